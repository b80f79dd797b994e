# guiju::runtime: the rooms that are complete in their headers (base, value, meaning) and what emitted code needs. Nothing to link.
add_library(guiju_runtime INTERFACE)
add_library(guiju::runtime ALIAS guiju_runtime)
set_target_properties(guiju_runtime PROPERTIES EXPORT_NAME runtime)
target_compile_features(guiju_runtime INTERFACE cxx_std_20)
target_include_directories(
    guiju_runtime INTERFACE $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:include>)

# guiju::guiju: all rooms. Everything below src/ but the command.
guiju_sources(guiju_library_sources "${PROJECT_SOURCE_DIR}/src/*.cpp")
list(FILTER guiju_library_sources EXCLUDE REGEX "/src/cli/")
guiju_sources(guiju_public_headers "${PROJECT_SOURCE_DIR}/include/*.hpp")

if(guiju_library_sources)
    add_library(guiju ${guiju_library_sources})
    target_link_libraries(guiju PUBLIC guiju_runtime PRIVATE ${guiju_linked})
    target_include_directories(guiju PRIVATE "${PROJECT_SOURCE_DIR}/src")
    target_compile_definitions(guiju PRIVATE GUIJU_VERSION="${PROJECT_VERSION}")
    guiju_headers_of(guiju ${guiju_header_only})
    guiju_own_code(guiju)
    set_target_properties(guiju PROPERTIES VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
else()
    add_library(guiju INTERFACE)
    target_link_libraries(guiju INTERFACE guiju_runtime)
endif()
add_library(guiju::guiju ALIAS guiju)

# The policies that ship with the library, laid out in the build directory as they are in an installed copy.
file(GLOB guiju_policies CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/examples/longgang/*.rules.md")
foreach(policy IN LISTS guiju_policies)
    get_filename_component(name "${policy}" NAME)
    configure_file("${policy}" "${PROJECT_BINARY_DIR}/share/guiju/policies/${name}" COPYONLY)
endforeach()
