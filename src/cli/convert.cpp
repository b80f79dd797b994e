#include "commands.hpp"
#include "policies.hpp"

#include <fstream>
#include <iostream>
#include <map>
#include <memory>
#include <string>

namespace guiju::cli {
namespace {

const std::map<std::string, format> forms{{"rules", format::rules}, {"json", format::json}, {"dmn", format::dmn}};

struct convert_command {
    std::string policy;
    std::string to;
    std::string output;

    int run(console& on) const;
    [[nodiscard]] format form() const {
        return !to.empty()                 ? forms.at(to)
               : output.ends_with(".json") ? format::json
               : output.ends_with(".dmn")  ? format::dmn
                                           : format::rules;
    }
};

int convert_command::run(console& on) const {
    const auto opened = open_policy(policy, on);
    if (!opened.loaded) {
        return opened.code;
    }
    const auto text = print(*opened.loaded, form());
    if (!text) {
        on.report(text.problems(), opened.loaded->sources());
        return failed;
    }
    if (output.empty()) {
        std::cout << *text;
        return all_well;
    }
    if (!(std::ofstream(output, std::ios::binary | std::ios::trunc) << *text).flush()) {
        on.error({output + "：无法写入", output + ": cannot be written"});
        return unreadable;
    }
    return all_well;
}

} // namespace

void add_convert(CLI::App& app, console& on, ending& end) {
    auto* sub = app.add_subcommand("convert", "Writes a policy in another form");
    auto made = std::make_shared<convert_command>();
    sub->add_option("policy", made->policy, "Policy: a file, or the name of one that ships with guiju")->required();
    auto* to = sub->add_option("--to", made->to, "rules, json or dmn")->check(CLI::IsMember({"rules", "json", "dmn"}));
    auto* output = sub->add_option("-o,--output", made->output, "The file; its ending tells the form");
    sub->callback([made, to, output, &on, &end] {
        if (to->count() == 0 && output->count() == 0) {
            throw CLI::RequiredError("--to or --output");
        }
        end.code = made->run(on);
    });
    auto* schema = app.add_subcommand("schema", "Prints the JSON Schema of policies in JSON");
    schema->callback([] { std::cout << policy_schema(); });
}

} // namespace guiju::cli
