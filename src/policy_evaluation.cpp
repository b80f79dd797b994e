#include "policy_state.hpp"

#include <guiju/explain/json_line.hpp>
#include <guiju/formats/json/data.hpp>

#include <algorithm>

namespace guiju {

namespace {

/// The record that nothing contains and that contains the most: the one a population is of.
program::record_id root_of(const program::program& p) {
    for (std::uint32_t i = 0; i < p.records.size(); ++i) {
        const auto id = static_cast<program::record_id>(i);
        const bool owned = p.records[i].owner != program::record_id::none;
        const bool owns = std::ranges::any_of(p.records, [&](const auto& r) { return r.owner == id; });
        if (!owned && owns) {
            return id;
        }
    }
    return p.records.empty() ? program::record_id::none : static_cast<program::record_id>(0);
}

/// `{"组织": {…}}`: a context of one entry that is a context and is named as a record.
const value* wrapped_record(const policy& of, const value& facts, program::record_id& type) {
    if (!facts.is(kind::context) || facts.as_context().values.size() != 1 ||
        !facts.as_context().values[0].is(kind::context)) {
        return nullptr;
    }
    const auto named = of.record(facts.as_context().shape->names[0]);
    if (!named) {
        return nullptr;
    }
    type = *named;
    return &facts.as_context().values[0];
}

/// Of answers of one name that of the record, if there is one.
std::optional<program::answer_id> of_record(const policy& of, const std::vector<program::answer_id>& ids,
                                            std::optional<program::record_id> subject) {
    const auto found =
        std::ranges::find_if(ids, [&](auto id) { return subject && of.program()[id].subject == *subject; });
    return found == ids.end() ? std::nullopt : std::optional(*found);
}

diagnostics as_diagnostics(const std::vector<evaluate::fact_problem>& problems) {
    diagnostics all;
    for (const auto& one : problems) {
        if (one.severity == severity::error) {
            all.push_back(plain_problem(one.code, {one.path + "：" + one.what.zh, one.path + ": " + one.what.en}));
        }
    }
    return all;
}

result<std::vector<program::answer_id>> ids_of(const policy& of, const std::vector<std::string>& names) {
    std::vector<program::answer_id> all;
    for (const auto& name : names) {
        auto found = of.answers(name);
        if (!found) {
            return found.problems();
        }
        all.insert(all.end(), found->begin(), found->end());
    }
    std::ranges::sort(all);
    return all;
}

} // namespace

result<value> policy::call(std::string_view function, const value& arguments, const settings& how) const {
    auto asked = resolve(how);
    if (!asked) {
        return asked.problems();
    }
    std::vector<std::string> names;
    for (std::size_t i = 0; i < program().functions.size(); ++i) {
        const auto& one = program().functions[i];
        names.push_back(one.name);
        if (one.name != function && (one.other.empty() || one.other != function)) {
            continue;
        }
        std::vector<value> given;
        std::vector<evaluate::fact_problem> problems;
        for (const auto& p : one.parameters) {
            const value* found = arguments.is(kind::context) ? arguments.as_context().find(p.name) : nullptr;
            if (found == nullptr && arguments.is(kind::context)) {
                found = arguments.as_context().find(p.other);
            }
            given.push_back(found == nullptr      ? value(reason::missing)
                            : program().of_models ? *found
                                                  : evaluate::bind_value(program(), p.type, *found, p.name, problems));
        }
        if (auto told = as_diagnostics(problems); !told.empty()) {
            return told;
        }
        evaluate::scratch memory;
        return evaluator().call(static_cast<program::function_id>(i), std::move(given), *asked, memory);
    }
    const auto near = nearest_name(function, names);
    return plain_problem(
        "name.unknown",
        {"没有名为“" + std::string(function) + "”的函数", "there is no function named " + std::string(function)},
        near.empty() ? wording{} : wording{"是否指“" + near + "”？", "Did you mean " + near + "?"});
}

population policy::read(const value& facts, const settings& how, std::string_view type) const {
    population made;
    made.type = root_of(program());
    const value* data = &facts;
    if (!type.empty()) {
        made.type = record(type).value_or(program::record_id::none);
    } else if (const value* inner = wrapped_record(*this, facts, made.type)) {
        data = inner;
    }
    if (made.type == program::record_id::none && type.empty()) {
        return made; // a policy without records is asked of nothing
    }
    if (made.type == program::record_id::none) {
        made.problems.push_back({severity::error,
                                 "name.unknown",
                                 std::string(type),
                                 evaluate::fact_problem::npos,
                                 {"没有这个记录类型", "there is no such record type"}});
        return made;
    }
    auto bound = evaluate::bind(program(), made.type, *data, {.strict = how.strict, .skip_bad_items = true});
    made.root = std::move(bound.record);
    made.problems = std::move(bound.problems);
    made.left_out = bound.left_out;
    return made;
}

result<std::vector<outcome>> policy::evaluate_all(const value& facts, const settings& how,
                                                  const std::vector<std::string>& names) const {
    auto asked = resolve(how);
    auto ids = ids_of(*this, names);
    if (!asked || !ids) {
        return asked ? ids.problems() : asked.problems();
    }
    const auto data = read(facts, how);
    if (auto problems = as_diagnostics(data.problems); !problems.empty()) {
        return problems;
    }
    evaluate::run_options options;
    options.answers = *ids;
    std::vector<outcome> all;
    evaluate::run(evaluator(), data.type, data.root, *asked, options, [&](const outcome& one) { all.push_back(one); });
    return all;
}

result<outcome> policy::evaluate(std::string_view answer, const value& facts, const settings& how) const {
    auto asked = resolve(how);
    auto ids = answers(answer);
    if (!asked || !ids) {
        return asked ? ids.problems() : asked.problems();
    }
    program::record_id wrapped = program::record_id::none;
    const value* inner = wrapped_record(*this, facts, wrapped);
    const auto id =
        of_record(*this, *ids, inner != nullptr ? std::optional(wrapped) : std::nullopt).value_or(ids->front());
    const auto subject = program()[id].subject;
    value record;
    if (subject != program::record_id::none) {
        auto bound = evaluate::bind(program(), subject, inner != nullptr && wrapped == subject ? *inner : facts,
                                    {.strict = how.strict});
        if (auto problems = as_diagnostics(bound.problems); !problems.empty()) {
            return problems;
        }
        record = std::move(bound.record);
    }
    evaluate::scratch memory;
    return evaluator().ask(id, record, {}, {}, *asked, memory);
}

result<evaluate::native_question> policy::native(std::string_view answer, const evaluate::native_record& of,
                                                 const settings& how, std::vector<value> dimensions) const {
    auto asked = resolve(how);
    auto ids = answers(answer);
    if (!asked || !ids) {
        return asked ? ids.problems() : asked.problems();
    }
    const auto id = of_record(*this, *ids, record(of.name)).value_or(ids->front());
    return evaluate::native_question::make(evaluator(), id, of, std::move(dimensions), std::move(*asked));
}

result<evaluate::settled_question> policy::settled(std::string_view answer, const settings& how,
                                                   std::vector<value> dimensions, std::string_view subject) const {
    auto asked = resolve(how);
    auto ids = answers(answer);
    if (!asked || !ids) {
        return asked ? ids.problems() : asked.problems();
    }
    const auto fitting = of_record(*this, *ids, record(subject));
    if (!subject.empty() && !fitting) {
        return plain_problem("question.subject",
                             {"没有关于记录“" + std::string(subject) + "”的“" + std::string(answer) + "”",
                              "there is no " + std::string(answer) + " about a record " + std::string(subject)});
    }
    const auto id = fitting.value_or(ids->front());
    const auto& found = program()[id];
    if (found.dimensions.size() != dimensions.size()) {
        const auto count = std::to_string(found.dimensions.size());
        return plain_problem("question.dimensions", {"“" + found.name + "”还须给出 " + count + " 项",
                                                     found.name + " wants " + count + " further keys"});
    }
    return evaluate::settled_question(evaluator(), id, std::move(dimensions), std::move(*asked));
}

std::string to_json_line(const policy& of, const outcome& one) {
    std::string place;
    if (one.where.known()) {
        if (const auto* in = of.sources().find(one.where.source)) {
            const auto at = in->at(one.where.begin);
            place = in->name() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
        }
    }
    return explain::to_json_line(of.program(), one, place);
}

result<value> read_json(std::string_view text, const std::string& name) { return formats::json::parse(text, name); }

} // namespace guiju
