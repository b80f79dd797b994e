#pragma once

#include "emit/names.hpp"

#include <guiju/emit/emit.hpp>
#include <guiju/meaning/operations.hpp>
#include <guiju/program/ranges.hpp>
#include <guiju/program/uses.hpp>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace guiju::emitted {

/// What is known of a program for emitted code: with fields that may be missing, and with all given.
struct knowledge {
    explicit knowledge(const program::program& of);

    program::ranges loose;
    program::ranges given;
};

/// Names and types that a header declares.
class vocabulary {
public:
    vocabulary(const program::program& of, const knowledge& facts, const std::vector<std::string>& other_categories);

    /// Of a value of that type of which this is known; empty when there is none.
    [[nodiscard]] std::string type(const program::type& t, const program::known& k, bool given) const;
    /// Of a number that lies there: scaled, or a decimal.
    [[nodiscard]] static std::string number(const std::optional<program::extent>& where);
    /// The integer type that holds both ends.
    [[nodiscard]] static std::string integer(int128 low, int128 high);
    [[nodiscard]] std::string entry(const std::string& name) const;
    /// The number of a context shape, by its names.
    [[nodiscard]] std::size_t shape(const std::vector<std::string>& names);
    [[nodiscard]] std::size_t need(const std::string& name) const;
    [[nodiscard]] std::size_t words() const { return (needs.size() + 63) / 64; }
    [[nodiscard]] std::string hole(const std::string& name) const;

    const program::program& in;
    const knowledge& facts;
    std::vector<std::string> categories, records, functions, parameters, readings, answers;
    std::vector<std::vector<std::string>> values, fields, choices;
    std::vector<std::string> needs; ///< names that may be needed, sorted
    std::vector<std::vector<std::string>> shapes;

private:
    void name_types();
    void name_rest(const std::vector<std::string>& other_categories);
    void name_entries();
    void collect_needs();

    std::map<std::string, std::string> entries_;
};

/// Writes the bodies of functions as C++ expressions. Each node is an expression whose type the compiler finds out;
/// numbers have the type that ranges prove.
class writer {
public:
    writer(vocabulary& words) : words_(words), in_(words.in) {}

    /// The expression of a node; empty when it cannot be emitted: `problem` says why.
    std::string of(program::node_id id);
    /// The locals that nodes need, as declarations.
    std::string locals(const std::vector<program::node_id>& roots);

    struct trouble {
        wording why;
        span where;
    };
    std::optional<trouble> problem;

    /// Functions and answers that were left out: what calls them is left out too.
    std::set<std::uint32_t> no_function, no_answer;

    /// A whole number in C++, of any size.
    [[nodiscard]] static std::string units(int128 n);
    [[nodiscard]] std::string constant(const value& v, const program::node& n);
    [[nodiscard]] std::string number_type(program::node_id id) const;
    [[nodiscard]] const program::known& loose(program::node_id id) const { return words_.facts.loose[id]; }
    [[nodiscard]] const program::known& given(program::node_id id) const { return words_.facts.given[id]; }
    std::string fail(const char* zh, const char* en, span where);
    /// The value of a node as a number of that type.
    std::string as_number(program::node_id id, const std::string& type);
    /// Both as one type where they are numbers.
    std::string branch(program::node_id id, program::node_id of);
    [[nodiscard]] std::string rule_of(program::node_id id);

private:
    using node = program::node;
    using node_id = program::node_id;

    [[nodiscard]] std::span<const node_id> operands(const node& n) const { return in_.operands_of(n); }
    [[nodiscard]] const program::type& type_of(node_id id) const { return in_[in_[id].type]; }
    [[nodiscard]] bool is_number(node_id id) const;
    [[nodiscard]] std::string slot(std::uint32_t n) const { return frame_ + std::to_string(n); }
    std::string call(const std::string& name, std::initializer_list<std::string> given);

    std::string leaf(node_id id, const node& n);
    std::string control(node_id id, const node& n);
    std::string made(node_id id, const node& n);
    std::string field(const node& n);
    std::string member(const node& n);
    std::string parameter(node_id id, const node& n);
    std::string answer(const node& n);
    std::string invoke(const node& n);
    std::string conditional(node_id id, const node& n);
    std::string choice(node_id id, const node& n, std::size_t from);
    std::string junction(const node& n, bool settles);
    std::string map(node_id id, const node& n);
    std::string loop(const node& n, node_id body);
    [[nodiscard]] program::type_id program_type(node_id id) const;
    std::string row_type(node_id body);
    std::string quantified(const node& n);
    std::string context(node_id id, const node& n);
    std::string convert(node_id id, const node& n);
    std::string either_of(const std::string& condition, const std::string& then, const std::string& otherwise,
                          bool costly);
    std::string tests(const node& n);
    std::string test(node_id id);
    std::string list(const node& n);
    std::string lambda(node_id id);
    // tables.cpp
    std::string table(node_id id, const node& n);
    std::string hit(const program::table::rule& rule);
    std::string output(node_id id, node_id one);
    std::string picked_rule(node_id id, const program::table& t, std::size_t from);
    std::string tried_rules(node_id id, const program::table& t);
    std::string among_rules(node_id id, const program::table& t);
    std::string ranks(node_id id, const program::table& t);
    std::string collected(node_id id, const program::table& t);
    // operations.cpp
    std::string operation(node_id id, const node& n);
    std::string arithmetic(node_id id, const node& n);
    std::string dates(node_id id, const node& n);
    std::string comparison(node_id id, const node& n);
    std::string in_range(const node& n);
    std::string numeric(node_id id, const node& n);
    std::string aggregate(node_id id, const node& n);
    std::string of_lists(node_id id, const node& n);
    std::string extreme(node_id id, const node& n);
    /// `Work, scale` in which two numbers can be compared.
    std::string common(node_id a, node_id b) const;
    std::string work(std::initializer_list<node_id> all, int scale) const;
    [[nodiscard]] bool comparable(node_id a, node_id b) const;
    bool is_reading(node_id id) const { return in_[id].op == program::opcode::reading; }
    bool is_costly(node_id id) const;

    vocabulary& words_;
    const program::program& in_;
    std::string frame_ = "s";
    int depth_ = 0;
};

} // namespace guiju::emitted
