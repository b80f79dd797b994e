#include "places.hpp"
#include "turning.hpp"

#include <guiju/evaluate/scratch.hpp>

#include <algorithm>

namespace guiju::explain {

namespace {

/// Looks for the nearest change of each input in turn.
class search {
public:
    search(const evaluate::evaluator& with, program::answer_id asked, const placed_record& about,
           const std::vector<value>& dimensions, const evaluate::question& how, const turning_options& options)
        : with_(with), p_(with.of()), asked_(asked), about_(about), dimensions_(dimensions), how_(how),
          left_(options.most_asked), before_(ask_at(with, asked, about, dimensions, how)) {
        how_.with_derivation = false;
    }

    std::vector<turning_change> over(const std::vector<placed_field>& inputs);

private:
    [[nodiscard]] bool turns(const placed_field& at, const value& now);
    void offer(const placed_field& at, const value& now, const decimal& distance);
    void named(const placed_field& at, const value& current);
    void other_way(const placed_field& at, const value& current);
    void categories(const placed_field& at, const value& current);
    void missing(const placed_field& at, const value& current);
    void along(const placed_field& at, const scale& line);
    [[nodiscard]] std::optional<std::int64_t> reach(const placed_field& at, const scale& line, int sign);
    [[nodiscard]] std::int64_t nearest(const placed_field& at, const scale& line, std::int64_t turning);
    void keep_best();

    const evaluate::evaluator& with_;
    const program::program& p_;
    program::answer_id asked_;
    const placed_record& about_;
    const std::vector<value>& dimensions_;
    evaluate::question how_;
    std::size_t left_;
    evaluate::outcome before_;
    evaluate::outcome last_; ///< of the last change that turned the answer
    std::vector<turning_change> of_input_;
    std::vector<turning_change> found_;
};

bool search::turns(const placed_field& at, const value& now) {
    if (left_ == 0) {
        return false;
    }
    --left_;
    auto changed = about_;
    changed.root = with_value_at(about_.root, at, now);
    last_ = ask_at(with_, asked_, changed, dimensions_, how_);
    return turned(before_, last_);
}

void search::offer(const placed_field& at, const value& now, const decimal& distance) {
    if (turns(at, now)) {
        of_input_.push_back(
            {path_words(p_, about_.root_type, at), at.field, read_at(about_.root, at), now, distance, last_});
    }
}

void search::named(const placed_field& at, const value& current) {
    for (const auto& one : p_.constants) {
        if (one.is(kind::text) && one != current) {
            offer(at, one, decimal(1));
        }
    }
}

void search::other_way(const placed_field& at, const value& current) {
    for (const bool way : {true, false}) {
        if (!(current.is(kind::boolean) && current.as_boolean() == way)) {
            offer(at, value(way), decimal(1));
        }
    }
}

void search::categories(const placed_field& at, const value& current) {
    const auto type = p_[p_[at.field.record].fields[at.field.field].type];
    const auto& body = p_.categories[static_cast<std::size_t>(type.category)].body;
    const auto count = static_cast<std::int64_t>(body->values.size());
    for (std::int64_t i = 0; i < count; ++i) {
        const bool given = current.is(kind::category);
        const std::int64_t from = given ? current.ordinal() : 0;
        if (given && from == i) {
            continue;
        }
        const bool near = given && body->ordered;
        offer(at, value(body, static_cast<std::uint32_t>(i)),
              near ? decimal(std::abs(i - from)) / decimal(count) : decimal(1));
    }
}

void search::missing(const placed_field& at, const value& current) {
    if (p_[p_[at.field.record].fields[at.field.field].type].optional && !current.is_null()) {
        offer(at, value(), decimal(1));
    }
}

/// The first step that turns the answer on the way up or down, in steps that double.
std::optional<std::int64_t> search::reach(const placed_field& at, const scale& line, int sign) {
    constexpr int doublings = 44;
    for (int i = 0; i < doublings; ++i) {
        auto step = line.start() + sign * (std::int64_t{1} << i);
        auto v = line.at(step);
        const bool last = !v && sign < 0 && line.start() > 0;
        if (last) {
            step = 0;
            v = line.at(step);
        }
        if (!v) {
            return std::nullopt;
        }
        if (turns(at, *v)) {
            return step;
        }
        if (last) {
            return std::nullopt;
        }
    }
    return std::nullopt;
}

/// Between the start and a step that turns the answer, the step next to one that does not.
std::int64_t search::nearest(const placed_field& at, const scale& line, std::int64_t turning) {
    auto stays = line.start();
    while (std::abs(turning - stays) > 1) {
        const auto middle = stays + (turning - stays) / 2;
        const auto v = line.at(middle);
        (v && turns(at, *v) ? turning : stays) = middle;
    }
    return turning;
}

void search::along(const placed_field& at, const scale& line) {
    std::vector<std::int64_t> ways;
    for (const int sign : {1, -1}) {
        if (const auto step = reach(at, line, sign)) {
            ways.push_back(*step);
        }
    }
    for (const auto& one : p_.constants) {
        const auto step = line.step_of(one);
        const auto v = step && *step != line.start() ? line.at(*step) : std::nullopt;
        if (v && turns(at, *v)) {
            ways.push_back(*step);
        }
    }
    if (read_at(about_.root, at).is_null()) {
        ways.push_back(line.start());
    }
    for (const auto way : ways) {
        const auto step = nearest(at, line, way);
        if (const auto v = line.at(step)) {
            offer(at, *v, read_at(about_.root, at).is_null() ? decimal(1) : line.distance(step));
        }
    }
}

void search::keep_best() {
    const auto best = std::ranges::min_element(of_input_, {}, &turning_change::distance);
    if (best != of_input_.end()) {
        found_.push_back(std::move(*best));
    }
    of_input_.clear();
}

std::vector<turning_change> search::over(const std::vector<placed_field>& inputs) {
    if (!refuses(before_)) {
        return {};
    }
    for (const auto& at : inputs) {
        const auto current = read_at(about_.root, at);
        const auto& is = p_[p_[at.field.record].fields[at.field.field].type];
        if (is.kind == program::type_kind::boolean) {
            other_way(at, current);
        } else if (is.kind == program::type_kind::category) {
            categories(at, current);
        } else if (is.kind == program::type_kind::text) {
            named(at, current);
        } else if (const auto line = scale::of(is, current, before_.as_of)) {
            along(at, *line);
        }
        missing(at, current);
        keep_best();
    }
    std::ranges::stable_sort(found_, {}, &turning_change::distance);
    return std::move(found_);
}

void collect(const program::program& p, program::record_id wanted, placed_record at, program::record_id type,
             const value& record, std::vector<placed_record>& into) {
    if (type == wanted) {
        into.push_back(std::move(at));
        return;
    }
    if (!record.is(kind::context) || at.path.size() > p.records.size()) {
        return;
    }
    for (std::size_t i = 0; i < p[type].fields.size(); ++i) {
        const auto inner = record_in(p, p[type].fields[i].type);
        const auto& held = record.as_context().values[i];
        if (inner == program::record_id::none || (inner != wanted && p[inner].owner != type)) {
            continue;
        }
        const auto count = held.is(kind::list) ? held.as_list().size() : std::size_t{1};
        for (std::size_t item = 0; item < count; ++item) {
            auto deeper = at;
            deeper.path.push_back({i, item});
            collect(p, wanted, std::move(deeper), inner, held.is(kind::list) ? held.as_list()[item] : held, into);
        }
    }
}

} // namespace

std::vector<placed_record> places_of(const program::program& p, program::answer_id asked, program::record_id root_type,
                                     const value& root) {
    std::vector<placed_record> all;
    const auto wanted = p[asked].subject;
    if (wanted == program::record_id::none) {
        all.push_back({program::record_id::none, {}, {}});
    } else {
        collect(p, wanted, {root_type, root, {}}, root_type, root, all);
    }
    return all;
}

evaluate::outcome ask_at(const evaluate::evaluator& with, program::answer_id asked, const placed_record& about,
                         const std::vector<value>& dimensions, const evaluate::question& how) {
    std::vector<value> records{about.root};
    for (const auto next : about.path) {
        const value held = records.back().as_context().values[next.field];
        records.push_back(held.is(kind::list) ? held.as_list()[next.item] : held);
    }
    const value subject = records.back();
    records.pop_back();
    std::ranges::reverse(records);
    records.resize(std::min(records.size(), with.of()[asked].owners.size()));
    evaluate::scratch memory;
    return with.ask(asked, subject, records, dimensions, how, memory);
}

std::vector<turning_change> turning_changes(const evaluate::evaluator& with, program::answer_id asked,
                                            const placed_record& about, const std::vector<value>& dimensions,
                                            const evaluate::question& how, const turning_options& options) {
    return search(with, asked, about, dimensions, how, options)
        .over(inputs_of(with.of(), asked, about, options.most_items));
}

} // namespace guiju::explain
