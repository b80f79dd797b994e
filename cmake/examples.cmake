# One program for each file in examples/cpp/, built against the same targets that an installed copy offers.
guiju_sources(guiju_example_sources "${PROJECT_SOURCE_DIR}/examples/cpp/*.cpp")
foreach(source IN LISTS guiju_example_sources)
    get_filename_component(name "${source}" NAME_WE)
    add_executable(example-${name} "${source}")
    set_target_properties(example-${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/examples")
    target_link_libraries(example-${name} PRIVATE guiju::guiju)
    guiju_own_code(example-${name})
    # What an example prints stands beside it.
    if(GUIJU_BUILD_TESTS AND NOT CMAKE_CROSSCOMPILING)
        add_test(NAME example.${name}
                 COMMAND ${CMAKE_COMMAND} "-DPROGRAM=$<TARGET_FILE:example-${name}>"
                         "-DEXPECTED=${PROJECT_SOURCE_DIR}/examples/cpp/${name}.txt" -P
                         "${PROJECT_SOURCE_DIR}/cmake/compare_output.cmake"
                 WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
        set_tests_properties(example.${name} PROPERTIES LABELS examples TIMEOUT 120)
    endif()
endforeach()
