#pragma once

#include <guiju/program/program.hpp>

#include <string>

namespace guiju::program {

/// The program as a listing, a node a line below what it belongs to: what golden tests compare. Nothing reads it back.
[[nodiscard]] std::string print(const program& p);

/// One node with all below it, on one line: `choose(<(field 级别(%0), "市级"), …)`. Cut where it gets too long.
[[nodiscard]] std::string print(const program& p, node_id id);

/// A type as a listing names it: `number[months]`, `money[CNY]`, `list<record 评级>`, `date?`.
[[nodiscard]] std::string print(const program& p, type_id id);

/// The name of an opcode.
[[nodiscard]] std::string_view name_of(opcode op) noexcept;

} // namespace guiju::program
