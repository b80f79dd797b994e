#pragma once

#include <guiju/guiju.hpp>

#include <pugixml.hpp>

#include <string>

/// The test cases of DMN's conformance kit.
namespace guiju::cli::tck {

/// What one test case came to: a line of the board's `tck_results.csv`.
struct case_result {
    std::string folder, file, id;
    bool passed = false;
    std::string detail;
};

/// Names of inputs and decisions as the policy has them: those of an imported model carry its prefix.
[[nodiscard]] std::string full_name(const policy& of, pugi::xml_node node, const std::string& name);

/// The inputs of a test case, as a context.
[[nodiscard]] value inputs_of(const policy& of, pugi::xml_node test);

/// What a result node expects; null where it wants an error.
[[nodiscard]] value expected_in(pugi::xml_node result);

/// What went wrong with one answer, for the detail of a result.
[[nodiscard]] std::string mismatch(pugi::xml_node result, const value& expected, const value& found);

} // namespace guiju::cli::tck
