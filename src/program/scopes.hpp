#pragma once

#include <guiju/program/program.hpp>

#include <list>
#include <string>
#include <utility>
#include <vector>

namespace guiju::program {

struct body;

/// The record that an item was taken from: how a hire in a list knows its organisation.
struct origin {
    record_id record = record_id::none;
    node_id node = node_id::none;
    const body* in = nullptr; ///< the node is of this body's frame
};

inline constexpr std::uint16_t not_yet = 0xFFFF;
inline constexpr std::uint32_t no_reading = 0xFFFF'FFFF;

/// A lowered expression. Without a node it is poisoned: something was wrong in it and has been told already.
struct typed {
    node_id node = node_id::none;
    type_id type = type_id::any;
    std::uint32_t reading = no_reading; ///< it is the choice taken of this reading
    std::vector<origin> origins = {};   ///< of a record, or of the items of a list; from the inside out

    [[nodiscard]] bool poisoned() const noexcept { return node == node_id::none; }
};

/// A name for a slot.
struct variable {
    std::string name;
    std::string other;
    std::uint16_t slot = 0; ///< `not_yet`: gets one when it is first used
    type_id type = type_id::any;
    node_id lazy = node_id::none; ///< of named locals: what is computed when it is first needed
    std::vector<origin> origins;
    span where;
    bool poisoned = false;
    bool used = false;

    [[nodiscard]] bool answers_to(const std::string& n) const noexcept {
        return n == name || (!other.empty() && n == other);
    }
};

/// Names that come and go together. An item scope lets the entries of its one variable be named without it.
struct scope {
    bool item = false;
    std::list<variable> variables;
};

/// What a lambda takes along from the body around it.
struct capture {
    std::uint16_t outer_slot = 0;
    node_id lazy = node_id::none;
    type_id type = type_id::any;
    std::string name;
};

/// One frame in the making.
struct body {
    body* outer = nullptr; ///< of a lambda
    std::uint32_t slots = 0;
    std::list<scope> scopes;
    std::vector<capture> captures;
    std::vector<std::pair<std::size_t, std::size_t>> inner; ///< runs of nodes that belong to lambdas in this body

    // Of answers only:
    answer_id of = answer_id::none;
    std::list<variable> records; ///< subject and owners, from the inside out
};

/// Captured values stand in slots from here on until the number of captures is known.
inline constexpr std::uint16_t first_captured = 0xC000;

} // namespace guiju::program
