#include "commands.hpp"
#include "output.hpp"
#include "question.hpp"
#include "totals.hpp"

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <thread>

namespace guiju::cli {
namespace {

struct run_command {
    question_options question;
    std::string format = "table";
    unsigned threads = 0;
    bool all_readings = false;
    total_options totals;

    int run(console& on) const;
    [[nodiscard]] bool answer(const asked_question& asked, evaluate::run_options& options, outcome_writer& to,
                              const console& on) const;
    [[nodiscard]] bool every_reading(const asked_question& asked, evaluate::run_options& options, outcome_writer& to,
                                     const console& on) const;
};

bool run_command::answer(const asked_question& asked, evaluate::run_options& options, outcome_writer& to,
                         const console& on) const {
    if (all_readings) {
        return every_reading(asked, options, to, on);
    }
    for (const auto& one : asked.data.all) {
        evaluate::run(asked.policy->evaluator(), one.type, one.root, asked.resolved, options,
                      [&](const outcome& answer) { to.write(answer); });
    }
    return true;
}

bool run_command::every_reading(const asked_question& asked, evaluate::run_options& options, outcome_writer& to,
                                const console& on) const {
    for (const auto id : asked.answers_or_all()) {
        const auto ways = asked.policy->ways_of_reading(id, asked.how);
        if (!ways) {
            on.report(ways.problems(), asked.policy->sources());
            return false;
        }
        options.answers = {id};
        for (const auto& way : *ways) {
            for (const auto& one : asked.data.all) {
                evaluate::run(asked.policy->evaluator(), one.type, one.root, way.question, options,
                              [&](const outcome& answer) {
                                  to.write(reading_outcome{way.readings, answer});
                              });
            }
        }
    }
    return true;
}

int run_command::run(console& on) const {
    auto asked = prepare(question, on);
    if (asked.code != all_well) {
        return asked.code;
    }
    std::ios::sync_with_stdio(false);
    if (totals.any()) {
        const auto code = write_totals(asked, totals, question.data.record, format, std::cout, on);
        return code == all_well ? tell_failed(asked.data.failed, on) : code;
    }
    evaluate::run_options options;
    options.answers = asked.answers;
    options.threads = threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
    progress_bar bar(on);
    options.progress = [&](std::size_t done, std::size_t all) { bar.show(done, all); };
    const auto writer = make_writer(format, *asked.policy, on.language, std::cout, all_readings);
    if (!answer(asked, options, *writer, on)) {
        return usage;
    }
    bar.clear();
    writer->finish();
    std::cout.flush();
    const auto code = tell_failed(asked.data.failed, on);
    return std::cout ? code : unreadable;
}

} // namespace

void add_run(CLI::App& app, console& on, ending& end) {
    auto* sub = app.add_subcommand("run", "Answers a policy's questions about a population");
    auto made = std::make_shared<run_command>();
    made->question.declare(*sub);
    sub->add_option("--format", made->format, "table, csv, json or jsonl")
        ->check(CLI::IsMember({"table", "csv", "json", "jsonl"}))
        ->capture_default_str();
    sub->add_option("--threads", made->threads, "Number of threads (default: one for each core)")
        ->check(CLI::Range(1, 1024));
    sub->add_flag("--all-readings", made->all_readings,
                  "Each answer under every reading that can change it; --reading settles some");
    auto* total = sub->add_option("--total", made->totals.totals,
                                  "Not each answer but a total: sum(X), mean(X), min(X), max(X), median(X), "
                                  "quantile(X, 0.9), share(X), count(X), nulls(X), count(); may be repeated");
    auto* by =
        sub->add_option("--by", made->totals.by, "Totals for each value of a field or an answer; may be repeated");
    for (auto* option : {total, by}) {
        option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)->allow_extra_args(false);
        option->excludes("--all-readings")->excludes("--decision");
    }
    sub->callback([made, &on, &end] { end.code = made->run(on); });
}

} // namespace guiju::cli
