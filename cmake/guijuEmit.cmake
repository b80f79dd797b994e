# guiju_emit(<target> <policy> [NAMESPACE <name>] [ANSWERS <answer>...] [OUTPUT <header>])
#
# Writes a policy as a header with the command guiju when the policy changes, and lets the target include it: the header is named
# after the policy (plan.rules.md: plan.hpp) unless OUTPUT says otherwise. The target gets the headers of guiju::runtime.
function(guiju_emit target policy)
    cmake_parse_arguments(PARSE_ARGV 2 arg "" "NAMESPACE;OUTPUT" "ANSWERS")
    get_filename_component(policy "${policy}" ABSOLUTE)
    get_filename_component(name "${policy}" NAME_WE)
    if(NOT arg_OUTPUT)
        set(arg_OUTPUT "${name}.hpp")
    endif()
    set(folder "${CMAKE_CURRENT_BINARY_DIR}/guiju_emit/${target}")
    set(header "${folder}/${arg_OUTPUT}")
    set(options "")
    if(arg_NAMESPACE)
        list(APPEND options --namespace "${arg_NAMESPACE}")
    endif()
    if(arg_ANSWERS)
        string(REPLACE ";" "," answers "${arg_ANSWERS}")
        list(APPEND options --answers "${answers}")
    endif()
    if(TARGET guiju-cli)
        set(command guiju-cli)
    else()
        find_program(GUIJU_COMMAND guiju HINTS "${PACKAGE_PREFIX_DIR}/bin" "${guiju_DIR}/../../../bin" REQUIRED)
        mark_as_advanced(GUIJU_COMMAND)
        set(command "${GUIJU_COMMAND}")
    endif()
    file(MAKE_DIRECTORY "${folder}")
    add_custom_command(
        OUTPUT "${header}"
        COMMAND ${command} emit "${policy}" -o "${header}" ${options}
        DEPENDS "${policy}" ${command}
        VERBATIM)
    target_sources(${target} PRIVATE "${header}")
    target_include_directories(${target} PRIVATE "${folder}")
    target_link_libraries(${target} PRIVATE guiju::runtime)
endfunction()
