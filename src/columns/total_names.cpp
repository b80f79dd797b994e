#include "total_names.hpp"

#include "base/nearest.hpp"

#include <guiju/columns/aggregate.hpp>
#include <guiju/meaning/to_text.hpp>

#include <algorithm>
#include <array>

namespace guiju::columns {

namespace {

using sort = total_column::sort;

constexpr std::array beside_answers{"", ".status", ".bound", ".slack", ".gap", ".rule", ".clause"};

void take_type(const program::program& p, program::type_id id, total_column& into) {
    const auto& type = p[id];
    into.kind = sort_of(type.kind);
    into.in = type.in;
    if (type.category != program::category_id::none) {
        into.category = p.categories[static_cast<std::size_t>(type.category)].body;
    }
}

/// Of a column that no field is named after.
sort sort_of_column(const column_type& type) {
    switch ((type.dictionary ? *type.dictionary : type).storage) {
    case storage::signed_int:
    case storage::unsigned_int:
    case storage::floating:
    case storage::decimal:
        return sort::number;
    case storage::boolean:
        return sort::boolean;
    case storage::date_days:
    case storage::date_millis:
        return sort::date;
    default:
        return sort::other;
    }
}

std::string dimension_words(const asked_item& item) {
    std::string all;
    for (const auto& one : item.dimensions) {
        all += (all.empty() ? "[" : ", ") + meaning::to_text(one);
    }
    return all.empty() ? all : all + "]";
}

/// Whether a name is that of a column of an answer: the answer's, perhaps its dimensions, and what stands beside it.
bool names_column(const program::answer& answer, const asked_item& item, std::string_view column,
                  const std::string& name) {
    const auto dot = column.rfind('.');
    const auto suffix = std::ranges::find(beside_answers, dot == std::string_view::npos ? "" : column.substr(dot));
    const std::string beside = suffix == beside_answers.end() ? "" : *suffix;
    return std::ranges::any_of(std::array{&answer.name, &answer.other}, [&](const auto* base) {
        return !base->empty() && (name == *base + beside || name == *base + dimension_words(item) + beside);
    });
}

void add_answers(const engine::state& in, const column_type& answers, const std::string& name,
                 std::vector<total_column>& into) {
    for (const auto& item : in.asked) {
        const auto& answer = (*in.program)[item.answer];
        const std::array typed{item.value_at, item.bound_at, item.slack_at};
        for (const auto at :
             {item.value_at, item.bound_at, item.slack_at, item.status_at, item.rule_at, item.clause_at}) {
            if (at == asked_item::none || !names_column(answer, item, in.outputs[at].name, name)) {
                continue;
            }
            total_column made;
            made.of_answers = true;
            made.child = at;
            made.type = &answers.children[at];
            made.dimensions = item.dimensions;
            if (std::ranges::find(typed, at) != typed.end()) {
                take_type(*in.program, answer.type, made);
            }
            into.push_back(std::move(made));
        }
    }
}

void add_input(const engine::state& in, const std::string& name, std::vector<total_column>& into) {
    const auto& columns = in.input.children;
    const auto& fields = (*in.program)[in.subject].fields;
    const auto named = [&](const auto& f) { return f.name == name || (!f.other.empty() && f.other == name); };
    const auto field = std::ranges::find_if(fields, named);
    const auto is_it = [&](const column_type& c) {
        return c.name == name || (field != fields.end() && (c.name == field->name || c.name == field->other));
    };
    const auto found = std::ranges::find_if(columns, is_it);
    if (found == columns.end()) {
        return;
    }
    total_column made;
    made.child = static_cast<std::size_t>(found - columns.begin());
    made.type = &*found;
    made.kind = sort_of_column(*found);
    if (field != fields.end()) {
        made.field = field->type;
        take_type(*in.program, field->type, made);
    }
    into.push_back(std::move(made));
}

} // namespace

std::vector<total_column> columns_named(const engine::state& in, const column_type& answers, const std::string& name) {
    std::vector<total_column> all;
    add_answers(in, answers, name, all);
    if (all.empty()) {
        add_input(in, name, all);
    }
    return all;
}

std::optional<std::size_t> dimension_named(const engine::state& in, const total_column& of, const std::string& name) {
    if (!of.of_answers) {
        return std::nullopt;
    }
    for (const auto& item : in.asked) {
        const auto at = of.child;
        if (at != item.value_at && at != item.status_at && at != item.bound_at && at != item.slack_at &&
            at != item.rule_at && at != item.clause_at) {
            continue;
        }
        const auto& dimensions = (*in.program)[item.answer].dimensions;
        for (std::size_t d = 0; d < dimensions.size(); ++d) {
            if (dimensions[d].name == name || (!dimensions[d].other.empty() && dimensions[d].other == name)) {
                return d;
            }
        }
    }
    return std::nullopt;
}

diagnostic no_such_column(const engine::state& in, const std::string& name) {
    nearest near(name);
    for (const auto& column : in.outputs) {
        near.consider(column.name);
    }
    for (const auto& column : in.input.children) {
        near.consider(column.name);
    }
    return arrow_problem(
        "totals.column", {"没有列 " + name, "there is no column " + name},
        near.found().empty() ? wording{} : wording{"是不是 " + near.found(), "did you mean " + near.found() + "?"});
}

needed_answers needed_by(const program::program& p, const std::vector<total>& asked,
                         const std::vector<std::string>& by) {
    needed_answers needed;
    const auto beside = [](std::string_view rest) -> std::optional<std::string_view> {
        if (rest.starts_with('[')) {
            const auto end = rest.find(']');
            rest = end == std::string_view::npos ? "?" : rest.substr(end + 1);
        }
        const auto found = std::ranges::find(beside_answers, rest);
        return found == beside_answers.end() ? std::nullopt : std::optional<std::string_view>(*found);
    };
    const auto look = [&](const std::string& name) {
        for (const auto& answer : p.answers) {
            for (const auto* base : {&answer.name, &answer.other}) {
                if (base->empty() || !name.starts_with(*base)) {
                    continue;
                }
                const auto found = beside(std::string_view(name).substr(base->size()));
                if (!found) {
                    continue;
                }
                if (std::ranges::find(needed.answers, *base) == needed.answers.end()) {
                    needed.answers.push_back(*base);
                }
                needed.statuses |= *found == ".status";
                needed.judged |= *found == ".bound" || *found == ".slack" || *found == ".gap";
                needed.rules |= *found == ".rule" || *found == ".clause";
                return;
            }
        }
    };
    for (const auto& one : asked) {
        look(one.of);
    }
    std::ranges::for_each(by, look);
    return needed;
}

} // namespace guiju::columns
