# One Google Benchmark program for each file in benchmarks/ but those of the peers.
find_package(benchmark REQUIRED)
guiju_sources(guiju_benchmark_sources "${PROJECT_SOURCE_DIR}/benchmarks/*.cpp")
list(FILTER guiju_benchmark_sources EXCLUDE REGEX "/benchmarks/peers/")
add_custom_target(benchmarks)
foreach(source IN LISTS guiju_benchmark_sources)
    get_filename_component(name "${source}" NAME_WE)
    add_executable(benchmark-${name} "${source}")
    set_target_properties(benchmark-${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/benchmarks")
    target_link_libraries(benchmark-${name} PRIVATE guiju::guiju benchmark::benchmark benchmark::benchmark_main)
    target_compile_definitions(benchmark-${name} PRIVATE GUIJU_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    guiju_own_code(benchmark-${name})
    add_dependencies(benchmarks benchmark-${name})
endforeach()

# What is written in C++ and C to stand beside the peers, called from Python. The loops by hand are compiled twice: for this machine,
# and for any of its kind. guiju itself stays as it is built everywhere; its emitted header is the caller's to compile.
enable_language(C)
foreach(machine IN ITEMS native plain)
    add_library(peers-by-hand-${machine} OBJECT benchmarks/peers/native/by_hand.cpp)
    target_compile_definitions(peers-by-hand-${machine} PRIVATE GUIJU_SUFFIX=_${machine})
    target_compile_options(peers-by-hand-${machine} PRIVATE -O3)
    guiju_own_code(peers-by-hand-${machine})
endforeach()
target_compile_options(peers-by-hand-native PRIVATE -march=native)
add_library(peers-native MODULE
    benchmarks/peers/native/guiju_columns.cpp
    benchmarks/peers/native/guiju_emitted.cpp
    benchmarks/peers/native/whole_by_hand.cpp
    benchmarks/peers/native/by_hand_decimal.c
    $<TARGET_OBJECTS:peers-by-hand-native> $<TARGET_OBJECTS:peers-by-hand-plain>)
set_target_properties(peers-native PROPERTIES
    LIBRARY_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/benchmarks" C_STANDARD 17 C_EXTENSIONS ON)
target_link_libraries(peers-native PRIVATE guiju::guiju)
# The Python package brings a copy of guiju into the same process: neither may see the other's symbols.
target_link_options(peers-native PRIVATE -Wl,--exclude-libs,ALL -Wl,-Bsymbolic)
target_compile_options(peers-native PRIVATE -Wall -Wextra $<$<COMPILE_LANGUAGE:CXX>:-Wpedantic -Wconversion -Werror>)
set_source_files_properties(benchmarks/peers/native/whole_by_hand.cpp benchmarks/peers/native/guiju_emitted.cpp PROPERTIES COMPILE_OPTIONS "-O3;-march=native")
add_dependencies(benchmarks peers-native)
