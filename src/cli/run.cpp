#include "commands.hpp"
#include "output.hpp"
#include "question.hpp"

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

    int run(console& on) const;
};

int run_command::run(console& on) const {
    auto asked = prepare(question, on);
    if (asked.code != all_well) {
        return asked.code;
    }
    std::ios::sync_with_stdio(false);
    evaluate::run_options options;
    options.answers = asked.answers;
    options.threads = threads != 0 ? threads : std::max(1U, std::thread::hardware_concurrency());
    progress_bar bar(on);
    options.progress = [&](std::size_t done, std::size_t all) { bar.show(done, all); };
    const auto writer = make_writer(format, *asked.policy, on.language, std::cout);
    for (const auto& one : asked.data.all) {
        evaluate::run(asked.policy->evaluator(), one.type, one.root, asked.resolved, options,
                      [&](const outcome& answer) { writer->write(answer); });
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
    sub->callback([made, &on, &end] { end.code = made->run(on); });
}

} // namespace guiju::cli
