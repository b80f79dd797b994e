# The installed copy: headers, library, command, policies, and what find_package and pkg-config read.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(guiju_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/guiju")

if(EXISTS "${PROJECT_SOURCE_DIR}/include/guiju")
    install(DIRECTORY include/guiju DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.hpp")
endif()
# Policies as headers, written by `guiju emit`.
install(FILES examples/longgang/longgang.hpp DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/guiju/policies")
install(TARGETS guiju guiju_runtime EXPORT guiju-targets)
install(EXPORT guiju-targets NAMESPACE guiju:: DESTINATION "${guiju_package_dir}")
if(TARGET guiju-cli)
    set_target_properties(guiju-cli PROPERTIES INSTALL_RPATH "$ORIGIN/../${CMAKE_INSTALL_LIBDIR}")
    install(TARGETS guiju-cli)
endif()
if(guiju_policies)
    install(FILES ${guiju_policies} DESTINATION "${CMAKE_INSTALL_DATADIR}/guiju/policies")
endif()

# Shell completion, as the command prints it, where each shell looks for it.
if(TARGET guiju-cli AND NOT CMAKE_CROSSCOMPILING)
    set(completion_dir "${PROJECT_BINARY_DIR}/completion")
    file(MAKE_DIRECTORY "${completion_dir}")
    foreach(shell IN ITEMS bash zsh fish)
        add_custom_command(
            TARGET guiju-cli POST_BUILD VERBATIM
            COMMAND guiju-cli completion ${shell} > "${completion_dir}/guiju.${shell}")
    endforeach()
    install(FILES "${completion_dir}/guiju.bash" RENAME guiju
            DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
    install(FILES "${completion_dir}/guiju.zsh" RENAME _guiju DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions")
    install(FILES "${completion_dir}/guiju.fish" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
endif()

# Only a static library asks its users for what it links.
get_target_property(guiju_kind guiju TYPE)
set(guiju_config_finds "")
set(guiju_pc_requires "")
set(guiju_pc_libs "")
if(guiju_kind STREQUAL "STATIC_LIBRARY")
    set(guiju_config_finds "find_dependency(absl)\nfind_dependency(pugixml)\nfind_dependency(ICU COMPONENTS uc i18n)\nfind_dependency(hwy)\nfind_dependency(Threads)")
    set(guiju_pc_requires "absl_time pugixml icu-i18n icu-uc libhwy")
endif()
if(NOT guiju_kind STREQUAL "INTERFACE_LIBRARY")
    set(guiju_pc_libs "-L\${libdir} -lguiju")
endif()
configure_package_config_file(
    cmake/guijuConfig.cmake.in "${PROJECT_BINARY_DIR}/guijuConfig.cmake" INSTALL_DESTINATION "${guiju_package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/guijuConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES cmake/guijuEmit.cmake DESTINATION "${guiju_package_dir}")
install(FILES "${PROJECT_BINARY_DIR}/guijuConfig.cmake" "${PROJECT_BINARY_DIR}/guijuConfigVersion.cmake"
        DESTINATION "${guiju_package_dir}")
file(RELATIVE_PATH guiju_pc_up "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
configure_file(cmake/guiju.pc.in "${PROJECT_BINARY_DIR}/guiju.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/guiju.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
