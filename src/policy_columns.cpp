#include "policy_state.hpp"

#include <algorithm>

namespace guiju {

namespace {

/// The records that the columns are of: what is named, else what the first of the answers is asked of, else the record
/// that the most answers are asked of.
result<program::record_id> subject_of(const policy& of, const std::vector<program::answer_id>& asked,
                                      std::string_view record) {
    const auto& p = of.program();
    if (!record.empty()) {
        if (const auto named = of.record(record)) {
            return *named;
        }
        std::vector<std::string> known;
        for (const auto& one : p.records) {
            known.push_back(one.name);
        }
        return plain_problem("name.unknown",
                             {"没有记录 " + std::string(record), "there is no record " + std::string(record)},
                             {nearest_name(record, known), nearest_name(record, known)});
    }
    if (!asked.empty()) {
        return p[asked.front()].subject;
    }
    std::vector<std::size_t> asks(p.records.size(), 0);
    for (const auto& answer : p.answers) {
        if (answer.subject != program::record_id::none) {
            ++asks[static_cast<std::size_t>(answer.subject)];
        }
    }
    return asks.empty() ? program::record_id::none
                        : static_cast<program::record_id>(std::ranges::max_element(asks) - asks.begin());
}

} // namespace

result<columns::engine> policy::columns(const ArrowSchema& input, const std::vector<std::string>& names,
                                        const settings& how, const columns::options& options,
                                        std::string_view record) const {
    auto question = resolve(how);
    if (!question) {
        return question.problems();
    }
    std::vector<program::answer_id> named;
    for (const auto& name : names) {
        auto found = answers(name);
        if (!found) {
            return found.problems();
        }
        named.insert(named.end(), found->begin(), found->end());
    }
    const auto subject = subject_of(*this, named, record);
    if (!subject) {
        return subject.problems();
    }
    if (*subject == program::record_id::none) {
        return plain_problem("columns.subject",
                             {"没有可按行提问的记录", "there is no record whose rows could be asked about"});
    }
    if (names.empty()) {
        for (std::uint32_t i = 0; i < program().answers.size(); ++i) {
            named.push_back(static_cast<program::answer_id>(i));
        }
    }
    const auto of_others = [&](const auto id) { return program()[id].subject != *subject; };
    if (std::ranges::any_of(named, [&](const auto id) { return !of_others(id); })) {
        std::erase_if(named, of_others); // one name may stand for answers of several records
    }
    return columns::engine::make(evaluator().shared(), *subject, named, input, *question, options);
}

result<columns::arrow_stream> policy::columns(columns::arrow_stream input, const std::vector<std::string>& names,
                                              const settings& how, const columns::options& options,
                                              std::string_view record) const {
    auto schema = columns::schema_of(input);
    if (!schema) {
        return schema.problems();
    }
    auto engine = columns(**schema, names, how, options, record);
    if (!engine) {
        return engine.problems();
    }
    return run(std::move(*engine), std::move(input));
}

} // namespace guiju
