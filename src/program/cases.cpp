#include "lowering.hpp"

namespace guiju::program {

void lowering::lower_value(const graph::answer& from, answer& to, answer_id id) {
    typed made;
    const auto where = to.where;
    if (const auto* cases = std::get_if<std::vector<graph::guarded>>(&from.definition)) {
        if (cases->empty()) {
            return;
        }
        made = cases_of(*cases, to.type, where);
    } else if (const auto* box = std::get_if<graph::boxed>(&from.definition)) {
        made = fitted(lower_box(*box), to.type, where);
    } else {
        made = lower_table(std::get<graph::table>(from.definition), to.type);
    }
    made = with_exceptions(made, to.type, id, where);
    if (made.poisoned()) {
        return;
    }
    if (to.type == type_id::any) {
        to.type = made.type;
    }
    to.value = made.node;
}

/// Guarded values in order. One without a condition alone is that value.
typed lowering::cases_of(const std::vector<graph::guarded>& cases, type_id expected, span where) {
    if (cases.size() == 1 && cases.front().condition.empty()) {
        return fitted_tree(cases.front().value, expected);
    }
    std::vector<typed> values;
    std::vector<node_id> operands;
    std::vector<case_info> written;
    bool bad = false;
    for (const auto& c : cases) {
        const bool otherwise = c.condition.empty();
        if (!otherwise) {
            operands.push_back(condition(c.condition).node);
            bad |= operands.back() == node_id::none;
        } else if (&c != &cases.back()) {
            error("answer.otherwise", c.where, {"“否则”要放在最后", "'otherwise' comes last"});
        }
        values.push_back(fitted_tree(c.value, expected));
        bad |= values.back().poisoned();
        operands.push_back(values.back().node);
        written.push_back({c.where.known() ? c.where : c.value.where(), exception_id::none, otherwise});
    }
    if (bad) {
        return {};
    }
    return chosen(operands, values, written, expected, where);
}

typed lowering::chosen(const std::vector<node_id>& operands, const std::vector<typed>& values,
                       const std::vector<case_info>& written, type_id expected, span where) {
    auto type = values.front().type;
    for (const auto& v : values) {
        const auto both = joined(build_, type, v.type);
        if (!both && strict() && expected == type_id::any) {
            const auto a = named(type);
            const auto b = named(v.type);
            return error("type.branches", build_.out[v.node].where,
                         {"各情形类型不同：" + a.zh + "与" + b.zh, "the cases differ: " + a.en + " and " + b.en});
        }
        type = both.value_or(type_id::any);
    }
    const auto first = static_cast<std::uint32_t>(build_.out.cases.size());
    build_.out.cases.insert(build_.out.cases.end(), written.begin(), written.end());
    type = expected == type_id::any ? type : expected;
    return {build_.add({opcode::choose, type, where, first}, operands), type};
}

/// Exceptions go before what the answer says by itself, in their order.
typed lowering::with_exceptions(const typed& base, type_id expected, answer_id of, span where) {
    const auto& all = exceptions_of_[static_cast<std::size_t>(of)];
    if (all.empty()) {
        return base;
    }
    std::vector<typed> values;
    std::vector<node_id> operands;
    std::vector<case_info> written;
    bool bad = base.poisoned();
    for (const auto id : all) {
        const auto& from = *written_exceptions_[static_cast<std::size_t>(id)];
        operands.push_back(condition(from.condition).node);
        values.push_back(fitted_tree(from.value, expected));
        bad |= operands.back() == node_id::none || values.back().poisoned();
        operands.push_back(values.back().node);
        written.push_back({from.where.known() ? from.where : from.name.where, id, false});
    }
    if (bad) {
        return {};
    }
    values.push_back(base);
    operands.push_back(base.node);
    written.push_back({where, exception_id::none, true});
    return chosen(operands, values, written, expected, where);
}

} // namespace guiju::program
