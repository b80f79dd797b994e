#include "commands.hpp"
#include "policies.hpp"

#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace guiju::cli {
namespace {

struct compare_command {
    std::string before, after;
    std::vector<std::string> decisions;

    int run(console& on) const;
};

/// Names in one line, if there are any.
void list(const console& on, const wording& what, const std::vector<std::string>& names) {
    if (names.empty()) {
        return;
    }
    std::cout << what.in(on.language);
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::cout << (i == 0 ? "" : on.language == lang::zh ? "、" : ", ") << names[i];
    }
    std::cout << '\n';
}

/// One point of a change, as somebody would check it: `等级 = 5A, 年份 = 2024`.
std::string example_of(const table_change& of, const prove::difference& one) {
    std::string text;
    for (std::size_t c = 0; c < one.inputs.size(); ++c) {
        text += (c == 0 ? "" : ", ") + of.found.inputs[c].name + " = " + to_string(one.inputs[c]);
    }
    return text;
}

void tell(const policy& before, const policy& after, const table_change& one, const console& on) {
    std::cout << one.decision << (one.nth == 0 ? "" : " #" + std::to_string(one.nth + 1)) << '\n';
    const auto lines = explanation(before, after, one, on.language);
    for (std::size_t at = 0; at < lines.size();) {
        const auto end = lines.find('\n', at);
        std::cout << "  " << lines.substr(at, end - at) << '\n';
        at = end + 1;
    }
    if (!one.found.differences.empty()) {
        const auto example = example_of(one, one.found.differences.front());
        std::cout << "  " << wording{"例如 " + example, "e.g. " + example}.in(on.language) << '\n';
    }
}

int compare_command::run(console& on) const {
    const auto old = open_policy(before, on);
    const auto now = old.loaded ? open_policy(after, on) : opened_policy{};
    if (!old.loaded || !now.loaded) {
        return old.loaded ? now.code : old.code;
    }
    const auto found = compare_tables(*old.loaded, *now.loaded, decisions);
    if (!found) {
        on.report(found.problems(), now.loaded->sources());
        return usage;
    }
    for (const auto& one : found->changed) {
        tell(*old.loaded, *now.loaded, one, on);
    }
    list(on, {"只在旧版里：", "only in the old version: "}, found->removed);
    list(on, {"只在新版里：", "only in the new version: "}, found->added);
    list(on, {"答案相同：", "the same answers: "}, found->same);
    return found->changed.empty() && found->removed.empty() && found->added.empty() ? all_well : failed;
}

} // namespace

void add_compare(CLI::App& app, console& on, ending& end) {
    auto* sub = app.add_subcommand("compare", "Says where the decision tables of two versions answer differently");
    auto made = std::make_shared<compare_command>();
    sub->add_option("old", made->before, "The version before: a file, or the name of a policy that ships with guiju")
        ->required();
    sub->add_option("new", made->after, "The version after")->required();
    sub->add_option("--decision", made->decisions, "Only the tables of these answers or functions")->delimiter(',');
    sub->footer("Ends with 0 when all tables answer alike, and with 1 when one does not, was added or removed.");
    sub->callback([made, &on, &end] { end.code = made->run(on); });
}

} // namespace guiju::cli
