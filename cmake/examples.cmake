# One program for each file in examples/cpp/, built against the same targets that an installed copy offers.
guiju_sources(guiju_example_sources "${PROJECT_SOURCE_DIR}/examples/cpp/*.cpp")
foreach(source IN LISTS guiju_example_sources)
    get_filename_component(name "${source}" NAME_WE)
    add_executable(example-${name} "${source}")
    set_target_properties(example-${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/examples")
    target_link_libraries(example-${name} PRIVATE guiju::guiju)
    guiju_own_code(example-${name})
endforeach()
