#pragma once

#include <guiju/program/program.hpp>

#include <vector>

namespace guiju::program {

/// A field of a record type.
struct field_ref {
    record_id record = record_id::none;
    std::uint32_t field = 0;
    friend auto operator<=>(const field_ref&, const field_ref&) = default;
};

/// What one body uses directly. Each list is sorted, each item stands once.
struct body_uses {
    std::vector<function_id> functions;
    std::vector<answer_id> answers;
    std::vector<parameter_id> parameters;
    std::vector<reading_id> readings;
    std::vector<field_ref> fields;
};

/// What every function, then every answer of a program uses, in their order. Linear in the size of the program.
[[nodiscard]] std::vector<body_uses> uses_of(const program& in);

/// What the nodes below these use.
[[nodiscard]] body_uses uses_of(const program& in, const std::vector<node_id>& roots);

/// The roots of an answer's nodes that are there.
[[nodiscard]] std::vector<node_id> roots_of(const answer& of);

} // namespace guiju::program
