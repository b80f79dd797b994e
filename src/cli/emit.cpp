#include "commands.hpp"
#include "policies.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace guiju::cli {
namespace {

struct emit_command {
    std::string policy;
    std::string into;
    emit_options how;

    int run(console& on);
};

int emit_command::run(console& on) {
    const auto opened = open_policy(policy, on);
    if (!opened.loaded) {
        return opened.code;
    }
    how.source = std::filesystem::path(policy_file(policy)).filename().string();
    const auto made = emit(*opened.loaded, how);
    on.report(made.problems(), opened.loaded->sources());
    if (!made) {
        return usage;
    }
    if (into.empty()) {
        std::cout << *made;
        return std::cout.flush() ? all_well : unreadable;
    }
    if (!(std::ofstream(into, std::ios::binary | std::ios::trunc) << *made).flush()) {
        on.error({into + "：无法写入", into + ": cannot be written"});
        return unreadable;
    }
    return all_well;
}

} // namespace

void add_emit(CLI::App& app, console& on, ending& end) {
    auto* sub = app.add_subcommand("emit", "Writes a policy as one C++20 header");
    auto made = std::make_shared<emit_command>();
    sub->add_option("policy", made->policy, "Policy: a file, or the name of one that ships with guiju")->required();
    sub->add_option("-o,--output", made->into, "File to write; standard output when there is none");
    sub->add_option("--namespace", made->how.name_space, "Namespace of the header (default: the policy's name)");
    sub->add_option("--answers", made->how.answers, "Only these answers")->delimiter(',');
    sub->callback([made, &on, &end] { end.code = made->run(on); });
}

} // namespace guiju::cli
