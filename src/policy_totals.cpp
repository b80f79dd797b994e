#include "columns/groups.hpp"
#include "policy_state.hpp"

#include <guiju/explain/json_line.hpp>
#include <guiju/meaning/to_text.hpp>

#include <algorithm>
#include <array>

namespace guiju {

namespace {

using columns::statistic;
using columns::total_column;

/// What a total or a key is of, in a record: a field, or an answer with these values of its dimensions.
struct place {
    program::answer_id answer = program::answer_id::none; ///< none: a field
    std::size_t field = 0;
    std::string beside; ///< of answers: "" for the value, ".status", ".slack" …
    std::vector<std::vector<value>> dimensions{{}};
    program::type_id type = program::type_id::any;
};

std::string words_of(const std::vector<value>& dimensions) {
    std::string all;
    for (const auto& one : dimensions) {
        all += (all.empty() ? "[" : ", ") + meaning::to_text(one);
    }
    return all.empty() ? all : all + "]";
}

value beside(const outcome& one, const std::string& what) {
    return what.empty()       ? one.value
           : what == ".bound" ? one.bound
           : what == ".slack" ? one.slack
           : what == ".gap"   ? one.gap
                              : value(evaluate::name_of(one.status));
}

/// Adds up records, one after the other.
class record_totals {
public:
    record_totals(const policy& of, const evaluate::question& how, program::record_id subject)
        : of_(of), how_(how), subject_(subject) {}

    diagnostics resolve(const std::vector<columns::total>& asked, const std::vector<std::string>& by);
    void add(const explain::placed_record& record);
    result<columns::total_table> table(const std::vector<columns::total>& asked, const std::vector<std::string>& by,
                                       const columns::totals_limits& limits);

private:
    struct pass {
        std::vector<value> dimensions;                   ///< of the keys that are dimensions
        std::vector<std::vector<std::vector<value>>> of; ///< of each measure, which of its values
    };
    [[nodiscard]] std::optional<place> find(const std::string& name) const;
    [[nodiscard]] std::optional<std::size_t> dimension(const place& of, const std::string& name) const;
    diagnostics add_total(const columns::total& one);
    diagnostics add_key(const std::string& name);
    void add_passes();
    [[nodiscard]] diagnostic unknown(const std::string& name) const;
    value read(const explain::placed_record& record, const place& at, const std::vector<value>& dimensions);

    const policy& of_;
    const evaluate::question& how_;
    program::record_id subject_;
    std::vector<columns::told_total> told_;
    std::vector<std::string> names_; ///< of the measures
    std::vector<place> measures_;
    std::vector<columns::kept_of> keep_;
    std::vector<std::pair<std::string, std::optional<place>>> keys_; ///< none: a dimension
    std::vector<pass> passes_;
    std::optional<columns::groups> groups_;
};

std::optional<place> record_totals::find(const std::string& name) const {
    const auto& p = of_.program();
    for (std::uint32_t a = 0; a < p.answers.size(); ++a) {
        const auto& answer = p.answers[a];
        for (const auto* base : {&answer.name, &answer.other}) {
            if (answer.subject != subject_ || base->empty() || !name.starts_with(*base)) {
                continue;
            }
            place made;
            made.answer = static_cast<program::answer_id>(a);
            made.type = answer.type;
            const auto all = of_.dimensions_of(made.answer, how_);
            for (const std::string suffix : {"", ".status", ".bound", ".slack", ".gap"}) {
                made.beside = suffix;
                made.dimensions = all;
                if (name == *base + suffix) {
                    return made;
                }
                std::erase_if(made.dimensions, [&](const auto& d) { return name != *base + words_of(d) + suffix; });
                if (!made.dimensions.empty()) {
                    return made;
                }
            }
        }
    }
    const auto& fields = p[subject_].fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
        if (fields[f].name == name || (!fields[f].other.empty() && fields[f].other == name)) {
            place made;
            made.field = f;
            made.type = fields[f].type;
            return made;
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> record_totals::dimension(const place& of, const std::string& name) const {
    if (of.answer == program::answer_id::none) {
        return std::nullopt;
    }
    const auto& all = of_.program()[of.answer].dimensions;
    const auto found = std::ranges::find_if(
        all, [&](const auto& d) { return d.name == name || (!d.other.empty() && d.other == name); });
    return found == all.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - all.begin()));
}

diagnostic record_totals::unknown(const std::string& name) const {
    std::vector<std::string> known;
    for (const auto& answer : of_.program().answers) {
        if (answer.subject == subject_) {
            known.insert(known.end(), {answer.name, answer.other});
        }
    }
    for (const auto& field : of_.program()[subject_].fields) {
        known.insert(known.end(), {field.name, field.other});
    }
    const auto near = nearest_name(name, known);
    const auto of = of_.program()[subject_].name;
    return plain_problem("totals.column", {of + " 没有字段或答案 " + name, of + " has no field and no answer " + name},
                         near.empty() ? wording{} : wording{"是不是 " + near, "did you mean " + near + "?"});
}

diagnostics record_totals::add_total(const columns::total& one) {
    columns::told_total made;
    made.what = one.what;
    made.part = one.part;
    if (one.what != statistic::rows) {
        const auto at = find(one.of);
        if (!at) {
            return {unknown(one.of)};
        }
        const auto& type = of_.program()[at->type];
        made.kind = at->beside == ".status" ? total_column::sort::other : columns::sort_of(type.kind);
        made.in = type.in;
        if (!columns::can_tell(one.what, made.kind)) {
            return {columns::cannot_tell(one)};
        }
        const auto found = std::ranges::find(names_, one.of);
        made.measure = static_cast<std::size_t>(found - names_.begin());
        if (found == names_.end()) {
            names_.push_back(one.of);
            measures_.push_back(*at);
            keep_.emplace_back();
        }
        keep_[made.measure].join(columns::kept_for(one.what));
    }
    told_.push_back(made);
    return {};
}

diagnostics record_totals::add_key(const std::string& name) {
    const auto at = find(name);
    if (at && at->dimensions.size() == 1) {
        keys_.emplace_back(name, *at);
        return {};
    }
    if (at) {
        const auto one = name + words_of(at->dimensions.front());
        return {plain_problem("totals.column", {name + " 有多个值，请指明一个，如 " + one,
                                                name + " has several values; name one of them, like " + one})};
    }
    const auto has_it = [&](const auto& m) { return dimension(m, name).has_value(); };
    if (measures_.empty() || !std::ranges::all_of(measures_, has_it)) {
        return {unknown(name)};
    }
    keys_.emplace_back(name, std::nullopt);
    return {};
}

void record_totals::add_passes() {
    std::vector<std::string> dimensions;
    for (const auto& [name, at] : keys_) {
        if (!at) {
            dimensions.push_back(name);
        }
    }
    if (dimensions.empty()) {
        passes_.emplace_back();
        for (const auto& one : measures_) {
            passes_.back().of.push_back(one.dimensions);
        }
        return;
    }
    for (std::size_t m = 0; m < measures_.size(); ++m) {
        for (const auto& values : measures_[m].dimensions) {
            std::vector<value> keys;
            for (const auto& name : dimensions) {
                keys.push_back(values[dimension(measures_[m], name).value_or(0)]);
            }
            auto found = std::ranges::find(passes_, keys, &pass::dimensions);
            if (found == passes_.end()) {
                passes_.push_back({keys, std::vector<std::vector<std::vector<value>>>(measures_.size())});
                found = passes_.end() - 1;
            }
            found->of[m].push_back(values);
        }
    }
}

diagnostics record_totals::resolve(const std::vector<columns::total>& asked, const std::vector<std::string>& by) {
    diagnostics problems;
    const auto keep = [&](const diagnostics& more) { problems.insert(problems.end(), more.begin(), more.end()); };
    std::ranges::for_each(asked, [&](const auto& one) { keep(add_total(one)); });
    if (problems.empty()) {
        std::ranges::for_each(by, [&](const auto& name) { keep(add_key(name)); });
    }
    add_passes();
    groups_.emplace(keys_.size(), keep_);
    return problems;
}

value record_totals::read(const explain::placed_record& record, const place& at, const std::vector<value>& dimensions) {
    if (at.answer != program::answer_id::none) {
        return beside(explain::ask_at(of_.evaluator(), at.answer, record, dimensions, how_), at.beside);
    }
    value held = record.root;
    for (const auto next : record.path) {
        const value inner = held.as_context().values[next.field];
        held = inner.is(kind::list) ? inner.as_list()[next.item] : inner;
    }
    return held.is(kind::context) ? held.as_context().values[at.field] : value(reason::missing);
}

void record_totals::add(const explain::placed_record& record) {
    std::vector<value> keys(keys_.size());
    for (std::size_t k = 0; k < keys_.size(); ++k) {
        if (keys_[k].second) {
            keys[k] = read(record, *keys_[k].second, keys_[k].second->dimensions.front());
        }
    }
    for (const auto& one : passes_) {
        std::size_t dimension = 0;
        for (std::size_t k = 0; k < keys_.size(); ++k) {
            if (!keys_[k].second) {
                keys[k] = one.dimensions[dimension++];
            }
        }
        const auto group = groups_->group_of(keys);
        groups_->add_rows(group, 1);
        for (std::size_t m = 0; m < measures_.size(); ++m) {
            for (const auto& values : one.of[m]) {
                groups_->add(group, m, read(record, measures_[m], values));
            }
        }
    }
}

result<columns::total_table> record_totals::table(const std::vector<columns::total>& asked,
                                                  const std::vector<std::string>& by,
                                                  const columns::totals_limits& limits) {
    if (auto passed = groups_->beyond(limits); !passed.empty()) {
        return passed;
    }
    auto told = columns::told_of(*groups_, told_);
    if (!told) {
        return told.problems();
    }
    columns::total_table made;
    made.keys = by;
    for (const auto& one : asked) {
        made.totals.push_back(one.name);
    }
    made.groups = std::move(*told);
    return made;
}

/// What the records are that are added up: what is named, else the subject of the first answer that is needed.
result<program::record_id> subject_of(const policy& of, const columns::needed_answers& needed, std::string_view record,
                                      program::record_id otherwise) {
    if (!record.empty()) {
        if (const auto named = of.record(record)) {
            return *named;
        }
        return plain_problem("name.unknown",
                             {"没有记录 " + std::string(record), "there is no record " + std::string(record)});
    }
    if (needed.answers.empty()) {
        return otherwise;
    }
    const auto found = of.answers(needed.answers.front());
    if (!found) {
        return found.problems();
    }
    return of.program()[found->front()].subject;
}

/// The record that the most columns are fields of.
program::record_id record_of(const program::program& p, const ArrowSchema& columns) {
    std::vector<std::int64_t> fit(p.records.size(), 0);
    for (std::size_t r = 0; r < fit.size(); ++r) {
        for (std::int64_t c = 0; c < columns.n_children; ++c) {
            const std::string_view name = columns.children[c]->name == nullptr ? "" : columns.children[c]->name;
            const auto named = [&](const auto& f) { return f.name == name || f.other == name; };
            fit[r] += !name.empty() && std::ranges::any_of(p.records[r].fields, named) ? 1 : 0;
        }
    }
    return fit.empty() ? program::record_id::none
                       : static_cast<program::record_id>(std::ranges::max_element(fit) - fit.begin());
}

/// An engine for totals that no answer is needed for.
result<columns::engine> engine_of_fields(const policy& of, const ArrowSchema& input, const settings& how,
                                         const columns::options& options, std::string_view record) {
    const auto question = of.resolve(how);
    if (!question) {
        return question.problems();
    }
    const auto subject = subject_of(of, {}, record, record_of(of.program(), input));
    if (!subject) {
        return subject.problems();
    }
    if (*subject == program::record_id::none) {
        return plain_problem("columns.subject",
                             {"没有可按行提问的记录", "there is no record whose rows could be asked about"});
    }
    return columns::engine::make(of.evaluator().shared(), *subject, {}, input, *question, options);
}

} // namespace

result<columns::total_table> policy::totals(columns::arrow_stream input, const std::vector<columns::total>& asked,
                                            const std::vector<std::string>& by, const settings& how,
                                            const columns::options& options, std::string_view record,
                                            const columns::totals_limits& limits) const {
    auto schema = columns::schema_of(input);
    if (!schema) {
        return schema.problems();
    }
    const auto needed = needed_by(program(), asked, by);
    auto told = options;
    told.statuses = needed.statuses;
    told.judged = needed.judged;
    told.rules = needed.rules;
    auto engine = needed.answers.empty() ? engine_of_fields(*this, **schema, how, told, record)
                                         : columns(**schema, needed.answers, how, told, record);
    if (!engine) {
        return engine.problems();
    }
    auto made = columns::totals::make(*engine, asked, by, limits);
    if (!made) {
        return made.problems();
    }
    for (;;) {
        const auto batch = columns::next_of(input);
        if (!batch) {
            return batch.problems();
        }
        if (!*batch) {
            return made->table();
        }
        if (auto problems = made->add(**batch); !problems.empty()) {
            return problems;
        }
    }
}

result<columns::total_table> policy::totals(std::span<const population> of, const std::vector<columns::total>& asked,
                                            const std::vector<std::string>& by, const settings& how,
                                            std::string_view record, const columns::totals_limits& limits) const {
    const auto question = resolve(how);
    if (!question) {
        return question.problems();
    }
    const auto type = of.empty() ? program::record_id::none : of.front().type;
    const auto subject = subject_of(*this, needed_by(program(), asked, by), record, type);
    if (!subject) {
        return subject.problems();
    }
    const auto& answers = program().answers;
    const auto about = std::ranges::find(answers, *subject, &program::answer::subject);
    if (*subject == program::record_id::none || about == answers.end()) {
        return plain_problem("totals.subject",
                             {"没有可汇总的记录", "there are no records that totals could be made of"});
    }
    record_totals adds(*this, *question, *subject);
    if (auto problems = adds.resolve(asked, by); !problems.empty()) {
        return problems;
    }
    for (const auto& one : of) {
        const auto id = static_cast<program::answer_id>(about - answers.begin());
        for (const auto& placed : explain::places_of(program(), id, one.type, one.root)) {
            adds.add(placed);
        }
    }
    return adds.table(asked, by, limits);
}

std::string to_json_line(const columns::total_table& of, const columns::total_group& one) {
    std::string line = "{";
    const auto add = [&](const std::string& name, const value& v) {
        line += line.size() == 1 ? "" : ",";
        explain::append_json(line, value(name));
        line += ":";
        explain::append_json(line, v);
    };
    for (std::size_t k = 0; k < of.keys.size(); ++k) {
        add(of.keys[k], one.keys[k]);
    }
    for (std::size_t t = 0; t < of.totals.size(); ++t) {
        add(of.totals[t], one.totals[t]);
    }
    return line + "}";
}

} // namespace guiju
