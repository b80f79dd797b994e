#pragma once

#include <guiju/graph/naming.hpp>

namespace guiju::graph {

/// A decision table. DMN 1.5, 8.
struct table {
    enum class hit_policy : std::uint8_t { unique, any, priority, first, rule_order, output_order, collect };
    enum class aggregation : std::uint8_t { none, sum, min, max, count };
    struct input {
        feel::tree expression;
        feel::tree allowed; ///< unary tests; may be empty
        std::string label;
        type_ref type{}; ///< of the expression; `any`: as it comes
        annex details{};
        annex of_expression{};
        annex of_allowed{};
    };
    struct output {
        naming name; ///< empty name when there is one output only
        feel::tree allowed;
        feel::tree otherwise; ///< default output; may be empty
        type_ref type{};
        annex details{};
        annex of_allowed{};
        annex of_otherwise{};
    };
    struct rule {
        std::vector<feel::tree> tests; ///< one for each input
        std::vector<feel::tree> outputs;
        std::string note;
        span where;
        guiju::graph::comments comments{};
        annex details{};
        std::vector<annex> of_tests{};   ///< one for each test, or none
        std::vector<annex> of_outputs{}; ///< one for each output, or none
        std::vector<std::string> annotations{};
    };
    hit_policy hit = hit_policy::unique;
    aggregation collect = aggregation::none;
    std::vector<input> inputs;
    std::vector<output> outputs;
    std::vector<rule> rules;
    span where;
    std::vector<std::string> annotation_names{}; ///< heads of the columns of annotations
};

} // namespace guiju::graph
