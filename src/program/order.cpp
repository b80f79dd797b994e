#include "lowering.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

namespace guiju::program {

namespace {

/// Everything with an expression: functions first, then answers.
using unit = std::size_t;

/// The names that stand in a tree.
void collect(const feel::tree& from, std::set<std::string>& names) {
    for (const auto& n : from.nodes) {
        if (n.kind == feel::node_kind::name || n.kind == feel::node_kind::path) {
            names.insert(n.text);
        }
    }
}

void collect(const graph::table& from, std::set<std::string>& names) {
    for (const auto& i : from.inputs) {
        collect(i.expression, names);
        collect(i.allowed, names);
    }
    for (const auto& o : from.outputs) {
        collect(o.otherwise, names);
    }
    for (const auto& r : from.rules) {
        for (const auto& t : r.tests) {
            collect(t, names);
        }
        for (const auto& o : r.outputs) {
            collect(o, names);
        }
    }
}

void collect(const graph::boxed& from, std::set<std::string>& names) {
    collect(from.text, names);
    for (const auto& t : from.tables) {
        collect(t, names);
    }
    for (const auto& part : from.parts) {
        collect(part, names);
    }
}

void collect(const graph::answer& from, std::set<std::string>& names) {
    collect(from.applies, names);
    collect(from.bound, names);
    collect(from.gap, names);
    collect(from.open_steps, names);
    for (const auto& l : from.locals) {
        collect(l.value, names);
    }
    for (const auto& s : from.steps) {
        collect(s.passed, names);
    }
    for (const auto& d : from.dimensions) {
        collect(d.values, names);
    }
    if (const auto* cases = std::get_if<std::vector<graph::guarded>>(&from.definition)) {
        for (const auto& c : *cases) {
            collect(c.condition, names);
            collect(c.value, names);
        }
    } else if (const auto* box = std::get_if<graph::boxed>(&from.definition)) {
        collect(*box, names);
    } else {
        collect(std::get<graph::table>(from.definition), names);
    }
}

/// Depth first without recursion: what is used comes before its users; a circle is broken where it closes.
std::vector<unit> used_first(const std::vector<std::vector<unit>>& uses) {
    std::vector<unit> order;
    std::vector<char> seen(uses.size(), 0);
    for (unit start = 0; start < uses.size(); ++start) {
        if (seen[start] != 0) {
            continue;
        }
        std::vector<std::pair<unit, std::size_t>> path{{start, 0}};
        seen[start] = 1;
        while (!path.empty()) {
            auto& [at, next] = path.back();
            if (next == uses[at].size()) {
                order.push_back(at);
                path.pop_back();
                continue;
            }
            const auto to = uses[at][next++];
            if (seen[to] == 0) {
                seen[to] = 1;
                path.emplace_back(to, 0);
            }
        }
    }
    return order;
}

/// One circle among units, as the units on it in order of use; empty when there is none.
std::vector<std::vector<unit>> circles_of(const std::vector<std::vector<unit>>& uses) {
    std::vector<std::vector<unit>> found;
    std::vector<char> state(uses.size(), 0); // 1: on the path, 2: done
    for (unit start = 0; start < uses.size(); ++start) {
        if (state[start] != 0) {
            continue;
        }
        std::vector<std::pair<unit, std::size_t>> path{{start, 0}};
        state[start] = 1;
        while (!path.empty()) {
            auto& [at, next] = path.back();
            if (next == uses[at].size()) {
                state[at] = 2;
                path.pop_back();
                continue;
            }
            const auto to = uses[at][next++];
            if (state[to] == 0) {
                state[to] = 1;
                path.emplace_back(to, 0);
            } else if (state[to] == 1) {
                std::vector<unit> circle;
                bool on = false;
                for (const auto& [step, unused] : path) {
                    on |= step == to;
                    if (on) {
                        circle.push_back(step);
                    }
                }
                found.push_back(std::move(circle));
            }
        }
    }
    return found;
}

} // namespace

/// What is used is lowered before its users, so that its type is known. Names alone decide: too many uses do no harm.
std::vector<std::size_t> lowering::lowering_order() {
    const auto functions = policy_.functions.size();
    const auto answers = functions + policy_.services.size();
    std::vector<std::vector<unit>> uses(answers + policy_.answers.size());
    std::vector<std::set<std::string>> names(uses.size());
    for (unit i = 0; i < uses.size(); ++i) {
        if (i < functions) {
            collect(policy_.functions[i].body, names[i]);
            std::for_each(policy_.functions[i].box.begin(), policy_.functions[i].box.end(),
                          [&](const graph::boxed& box) { collect(box, names[i]); });
        } else if (i < answers) {
            const auto& outputs = policy_.services[i - functions].outputs;
            names[i].insert(outputs.begin(), outputs.end());
        } else {
            collect(policy_.answers[i - answers], names[i]);
        }
    }
    for (const auto& e : build_.out.exceptions) {
        if (e.of != answer_id::none) {
            const auto& from = *written_exceptions_[static_cast<std::size_t>(&e - build_.out.exceptions.data())];
            collect(from.condition, names[answers + static_cast<std::size_t>(e.of)]);
            collect(from.value, names[answers + static_cast<std::size_t>(e.of)]);
        }
    }
    // A short name may be that of any model: too many uses do no harm here.
    std::unordered_multimap<std::string, unit> known;
    const auto enter = [&](const std::string& name, unit u) {
        for (const auto& one : policy_.models) {
            if (!one.prefix.empty() && name.starts_with(one.prefix)) {
                known.emplace(name.substr(one.prefix.size()), u);
            }
        }
        known.emplace(name, u);
    };
    for (const auto& [name, f] : functions_) {
        enter(name, f);
    }
    for (const auto& [name, all] : answers_) {
        for (const auto id : all) {
            enter(name, answers + static_cast<std::size_t>(id));
        }
    }
    for (unit i = 0; i < uses.size(); ++i) {
        for (const auto& name : names[i]) {
            const auto [first, last] = known.equal_range(name);
            const auto before = static_cast<std::ptrdiff_t>(uses[i].size());
            std::transform(first, last, std::back_inserter(uses[i]), [](const auto& one) { return one.second; });
            std::sort(uses[i].begin() + before, uses[i].end());
        }
    }
    return used_first(uses);
}

/// The answers whose names stand in a definition, and those in theirs: what a service computes by itself.
std::vector<std::size_t> lowering::inside(const graph::service& of) const {
    const std::set<std::string> given(of.input_decisions.begin(), of.input_decisions.end());
    std::vector<std::vector<unit>> uses(policy_.answers.size());
    std::vector<char> wanted(uses.size(), 0);
    std::vector<unit> open;
    const auto want = [&](const std::string& name) -> std::optional<unit> {
        const auto found = answers_.find(name);
        if (found == answers_.end() || given.contains(name)) {
            return std::nullopt;
        }
        const auto u = static_cast<unit>(found->second.front());
        if (wanted[u] == 0) {
            wanted[u] = 1;
            open.push_back(u);
        }
        return u;
    };
    for (const auto& name : of.outputs) {
        want(name);
    }
    while (!open.empty()) {
        const auto at = open.back();
        open.pop_back();
        std::set<std::string> names;
        collect(policy_.answers[at], names);
        for (const auto& name : names) {
            if (const auto u = want(full_name(policy_.answers[at].model, name))) {
                uses[at].push_back(*u);
            }
        }
    }
    auto order = used_first(uses);
    std::erase_if(order, [&](unit u) { return wanted[u] == 0; });
    return order;
}

namespace {

/// The functions that every call of a body calls: what stands behind a condition, in a loop or in a row of a table may
/// never come to it.
std::vector<unit> surely_called(const program& in, node_id body) {
    std::vector<unit> found;
    std::vector<char> seen(in.nodes.size(), 0);
    std::vector<node_id> open{body};
    while (!open.empty()) {
        const auto id = open.back();
        open.pop_back();
        if (id == node_id::none || std::exchange(seen[static_cast<std::size_t>(id)], 1) != 0) {
            continue;
        }
        const auto& n = in[id];
        auto parts = in.operands_of(n);
        switch (n.op) {
        case opcode::invoke:
            found.push_back(n.index);
            break;
        case opcode::conditional:
        case opcode::conjunction:
        case opcode::disjunction:
        case opcode::choose:
        case opcode::in_tests:
        case opcode::map:
        case opcode::some:
        case opcode::every:
        case opcode::filter:
        case opcode::filter_any:
            parts = parts.first(1);
            break;
        case opcode::span_map:
            parts = parts.first(2);
            break;
        default:
            break;
        }
        open.insert(open.end(), parts.begin(), parts.end());
    }
    return found;
}

} // namespace

/// Functions of models may call themselves, and the limits of evaluation bound them; but where no condition can end it,
/// no call has a value.
void lowering::check_endless() {
    const auto& functions = build_.out.functions;
    std::vector<std::vector<unit>> calls;
    for (const auto& f : functions) {
        calls.push_back(surely_called(build_.out, f.body));
    }
    for (const auto& circle : circles_of(calls)) {
        std::string path;
        for (const auto u : circle) {
            path += functions[u].name + " → ";
        }
        path += functions[circle.front()].name;
        warn("graph.endless", functions[circle.front()].where,
             {"函数不停地互相调用，没有条件会结束：" + path,
              "functions call each other without a condition that ends it: " + path});
    }
}

/// Circles among answers and functions, told by their path.
void lowering::check_cycles() {
    if (of_models()) {
        check_endless();
    }
    const auto functions = build_.out.functions.size();
    std::vector<std::vector<unit>> uses(functions + build_.out.answers.size());
    const auto all = uses_of(build_.out);
    for (unit i = 0; i < uses.size(); ++i) {
        for (const auto f : all[i].functions) {
            if (i < functions && of_models()) {
                continue; // functions of DMN may call themselves; the limits of evaluation bound them
            }
            uses[i].push_back(static_cast<unit>(f));
        }
        for (const auto a : all[i].answers) {
            uses[i].push_back(functions + static_cast<unit>(a));
        }
    }
    const auto name_of_unit = [&](unit u) {
        return u < functions ? build_.out.functions[u].name : build_.out.answers[u - functions].name;
    };
    for (const auto& circle : circles_of(uses)) {
        std::string path;
        for (const auto u : circle) {
            path += name_of_unit(u) + " → ";
        }
        path += name_of_unit(circle.front());
        const auto first = circle.front();
        const auto where =
            first < functions ? build_.out.functions[first].where : build_.out.answers[first - functions].where;
        error("graph.cycle", where, {"循环依赖：" + path, "circular: " + path});
    }
    find_readings(all, uses);
}

/// The readings that can change an answer: its own and those of all that it uses.
void lowering::find_readings(const std::vector<body_uses>& all, const std::vector<std::vector<std::size_t>>& edges) {
    const auto functions = build_.out.functions.size();
    std::vector<std::set<reading_id>> reached(all.size());
    for (const auto u : used_first(edges)) {
        reached[u].insert(all[u].readings.begin(), all[u].readings.end());
        for (const auto to : edges[u]) {
            reached[u].insert(reached[to].begin(), reached[to].end());
        }
    }
    for (std::size_t a = 0; a < build_.out.answers.size(); ++a) {
        auto& made = build_.out.answers[a];
        made.readings.assign(reached[functions + a].begin(), reached[functions + a].end());
        for (const auto r : made.readings) {
            build_.out.readings[static_cast<std::size_t>(r)].of.push_back(static_cast<answer_id>(a));
        }
    }
}

} // namespace guiju::program
