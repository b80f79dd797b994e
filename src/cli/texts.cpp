#include "commands.hpp"
#include "policies.hpp"

#include <fstream>
#include <iostream>
#include <memory>
#include <string>

namespace guiju::cli {
namespace {

struct format_command {
    std::string policy;
    bool check = false;
    bool write = false;

    int run(console& on) const;
};

int format_command::run(console& on) const {
    const auto opened = open_policy(policy, on);
    if (!opened.loaded) {
        return opened.code;
    }
    const auto path = policy_file(policy);
    const auto formatted = print(*opened.loaded);
    const bool same = bytes_of(path) == formatted;
    if (check) {
        if (!same) {
            on.error({path + "：格式不规范", path + ": is not formatted"});
        }
        return same ? all_well : failed;
    }
    if (!write) {
        std::cout << formatted;
        return all_well;
    }
    if (!same && !(std::ofstream(path, std::ios::binary | std::ios::trunc) << formatted).flush()) {
        on.error({path + "：无法写入", path + ": cannot be written"});
        return unreadable;
    }
    return all_well;
}

int translate_policy(const std::string& policy, const std::string& into, console& on) {
    const auto opened = open_policy(policy, on);
    if (!opened.loaded) {
        return opened.code;
    }
    std::cout << translate(*opened.loaded, into == "zh" ? lang::zh : lang::en);
    return all_well;
}

} // namespace

void add_texts(CLI::App& app, console& on, ending& end) {
    auto* sub = app.add_subcommand("fmt", "Prints a policy in one layout, with its comments");
    auto made = std::make_shared<format_command>();
    sub->add_option("policy", made->policy, "Policy: a file, or the name of one that ships with guiju")->required();
    auto* check = sub->add_flag("--check", made->check, "Prints nothing; ends with 1 if the layout is another");
    sub->add_flag("--write", made->write, "Writes the file instead of printing")->excludes(check);
    sub->callback([made, &on, &end] { end.code = made->run(on); });

    auto* other = app.add_subcommand("translate", "Prints a policy with the keywords and names of the other language");
    auto policy = std::make_shared<std::string>();
    auto into = std::make_shared<std::string>();
    other->add_option("policy", *policy, "Policy: a file, or the name of one that ships with guiju")->required();
    other->add_option("--to", *into, "zh or en")->required()->check(CLI::IsMember({"zh", "en"}));
    other->callback([policy, into, &on, &end] { end.code = translate_policy(*policy, *into, on); });
}

} // namespace guiju::cli
