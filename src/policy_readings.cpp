#include "policy_state.hpp"

#include <guiju/formats/json/data.hpp>

namespace guiju {

namespace {

constexpr std::size_t most_ways = 4'096;

/// The readings of an answer that are not settled, in the order of the policy.
std::vector<program::reading_id> open_readings(const program::program& p, program::answer_id of, const settings& how) {
    std::vector<program::reading_id> open;
    for (const auto id : p[of].readings) {
        const auto& reading = p.readings[static_cast<std::size_t>(id)];
        if (!how.readings.contains(reading.name) && !how.readings.contains(reading.other)) {
            open.push_back(id);
        }
    }
    return open;
}

std::string json_text(std::string_view text) {
    std::string made;
    formats::json::append_quoted(made, text);
    return made;
}

} // namespace

result<std::vector<policy::way_of_reading>> policy::ways_of_reading(program::answer_id answer,
                                                                    const settings& how) const {
    auto asked = resolve(how);
    if (!asked) {
        return asked.problems();
    }
    const auto& p = program();
    for (std::size_t i = asked->readings.size(); i < p.readings.size(); ++i) {
        asked->readings.push_back(p.readings[i].default_choice);
    }
    std::vector<way_of_reading> all{{{}, *asked}};
    for (const auto id : open_readings(p, answer, how)) {
        const auto& reading = p.readings[static_cast<std::size_t>(id)];
        std::vector<way_of_reading> more;
        for (const auto& so_far : all) {
            for (std::uint32_t choice = 0; choice < reading.choices.size(); ++choice) {
                auto& way = more.emplace_back(so_far);
                way.readings.emplace_back(reading.name, reading.choices[choice].name);
                way.question.readings[static_cast<std::size_t>(id)] = choice;
            }
        }
        if (more.size() > most_ways) {
            const auto most = std::to_string(most_ways);
            return plain_problem("readings.many",
                                 {p[answer].name + " 的读法多于 " + most + " 种",
                                  "there are more than " + most + " ways to read " + p[answer].name},
                                 {"请先定下几项解读", "settle some of the readings"});
        }
        all = std::move(more);
    }
    return all;
}

result<std::vector<reading_outcome>> policy::evaluate_readings(const value& facts, const settings& how,
                                                               const std::vector<std::string>& names) const {
    std::vector<program::answer_id> ids;
    for (const auto& name : names) {
        const auto found = answers(name);
        if (!found) {
            return found.problems();
        }
        ids.insert(ids.end(), found->begin(), found->end());
    }
    for (std::uint32_t i = 0; names.empty() && i < program().answers.size(); ++i) {
        ids.push_back(static_cast<program::answer_id>(i));
    }
    const auto data = read(facts, how);
    for (const auto& one : data.problems) {
        if (one.severity == severity::error) {
            return plain_problem(one.code, {one.path + "：" + one.what.zh, one.path + ": " + one.what.en});
        }
    }
    std::vector<reading_outcome> all;
    for (const auto id : ids) {
        const auto ways = ways_of_reading(id, how);
        if (!ways) {
            return ways.problems();
        }
        evaluate::run_options options;
        options.answers = {id};
        for (const auto& way : *ways) {
            evaluate::run(evaluator(), data.type, data.root, way.question, options, [&](const outcome& one) {
                all.push_back({way.readings, one});
            });
        }
    }
    return all;
}

std::string to_json_line(const policy& of, const reading_outcome& one) {
    auto line = to_json_line(of, one.one);
    std::string readings;
    for (const auto& [name, choice] : one.readings) {
        readings += (readings.empty() ? "" : ",") + json_text(name) + ":" + json_text(choice);
    }
    line.insert(line.rfind('}'), ",\"readings\":{" + readings + "}");
    return line;
}

} // namespace guiju
