#include <guiju/program/dependencies.hpp>
#include <guiju/program/uses.hpp>

#include <algorithm>
#include <map>

namespace guiju::program {

namespace {

using graph::edge_kind;
using graph::vertex;
using graph::vertex_id;
using graph::vertex_kind;

class drawing {
public:
    drawing(const program& p, const graph::policy& from) : p_(p), from_(from) {}

    graph::dependencies run() {
        add_clauses();
        add_declarations();
        add_answers();
        add_departments();
        add_uses();
        return {std::move(vertices_), std::move(edges_)};
    }

private:
    vertex_id add(vertex v) {
        vertices_.push_back(std::move(v));
        const auto id = static_cast<vertex_id>(vertices_.size() - 1);
        const auto& made = vertices_.back();
        if (made.kind != vertex_kind::clause) {
            belongs(id, made.clause, edge_kind::belongs);
        }
        return id;
    }

    void belongs(vertex_id id, const graph::clause_id& clause, edge_kind how) {
        if (const auto found = clauses_.find(clause); found != clauses_.end()) {
            edges_.push_back({id, found->second, how});
        }
    }

    template <class Item>
    static vertex like(vertex_kind kind, const Item& item, std::size_t index) {
        vertex v;
        v.kind = kind;
        v.name = item.name;
        v.other = item.other;
        v.index = static_cast<std::uint32_t>(index);
        return v;
    }

    template <class List>
    void add_all(vertex_kind kind, const List& all, std::vector<vertex_id>& ids) {
        for (std::size_t i = 0; i < all.size(); ++i) {
            auto v = like(kind, all[i], i);
            v.clause = all[i].clause;
            if constexpr (requires { all[i].where; }) {
                v.where = all[i].where;
            }
            ids.push_back(add(std::move(v)));
        }
    }

    void add_clauses() {
        for (const auto& c : from_.clauses) {
            vertex v;
            v.kind = vertex_kind::clause;
            v.name = c.id;
            v.title = c.title;
            v.clause = c.id;
            v.where = c.where;
            clauses_.emplace(c.id, add(std::move(v)));
        }
    }

    void add_declarations() {
        add_all(vertex_kind::parameter, p_.parameters, parameters_);
        add_all(vertex_kind::reading, p_.readings, readings_);
        for (std::size_t r = 0; r < p_.records.size(); ++r) {
            fields_.emplace_back();
            for (std::size_t f = 0; f < p_.records[r].fields.size(); ++f) {
                auto v = like(vertex_kind::field, p_.records[r].fields[f], f);
                v.of = p_.records[r].name;
                fields_.back().push_back(add(std::move(v)));
            }
        }
        add_all(vertex_kind::function, p_.functions, functions_);
        add_all(vertex_kind::exception, p_.exceptions, exceptions_);
    }

    void add_answers() {
        for (std::size_t i = 0; i < p_.answers.size(); ++i) {
            const auto& a = p_.answers[i];
            auto v = like(vertex_kind::answer, a, i);
            v.of = a.subject == record_id::none ? std::string() : p_[a.subject].name;
            v.title = a.text;
            v.clause = a.clauses.empty() ? graph::clause_id() : a.clauses.front();
            v.answer = a.kind;
            v.where = a.where;
            answers_.push_back(add(std::move(v)));
            for (std::size_t c = 1; c < a.clauses.size(); ++c) {
                belongs(answers_.back(), a.clauses[c], edge_kind::cites);
            }
        }
    }

    [[nodiscard]] std::string second_name(const std::string& department) const {
        for (const auto& answer : from_.answers) {
            for (const auto& each : answer.departments) {
                if (each.name == department && !each.other.empty()) {
                    return each.other;
                }
            }
        }
        return {};
    }

    void add_departments() {
        std::map<std::string, vertex_id> known;
        for (std::size_t i = 0; i < p_.answers.size(); ++i) {
            for (const auto& name : p_.answers[i].departments) {
                if (!known.contains(name)) {
                    vertex v;
                    v.kind = vertex_kind::department;
                    v.name = name;
                    v.other = second_name(name);
                    v.index = static_cast<std::uint32_t>(known.size());
                    known.emplace(name, add(std::move(v)));
                }
                edges_.push_back({answers_[i], known[name], edge_kind::responsible});
                for (const auto& id : p_.answers[i].clauses) {
                    if (const auto clause = clauses_.find(id); clause != clauses_.end()) {
                        edges_.push_back({clause->second, known[name], edge_kind::responsible});
                    }
                }
            }
        }
    }

    void add_uses() {
        const auto all = guiju::program::uses_of(p_);
        for (std::size_t i = 0; i < all.size(); ++i) {
            add_uses(i < functions_.size() ? functions_[i] : answers_[i - functions_.size()], all[i]);
        }
        for (std::size_t i = 0; i < exceptions_.size(); ++i) {
            if (p_.exceptions[i].of != answer_id::none) {
                edges_.push_back(
                    {answers_[static_cast<std::size_t>(p_.exceptions[i].of)], exceptions_[i], edge_kind::uses});
                add_uses(exceptions_[i], guiju::program::uses_of(p_, nodes_of(static_cast<exception_id>(i))));
            }
        }
    }

    void add_uses(vertex_id from, const body_uses& what) {
        const auto link = [&](vertex_id to) { edges_.push_back({from, to, edge_kind::uses}); };
        std::for_each(what.functions.begin(), what.functions.end(),
                      [&](auto id) { link(functions_[static_cast<std::size_t>(id)]); });
        std::for_each(what.answers.begin(), what.answers.end(),
                      [&](auto id) { link(answers_[static_cast<std::size_t>(id)]); });
        std::for_each(what.parameters.begin(), what.parameters.end(),
                      [&](auto id) { link(parameters_[static_cast<std::size_t>(id)]); });
        std::for_each(what.readings.begin(), what.readings.end(),
                      [&](auto id) { link(readings_[static_cast<std::size_t>(id)]); });
        std::for_each(what.fields.begin(), what.fields.end(),
                      [&](const field_ref& f) { link(fields_[static_cast<std::size_t>(f.record)][f.field]); });
    }

    /// Condition and value of an exception: a case of its answer's outermost `choose`.
    std::vector<node_id> nodes_of(exception_id id) const {
        const auto& a = p_[p_.exceptions[static_cast<std::size_t>(id)].of];
        if (a.value == node_id::none || p_[a.value].op != opcode::choose) {
            return {};
        }
        const auto& n = p_[a.value];
        const auto given = p_.operands_of(n);
        for (std::size_t k = 0; 2 * k + 1 < given.size(); ++k) {
            if (p_.cases[n.index + k].exception == id) {
                return {given[2 * k], given[2 * k + 1]};
            }
        }
        return {};
    }

    const program& p_;
    const graph::policy& from_;
    std::vector<vertex> vertices_;
    std::vector<graph::edge> edges_;
    std::map<graph::clause_id, vertex_id> clauses_;
    std::vector<vertex_id> parameters_, readings_, functions_, exceptions_, answers_;
    std::vector<std::vector<vertex_id>> fields_;
};

} // namespace

graph::dependencies dependencies_of(const program& p, const graph::policy& from) { return drawing(p, from).run(); }

} // namespace guiju::program
