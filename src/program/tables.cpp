#include "lowering.hpp"

#include <guiju/feel/printer.hpp>

#include <algorithm>

namespace guiju::program {

using hit_policy = graph::table::hit_policy;
using aggregation = graph::table::aggregation;

namespace {

/// Hit policies that give a list of what the rules say.
bool gives_list(const graph::table& t) {
    return t.hit == hit_policy::rule_order || t.hit == hit_policy::output_order ||
           (t.hit == hit_policy::collect && t.collect == aggregation::none);
}

/// About as many nodes as the rules become: those of their trees, and the input beside each test.
std::size_t size_of_rules(const graph::table& t) {
    std::size_t count = 0;
    for (const auto& r : t.rules) {
        count += r.tests.size();
        for (const auto* cells : {&r.tests, &r.outputs}) {
            for (const auto& one : *cells) {
                count += one.nodes.size();
            }
        }
    }
    return count;
}

} // namespace

typed lowering::lower_table(const graph::table& from, type_id expected) {
    table made;
    made.hit = from.hit;
    made.collect = from.collect;
    made.where = from.where;
    made.first_slot = new_slot(from.inputs.size());
    std::vector<typed> inputs;
    std::vector<node_id> operands;
    bool bad = false;
    for (const auto& i : from.inputs) {
        inputs.push_back(fitted(lower(i.expression, type_id::any), input_type(i), i.expression.where()));
        operands.push_back(inputs.back().node);
        bad |= inputs.back().poisoned();
        bad |= !lower_table_input(i, inputs.back(), made);
    }
    const auto wanted = wanted_outputs(from, expected);
    std::vector<type_id> types(from.outputs.size(), type_id::any);
    build_.expect(size_of_rules(from));
    made.rules.reserve(from.rules.size());
    for (std::size_t r = 0; r < from.rules.size(); ++r) {
        bad |= !lower_table_rule(from, r, made, inputs, wanted, types);
    }
    bad |= !lower_table_outputs(from, made, wanted);
    if (bad) {
        return {};
    }
    const auto type = table_type(from, made, types);
    build_.out.tables.push_back(std::move(made));
    const auto index = static_cast<std::uint32_t>(build_.out.tables.size() - 1);
    return fitted({build_.add({opcode::table, type, from.where, index}, operands), type}, expected, from.where);
}

/// The type of an input; in models only what the column allows comes in.
type_id lowering::input_type(const graph::table::input& of) {
    return of_models() ? restricted(resolve(of.type), of.allowed, of.label, model_) : type_id::any;
}

bool lowering::lower_table_input(const graph::table::input& from, const typed& lowered, table& to) {
    const feel::dialect written{policy_.language, true};
    table::input made{from.label.empty() ? feel::print(from.expression, written) : from.label, lowered.type,
                      node_id::none};
    const bool any = from.allowed.empty() || from.allowed.top().kind == feel::node_kind::any_test;
    if (!any && !lowered.poisoned()) {
        const auto slot = static_cast<std::uint16_t>(to.first_slot + to.inputs.size());
        made.allowed = unary_tests(from.allowed, lowered, slot).node;
    }
    to.inputs.push_back(std::move(made));
    return any || lowered.poisoned() || to.inputs.back().allowed != node_id::none;
}

/// What each output should be, from what the answer should be.
std::vector<type_id> lowering::wanted_outputs(const graph::table& from, type_id expected) {
    std::vector<type_id> wanted(from.outputs.size(), type_id::any);
    if (of_models()) {
        std::transform(from.outputs.begin(), from.outputs.end(), wanted.begin(),
                       [this](const graph::table::output& one) { return resolve(one.type); });
        return wanted;
    }
    if (from.hit == hit_policy::collect && from.collect == aggregation::count) {
        return wanted;
    }
    auto one = expected;
    if (gives_list(from)) {
        one = build_[expected].kind == type_kind::list ? build_[expected].element : type_id::any;
    }
    if (from.outputs.size() == 1) {
        wanted.front() = one;
        return wanted;
    }
    for (std::size_t i = 0; i < wanted.size() && build_[one].kind == type_kind::record; ++i) {
        if (const auto at = field_named(build_[one].record, from.outputs[i].name.name)) {
            wanted[i] = build_.out[build_[one].record].fields[*at].type;
        }
    }
    return wanted;
}

bool lowering::lower_table_rule(const graph::table& from, std::size_t rule, table& to, const std::vector<typed>& inputs,
                                const std::vector<type_id>& wanted, std::vector<type_id>& types) {
    const auto& r = from.rules[rule];
    table::rule made;
    made.where = r.where;
    made.note = r.note;
    made.tests.reserve(r.tests.size());
    made.outputs.reserve(r.outputs.size());
    if (r.tests.size() != from.inputs.size() || r.outputs.size() != from.outputs.size()) {
        error("table.columns", r.where, {"此行的列数与表头不同", "this row has not as many columns as the head"});
        return false;
    }
    bool good = true;
    for (std::size_t i = 0; i < r.tests.size(); ++i) {
        const bool any = r.tests[i].empty() || r.tests[i].top().kind == feel::node_kind::any_test;
        if (any || inputs[i].poisoned()) {
            made.tests.push_back(node_id::none);
            continue;
        }
        const auto slot = static_cast<std::uint16_t>(to.first_slot + i);
        const bool unreadable = !graph::unread_text(r.tests[i]).empty();
        made.tests.push_back(
            settled(unreadable ? typed{} : unary_tests(r.tests[i], inputs[i], slot), r.tests[i].where()).node);
        good &= made.tests.back() != node_id::none;
    }
    for (std::size_t i = 0; i < r.outputs.size(); ++i) {
        const typed out = fitted_tree(r.outputs[i], wanted[i]);
        types[i] = rule == 0 ? out.type : joined(build_, types[i], out.type).value_or(type_id::any);
        made.outputs.push_back(out.node);
        good &= !out.poisoned();
    }
    to.rules.push_back(std::move(made));
    return good;
}

bool lowering::lower_table_outputs(const graph::table& from, table& to, const std::vector<type_id>& wanted) {
    bool good = true;
    const bool several = from.outputs.size() > 1;
    auto names = make_shared_body<guiju::shape>();
    for (std::size_t i = 0; i < from.outputs.size(); ++i) {
        const auto& o = from.outputs[i];
        to.output_names.push_back(several ? o.name.name : std::string());
        names->names.push_back(o.name.name);
        const bool has_default = std::any_of(from.outputs.begin(), from.outputs.end(),
                                             [](const graph::table::output& one) { return !one.otherwise.empty(); });
        if (has_default) {
            to.defaults.push_back(o.otherwise.empty() ? null_constant(from.where).node
                                                      : fitted_tree(o.otherwise, wanted[i]).node);
            good &= to.defaults.back() != node_id::none;
        }
        if (from.hit == hit_policy::priority || from.hit == hit_policy::output_order) {
            to.priorities.push_back(priorities_of(o, wanted[i]));
        }
    }
    if (several) {
        to.output_shape = shared<const guiju::shape>(names);
    }
    return good;
}

/// The allowed values of an output, from the one that goes first on.
std::vector<value> lowering::priorities_of(const graph::table::output& of, type_id wanted) {
    std::vector<value> all;
    if (of.allowed.empty()) {
        return all;
    }
    const auto* outer = std::exchange(tree_, &of.allowed);
    const auto& top = of.allowed.top();
    const auto ids = top.kind == feel::node_kind::tests ? top.children : feel::node_list{of.allowed.root};
    for (const auto id : ids) {
        const typed one = lower(id, wanted);
        if (const auto constant = one.poisoned() ? std::nullopt : folded(build_.out, one.node)) {
            all.push_back(*constant);
        }
    }
    tree_ = outer;
    return all;
}

type_id lowering::table_type(const graph::table& from, table& to, const std::vector<type_id>& types) {
    if (from.hit == hit_policy::collect && from.collect == aggregation::count) {
        return build_.number(feel::unit::none);
    }
    auto one = types.empty() ? type_id::any : types.front();
    if (types.size() > 1) {
        type made;
        made.kind = type_kind::context;
        for (std::size_t i = 0; i < types.size(); ++i) {
            made.entries.emplace_back(to.output_names[i], types[i]);
        }
        one = build_.intern(made);
    }
    return gives_list(from) ? build_.list_of(one) : one;
}

} // namespace guiju::program
