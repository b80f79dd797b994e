#include "commands.hpp"
#include "policies.hpp"
#include "typed_json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>

namespace guiju::cli {
namespace {

struct eval_command {
    std::string expression;
    std::string file;
    std::string variables;
    std::string format = "text";

    int run(console& on) const;
    bool tell(std::string_view text, const value& with, const console& on) const;
};

std::string message_of(const diagnostics& problems, lang language) {
    std::string text;
    for (const auto& one : problems) {
        text += (text.empty() ? "" : "; ") + one.what.in(language);
    }
    return text;
}

/// Writes one value, or what is wrong with the expression; false for the latter.
bool eval_command::tell(std::string_view text, const value& with, const console& on) const {
    const auto made = evaluate_expression(text, with);
    if (format == "jsonl") {
        const auto wrong = nlohmann::json{{"e", made ? std::string() : message_of(made.problems(), on.language)}};
        std::cout << (made ? typed_json(*made) : wrong.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace))
                  << '\n';
    } else if (made) {
        std::cout << plain_text(*made) << '\n';
    } else {
        on.error({std::string(text) + "：" + message_of(made.problems(), lang::zh),
                  std::string(text) + ": " + message_of(made.problems(), lang::en)});
    }
    return made.has_value();
}

int eval_command::run(console& on) const {
    value with;
    if (!variables.empty()) {
        auto read = read_json(variables, "--with");
        if (!read) {
            on.report(read.problems(), source_set{});
            return usage;
        }
        with = std::move(*read);
    }
    if (file.empty()) {
        return tell(expression, with, on) ? all_well : failed;
    }
    const auto bytes = bytes_of(file);
    if (!bytes) {
        on.error({file + "：无法读取", file + ": cannot be read"});
        return unreadable;
    }
    bool well = true;
    for (std::string_view rest = *bytes; !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        auto line = rest.substr(0, end);
        line = line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
        well = tell(line, with, on) && well;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return well ? all_well : failed;
}

} // namespace

void add_eval(CLI::App& app, console& on, ending& end) {
    auto* sub = app.add_subcommand("eval", "Evaluates FEEL expressions");
    auto made = std::make_shared<eval_command>();
    auto* one = sub->add_option("expression", made->expression, "The expression");
    sub->add_option("--file", made->file, "A file of expressions, one a line; - is standard input")->excludes(one);
    sub->add_option("--with", made->variables, "Variables as a JSON object");
    sub->add_option("--format", made->format, "text, or jsonl: typed values a line, {\"e\": …} for what does not parse")
        ->check(CLI::IsMember({"text", "jsonl"}))
        ->capture_default_str();
    sub->callback([made, one, &on, &end] {
        if (one->count() == 0 && made->file.empty()) {
            throw CLI::RequiredError("expression or --file");
        }
        end.code = made->run(on);
    });
}

} // namespace guiju::cli
