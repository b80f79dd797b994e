#include "lowering.hpp"

namespace guiju::program {

namespace {

/// The kind of value that an answer of that kind has by itself.
bool gives_yes_no(graph::answer_kind kind) { return kind == graph::answer_kind::eligibility; }

} // namespace

void lowering::lower_answers() {
    for (const auto index : lowering_order()) {
        const auto services = policy_.functions.size();
        const auto answers = services + policy_.services.size();
        if (index < services) {
            lower_function(index);
        } else if (index < answers) {
            lower_service(index - services);
        } else {
            lower_answer(index - answers);
        }
    }
}

void lowering::lower_function(std::size_t index) {
    const auto& from = policy_.functions[index];
    const auto parameters = build_.out.functions[index].parameters;
    const auto result = build_.out.functions[index].result;
    body frame;
    body_ = &frame;
    open_scope();
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        auto& v = bind(parameters[i].name, parameters[i].other, parameters[i].type, new_slot());
        v.where = from.parameters[i].name.where;
    }
    model_ = from.model;
    const typed made =
        from.box.empty() ? fitted_tree(from.body, result) : fitted(function_body(from.box.front()), result, from.where);
    warn_unused(frame.scopes.front());
    body_ = nullptr;
    auto& to = build_.out.functions[index];
    to.body = made.node;
    to.result = result == type_id::any && !of_models() ? made.type : result;
    to.frame = static_cast<std::uint16_t>(frame.slots);
}

void lowering::warn_unused(const scope& names) {
    for (const auto& v : names.variables) {
        if (!v.used && v.where.known() && strict()) {
            warn("name.unused", v.where, {v.name + " 没有用到", v.name + " is not used"});
        }
    }
}

void lowering::lower_answer(std::size_t index) {
    const auto& from = policy_.answers[index];
    const auto id = static_cast<answer_id>(index);
    answer to = build_.out[id];
    body frame;
    frame.of = id;
    model_ = from.model;
    body_ = &frame;
    told_clauses_.clear();
    open_answer(to);
    lower_dimensions(from, to);
    open_scope();
    lower_locals(from);
    if (!from.applies.empty()) {
        to.applies = condition(from.applies).node;
    }
    lower_value(from, to, id);
    lower_kind(from, to);
    if (from.kind == graph::answer_kind::duty && !told_clauses_.empty()) {
        to.clauses.clear();
        for (const auto& c : policy_.clauses) {
            if (told_clauses_.contains(c.id)) {
                to.clauses.push_back(c.id);
            }
        }
    }
    warn_unused(frame.scopes.back());
    to.frame = static_cast<std::uint16_t>(frame.slots);
    body_ = nullptr;
    build_.out.answers[index] = std::move(to);
}

/// Slot 0 is the subject's, also where there is none.
void lowering::open_answer(const answer& to) {
    const auto add = [this](record_id record) {
        variable v;
        v.name = build_.out[record].name;
        v.other = build_.out[record].other;
        v.type = build_.record(record);
        v.slot = new_slot();
        body_->records.push_back(std::move(v));
    };
    if (to.subject == record_id::none) {
        new_slot();
        return;
    }
    add(to.subject);
    for (const auto owner : to.owners) {
        add(owner);
    }
    // Around a subject stand its owners: an answer asked of the subject finds them here.
    std::vector<origin> around;
    for (auto r = body_->records.rbegin(); r != body_->records.rend(); ++r) {
        r->origins = around;
    }
}

void lowering::lower_dimensions(const graph::answer& from, answer& to) {
    const auto first = static_cast<std::uint16_t>(new_slot(to.dimensions.size()));
    std::vector<std::pair<type_id, node_id>> made;
    for (const auto& d : from.dimensions) {
        made.push_back(dimension_values(d));
    }
    open_scope();
    for (std::size_t i = 0; i < made.size(); ++i) {
        to.dimensions[i].type = made[i].first;
        to.dimensions[i].values = made[i].second;
        auto& v =
            bind(to.dimensions[i].name, to.dimensions[i].other, made[i].first, static_cast<std::uint16_t>(first + i));
        v.poisoned = made[i].second == node_id::none;
    }
}

/// The values of a dimension as a list; a range is counted through.
std::pair<type_id, node_id> lowering::dimension_values(const graph::dimension& from) {
    const auto* outer = std::exchange(tree_, &from.values);
    typed made;
    if (from.values.empty()) {
        made = error("answer.dimension", from.name.where,
                     {from.name.name + " 没有取值", from.name.name + " has no values"});
    } else if (from.values.top().kind == feel::node_kind::range) {
        const auto& n = from.values.top();
        auto [low, high] = both(n.children.at(0), n.children.at(1));
        if (!low.poisoned() && !high.poisoned()) {
            const auto type = joined(build_, low.type, high.type).value_or(type_id::any);
            const auto slot = new_slot(2);
            const auto item = build_.add({opcode::local, type, n.where, 0, slot});
            made.type = build_.list_of(type);
            made.node = build_.add({opcode::span_map, made.type, n.where, 0, slot}, {low.node, high.node, item});
        }
    } else {
        made = listed(lower(from.values, type_id::any), from.values.where());
    }
    tree_ = outer;
    return {made.poisoned() ? type_id::any : item_type(made, from.name.where), made.node};
}

/// 其中: each name sees those above it.
void lowering::lower_locals(const graph::answer& from) {
    for (const auto& l : from.locals) {
        for (const auto& earlier : body_->scopes.back().variables) {
            if (earlier.answers_to(l.name.name)) {
                duplicate(l.name.name, earlier.where, l.name.where);
            }
        }
        const typed made = lower(l.value, type_id::any);
        auto& v = bind(l.name.name, l.name.other, made.type, new_slot());
        v.where = l.name.where;
        v.lazy = made.node;
        v.poisoned = made.poisoned();
        v.origins = made.origins;
    }
}

void lowering::lower_kind(const graph::answer& from, answer& to) {
    if (!from.bound.empty()) {
        lower_bound(from, to);
    }
    if (!from.gap.empty()) {
        to.gap = lower(from.gap, type_id::any).node;
    }
    const auto yes_no = build_.simple(type_kind::boolean);
    for (const auto& s : from.steps) {
        to.steps.push_back({s.name.name, s.name.other, fitted_tree(s.passed, build_.optional(yes_no)).node});
    }
    if (!from.open_steps.empty()) {
        to.open_steps = lower_open_steps(from.open_steps);
    }
    if (gives_yes_no(from.kind) && to.value != node_id::none && strict()) {
        condition({to.value, to.type}, to.where);
    }
}

/// A bound is in the unit of what it bounds.
void lowering::lower_bound(const graph::answer& from, answer& to) {
    const typed bound = lower(from.bound, to.type);
    if (bound.poisoned()) {
        return;
    }
    to.bound = bound.node;
    if (to.value == node_id::none) {
        return;
    }
    const auto made = compare(to.relation, {to.value, build_.out[to.value].type}, bound, from.bound.where(),
                              build_.out[to.value].where, from.bound.where());
    if (made.poisoned()) {
        to.bound = node_id::none;
    }
}

/// Open steps are texts, or category values that stand for them.
node_id lowering::lower_open_steps(const feel::tree& from) {
    const typed made = lower(from, type_id::any);
    if (made.poisoned() || options_.gradual) {
        return made.node;
    }
    const type& t = build_[made.type];
    const auto element = t.kind == type_kind::list ? build_[t.element].kind : type_kind::null;
    const bool good = t.kind == type_kind::any ||
                      (t.kind == type_kind::list &&
                       (element == type_kind::text || element == type_kind::category || element == type_kind::any));
    if (!good) {
        const auto is = named(made.type);
        error("type.mismatch", from.where(),
              {"待办应为文本的列表，却是" + is.zh, "pending steps are a list of texts, not " + is.en});
    }
    return made.node;
}

} // namespace guiju::program
