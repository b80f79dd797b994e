#include "policy_state.hpp"

#include <guiju/program/dependencies.hpp>

#include <algorithm>

namespace guiju {

namespace {

std::vector<std::string> names_in(const graph::dependencies& in) {
    std::vector<std::string> names;
    for (const auto& v : in.vertices()) {
        names.push_back(v.name);
        if (!v.other.empty()) {
            names.push_back(v.other);
        }
    }
    return names;
}

void unite(std::vector<graph::vertex_id>& into, const std::vector<graph::vertex_id>& more) {
    std::vector<graph::vertex_id> all;
    std::ranges::set_union(into, more, std::back_inserter(all));
    into = std::move(all);
}

/// Duties and clauses that a department is responsible for.
std::vector<graph::vertex_id> charge_of(const graph::dependencies& in, graph::vertex_id department) {
    std::vector<graph::vertex_id> all;
    for (const auto& e : in.edges()) {
        if (e.kind == graph::edge_kind::responsible && e.to == department) {
            all.push_back(e.from);
        }
    }
    std::ranges::sort(all);
    return all;
}

} // namespace

graph::dependencies policy::dependencies() const { return program::dependencies_of(program(), document()); }

result<std::vector<graph::vertex_id>> find(const graph::dependencies& in, std::string_view name) {
    auto found = in.find(name);
    if (!found.empty()) {
        return found;
    }
    const auto near = nearest_name(name, names_in(in));
    return plain_problem("name.unknown",
                         {"政策中没有“" + std::string(name) + "”", "the policy has nothing named " + std::string(name)},
                         near.empty() ? wording{} : wording{"是否指“" + near + "”？", "Did you mean " + near + "?"});
}

result<std::vector<graph::vertex_id>> slice(const graph::dependencies& in, std::string_view name) {
    auto found = find(in, name);
    return found ? result<std::vector<graph::vertex_id>>(in.slice(*found)) : found;
}

result<std::vector<graph::vertex_id>> impact(const graph::dependencies& in, std::string_view name) {
    auto found = find(in, name);
    if (!found) {
        return found;
    }
    std::vector<graph::vertex_id> all;
    for (const auto id : *found) {
        auto more = in[id].kind == graph::vertex_kind::department ? charge_of(in, id) : in.impact(id);
        std::ranges::sort(more);
        unite(all, more);
    }
    std::erase_if(all, [&](auto id) { return std::ranges::find(*found, id) != found->end(); });
    return all;
}

} // namespace guiju
