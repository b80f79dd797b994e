#pragma once

#include <guiju/graph/boxed.hpp>

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

/// What a policy needs beside its answers and functions to hold a DMN model. DMN 1.5, 6 and 7.
namespace guiju::graph {

/// A type of a DMN model. DMN 1.5, 7.3.2. A structure when it has components, a function type when it says so.
struct item_definition {
    naming name;
    type_ref type{}; ///< the base, or the result of a function type
    bool collection = false;
    feel::tree allowed{};    ///< unary tests that every value, of collections every item, passes; may be empty
    feel::tree constraint{}; ///< unary tests that a collection passes as a whole; may be empty
    std::vector<item_definition> components{};
    bool is_function = false;
    std::vector<box_name> parameters{}; ///< of a function type
    std::size_t model = 0;
    annex details{};
    annex of_allowed{};
    annex of_constraint{};
    annex of_function{};
};

/// A part of a model that is called as a function: its inputs are the parameters. DMN 1.5, 6.2.1.4, 10.4.
struct service {
    naming name;
    type_ref type{};
    std::vector<std::string> outputs{};         ///< decisions, by name; several make a context
    std::vector<std::string> encapsulated{};    ///< decisions
    std::vector<std::string> input_decisions{}; ///< parameters, behind
    std::vector<std::string> inputs{};          ///< fields of the record of inputs: parameters, in front
    std::size_t model = 0;
    annex details{};
    annex of_variable{};
    span where{};
};

inline constexpr std::size_t no_model = static_cast<std::size_t>(-1);

struct model_import {
    std::string alias;            ///< empty: names are taken over as they are
    std::size_t model = no_model; ///< that was read for it; none of what is not DMN
    std::string name_space, location, type;
    annex details{};
};

/// One DMN document among those that make a policy. What is declared in it carries its index and is named with its
/// prefix: "Model B.Person name".
struct model {
    std::string name;
    std::string name_space;
    std::string prefix; ///< empty for the one that was asked for
    std::vector<model_import> imports{};
    annex details{};                                             ///< of `definitions`
    std::vector<std::pair<std::string, std::string>> prefixes{}; ///< xmlns:… of the document
};

} // namespace guiju::graph
