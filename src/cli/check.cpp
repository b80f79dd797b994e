#include "commands.hpp"
#include "places.hpp"
#include "policies.hpp"

#include <iostream>
#include <memory>
#include <string>

namespace guiju::cli {
namespace {

int check(const std::string& policy, bool warnings_fail, console& on) {
    const auto opened = open_policy(policy, on, true);
    if (!opened.loaded) {
        return opened.code;
    }
    const auto& p = opened.loaded->program();
    const auto warnings = opened.loaded->warnings().size();
    const auto answers = std::to_string(p.answers.size());
    const auto count = std::to_string(warnings);
    std::cout << (on.language == lang::zh ? p.title + "：" + answers + " 个答案，没有错误，" + count + " 个警告\n"
                                          : p.title + ": " + answers + " answers, no errors, " + count + " warnings\n");
    return warnings_fail && warnings != 0 ? failed : all_well;
}

int test(const std::string& policy, console& on) {
    const auto opened = open_policy(policy, on);
    if (!opened.loaded) {
        return opened.code;
    }
    std::size_t broken = 0;
    const auto results = opened.loaded->test();
    for (const auto& one : results) {
        if (!one.passed) {
            ++broken;
            const auto note = one.note.empty() ? std::string() : " (" + one.note + ")";
            std::cout << place_of(*opened.loaded, one.where) << ": " << one.answer << note << ": "
                      << one.what.in(on.language) << '\n';
        }
    }
    const auto all = std::to_string(results.size());
    const auto bad = std::to_string(broken);
    std::cout << (on.language == lang::zh ? all + " 个例子，" + bad + " 个不符\n"
                                          : all + " examples, " + bad + " failed\n");
    return broken == 0 ? all_well : failed;
}

} // namespace

void add_check(CLI::App& app, console& on, ending& end) {
    auto* sub = app.add_subcommand("check", "Loads a policy and tells its errors and warnings");
    auto policy = std::make_shared<std::string>();
    auto strict = std::make_shared<bool>(false);
    sub->add_option("policy", *policy, "Policy: a file, or the name of one that ships with guiju")->required();
    sub->add_flag("--strict", *strict, "Warnings end with 1 too");
    sub->callback([policy, strict, &on, &end] { end.code = check(*policy, *strict, on); });

    auto* tests = app.add_subcommand("test", "Runs the examples that a policy carries");
    auto tested = std::make_shared<std::string>();
    tests->add_option("policy", *tested, "Policy: a file, or the name of one that ships with guiju")->required();
    tests->callback([tested, &on, &end] { end.code = test(*tested, on); });
}

} // namespace guiju::cli
