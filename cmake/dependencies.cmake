# Everything guiju stands on. Header-only libraries are taken by their include directories alone, so that an installed static
# guiju does not ask its users for them; what has to be linked is named in guiju_linked and found again by guijuConfig.cmake.
set(CMAKE_FIND_PACKAGE_PREFER_CONFIG ON)
find_package(Boost 1.74 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(utf8cpp 3.2 REQUIRED)
find_package(pugixml 1.13 REQUIRED)
find_package(ICU 70 REQUIRED COMPONENTS uc i18n)
find_package(absl REQUIRED)
find_package(hwy 1.0.3 REQUIRED)
# What it defines says how its own symbols are exported, which nobody but Windows asks; nothing else is compiled anew for it.
set_property(TARGET hwy::hwy PROPERTY INTERFACE_COMPILE_DEFINITIONS "")
find_package(Threads REQUIRED)
if(GUIJU_BUILD_CLI)
    find_package(CLI11 2.1 REQUIRED)
endif()

# Its target has gone by two names.
set(guiju_utf8cpp utf8cpp)
if(TARGET utf8cpp::utf8cpp)
    set(guiju_utf8cpp utf8cpp::utf8cpp)
endif()

set(guiju_header_only Boost::headers nlohmann_json::nlohmann_json ${guiju_utf8cpp})
set(guiju_linked absl::time pugixml::pugixml ICU::i18n ICU::uc hwy::hwy Threads::Threads)

# guiju_headers_of(<target> <library>...): the headers of header-only libraries, as system headers, and nothing that would be exported.
function(guiju_headers_of target)
    foreach(library IN LISTS ARGN)
        target_include_directories(${target} SYSTEM PRIVATE $<TARGET_PROPERTY:${library},INTERFACE_INCLUDE_DIRECTORIES>)
    endforeach()
endfunction()
