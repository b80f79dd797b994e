#include "tck_cases.hpp"

#include "tck_values.hpp"
#include "typed_json.hpp"

#include <string_view>
#include <utility>
#include <vector>

namespace guiju::cli::tck {

std::string full_name(const policy& of, pugi::xml_node node, const std::string& name) {
    const std::string space = node.attribute("namespace").value();
    for (const auto& one : of.document().models) {
        if (!space.empty() && one.name_space == space) {
            return one.prefix + name;
        }
    }
    return name;
}

value inputs_of(const policy& of, pugi::xml_node test) {
    auto shape = make_shared_body<guiju::shape>();
    std::vector<value> values;
    for (const auto one : test.children()) {
        if (is(one, "inputNode")) {
            shape->names.push_back(full_name(of, one, one.attribute("name").value()));
            values.push_back(value_in(one));
        }
    }
    return shared<const context_body>(
        make_shared_body<context_body>(shared<const guiju::shape>(shape), std::move(values)));
}

value expected_in(pugi::xml_node result) {
    const bool error = std::string_view(result.attribute("errorResult").value()) == "true";
    return error ? value() : value_in(child(result, "expected"));
}

std::string mismatch(pugi::xml_node result, const value& expected, const value& found) {
    return std::string(result.attribute("name").value()) + ": expected " + plain_text(expected) + ", found " +
           plain_text(found);
}

} // namespace guiju::cli::tck
