#include <guiju/evaluate/population.hpp>

#include <algorithm>
#include <thread>

namespace guiju::evaluate {

namespace {

/// One record that an answer is asked of, with the records it stands in, from the inside out.
struct asked_subject {
    const value* subject = nullptr;
    std::vector<const value*> owners;
};

/// Where records of a type are found: fields to follow from the root, outermost first.
struct path_step {
    program::record_id record;
    std::size_t field;
};

/// The fields that lead from `from` to lists of `to`, at most as deep as records are declared.
bool find_path(const program::program& p, program::record_id from, program::record_id to, std::vector<path_step>& path,
               std::size_t depth) {
    if (from == to) {
        return true;
    }
    if (depth == 0) {
        return false;
    }
    const auto& info = p[from];
    for (std::size_t i = 0; i < info.fields.size(); ++i) {
        const auto& type = p[info.fields[i].type];
        const auto inner = type.kind == program::type_kind::list ? p[type.element].record : type.record;
        if (inner == program::record_id::none || (inner != to && p[inner].owner != from)) {
            continue;
        }
        path.push_back({from, i});
        if (find_path(p, inner, to, path, depth - 1)) {
            return true;
        }
        path.pop_back();
    }
    return false;
}

void collect(const value& at, std::span<const path_step> path, std::vector<const value*>& owners,
             std::vector<asked_subject>& into) {
    if (path.empty()) {
        into.push_back({&at, {owners.rbegin(), owners.rend()}});
        return;
    }
    if (!at.is(kind::context)) {
        return;
    }
    const value& field = at.as_context().values[path.front().field];
    owners.push_back(&at);
    if (field.is(kind::list)) {
        for (const auto& item : field.as_list()) {
            collect(item, path.subspan(1), owners, into);
        }
    } else if (field.is(kind::context)) {
        collect(field, path.subspan(1), owners, into);
    }
    owners.pop_back();
}

std::vector<asked_subject> subjects_of(const program::program& p, program::record_id type, const value& root,
                                       const program::answer& asked) {
    std::vector<asked_subject> subjects;
    static const value nothing;
    if (asked.subject == program::record_id::none) {
        subjects.push_back({&nothing, {}});
        return subjects;
    }
    std::vector<path_step> path;
    std::vector<const value*> owners;
    if (find_path(p, type, asked.subject, path, p.records.size())) {
        collect(root, path, owners, subjects);
    }
    return subjects;
}

/// All combinations of the values of an answer's dimensions; one empty one when it has none.
std::vector<std::vector<value>> dimension_values(const evaluator& with, program::answer_id id, const question& how) {
    std::vector<std::vector<value>> all{{}};
    const auto count = with.of()[id].dimensions.size();
    for (std::size_t d = 0; d < count; ++d) {
        std::vector<std::vector<value>> longer;
        for (const auto& so_far : all) {
            for (const auto& v : with.values_of(id, d, how)) {
                longer.push_back(so_far);
                longer.back().push_back(v);
            }
        }
        all = std::move(longer);
    }
    return all;
}

/// Runs one answer over its subjects, in blocks that threads take in turn and that are handed on in order.
class answer_run {
public:
    answer_run(const evaluator& with, program::answer_id id, const question& how, const run_options& options)
        : with_(with), id_(id), how_(how), options_(options), dimensions_(dimension_values(with, id, how)) {}

    void over(const std::vector<asked_subject>& subjects, const outcome_sink& sink);

private:
    static constexpr std::size_t block = 512;

    void ask_block(const std::vector<asked_subject>& subjects, std::size_t from, scratch& memory,
                   std::vector<outcome>& into) const;

    const evaluator& with_;
    program::answer_id id_;
    const question& how_;
    const run_options& options_;
    std::vector<std::vector<value>> dimensions_;
};

void answer_run::ask_block(const std::vector<asked_subject>& subjects, std::size_t from, scratch& memory,
                           std::vector<outcome>& into) const {
    const auto wanted = with_.of()[id_].owners.size();
    const auto to = std::min(from + block, subjects.size());
    for (std::size_t i = from; i < to && !options_.stop.stop_requested(); ++i) {
        std::vector<value> owners;
        for (const auto* owner : subjects[i].owners) {
            owners.push_back(*owner);
        }
        owners.resize(std::min(owners.size(), wanted));
        for (const auto& values : dimensions_) {
            into.push_back(with_.ask(id_, *subjects[i].subject, owners, values, how_, memory));
        }
    }
}

void answer_run::over(const std::vector<asked_subject>& subjects, const outcome_sink& sink) {
    const std::size_t threads = std::max(1U, options_.threads);
    std::vector<std::vector<outcome>> parts(threads);
    std::vector<scratch> memories(threads);
    for (std::size_t from = 0; from < subjects.size(); from += block * threads) {
        {
            std::vector<std::jthread> workers;
            for (std::size_t t = 1; t < threads && from + t * block < subjects.size(); ++t) {
                workers.emplace_back([&, t] { ask_block(subjects, from + t * block, memories[t], parts[t]); });
            }
            ask_block(subjects, from, memories[0], parts[0]);
        }
        for (auto& part : parts) {
            std::ranges::for_each(part, sink);
            part.clear();
        }
    }
}

std::vector<program::answer_id> asked_answers(const program::program& p, const run_options& options) {
    if (!options.answers.empty()) {
        return options.answers;
    }
    std::vector<program::answer_id> all;
    for (std::uint32_t i = 0; i < p.answers.size(); ++i) {
        all.push_back(static_cast<program::answer_id>(i));
    }
    return all;
}

} // namespace

void run(const evaluator& with, program::record_id type, const value& root, const question& how,
         const run_options& options, const outcome_sink& sink) {
    const auto answers = asked_answers(with.of(), options);
    std::size_t done = 0;
    for (const auto id : answers) {
        if (options.stop.stop_requested()) {
            return;
        }
        const auto subjects = subjects_of(with.of(), type, root, with.of()[id]);
        answer_run(with, id, how, options).over(subjects, sink);
        if (options.progress) {
            options.progress(++done, answers.size());
        }
    }
}

std::size_t count(const evaluator& with, program::record_id type, const value& root, const question& how,
                  const run_options& options) {
    std::size_t all = 0;
    for (const auto id : asked_answers(with.of(), options)) {
        all += subjects_of(with.of(), type, root, with.of()[id]).size() * dimension_values(with, id, how).size();
    }
    return all;
}

} // namespace guiju::evaluate
