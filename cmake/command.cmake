# The command guiju. It finds the policies that ship with it beside itself, in the build directory as when installed.
guiju_sources(guiju_command_sources "${PROJECT_SOURCE_DIR}/src/cli/*.cpp")
if(guiju_command_sources)
    add_executable(guiju-cli ${guiju_command_sources})
    set_target_properties(guiju-cli PROPERTIES OUTPUT_NAME guiju)
    target_link_libraries(guiju-cli PRIVATE guiju::guiju pugixml::pugixml)
    target_include_directories(guiju-cli PRIVATE "${PROJECT_SOURCE_DIR}/src/cli")
    target_compile_definitions(
        guiju-cli PRIVATE GUIJU_VERSION="${PROJECT_VERSION}" GUIJU_POLICIES_FROM_BIN="../share/guiju/policies")
    guiju_headers_of(guiju-cli CLI11::CLI11 nlohmann_json::nlohmann_json)
    guiju_own_code(guiju-cli)
endif()
