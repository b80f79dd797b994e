#include "commands.hpp"
#include "moment.hpp"
#include "policies.hpp"
#include "typed_json.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <iostream>
#include <memory>
#include <string>
#include <string_view>

namespace guiju::cli {
namespace {

struct eval_command {
    std::string expression;
    std::string file;
    std::string cases;
    std::string variables;
    std::string format = "text";
    std::string dialect = "feel";
    std::string now;
    expression_settings how;

    int run(console& on);
    int run_lines(const std::string& path, const value& with, const console& on) const;
    bool tell_case(std::string_view line, const value& with, const console& on) const;
    bool tell(std::string_view text, const value& with, const console& on) const;
    bool refuse(std::string_view text, const wording& why, const console& on) const;
};

wording message_of(const diagnostics& problems) {
    wording all;
    for (const auto& one : problems) {
        all.zh += (all.zh.empty() ? "" : "；") + one.what.zh;
        all.en += (all.en.empty() ? "" : "; ") + one.what.en;
    }
    return all;
}

/// Says in the format that was asked for what is wrong with a line. False.
bool eval_command::refuse(std::string_view text, const wording& why, const console& on) const {
    if (format == "jsonl") {
        const nlohmann::json wrong{{"e", why.in(on.language)}};
        std::cout << wrong.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
    } else {
        on.error({std::string(text) + "：" + why.zh, std::string(text) + ": " + why.en});
    }
    return false;
}

/// Writes one value, or what is wrong with the expression; false for the latter.
bool eval_command::tell(std::string_view text, const value& with, const console& on) const {
    const auto made = evaluate_expression(text, with, how);
    if (!made) {
        return refuse(text, message_of(made.problems()), on);
    }
    std::cout << (format == "jsonl" ? typed_json(*made) : plain_text(*made)) << '\n';
    return true;
}

/// One line of `--cases`: {"x": expression, "ctx": {name: typed value}}. Other entries are passed over.
bool eval_command::tell_case(std::string_view line, const value& with, const console& on) const {
    const auto read = read_json(line, "--cases");
    if (!read) {
        return refuse(line, message_of(read.problems()), on);
    }
    const value* text = read->is(kind::context) ? read->as_context().find("x") : nullptr;
    const value* variables_of_case = text != nullptr ? read->as_context().find("ctx") : nullptr;
    if (text == nullptr || !text->is(kind::text)) {
        return refuse(line, {"这一行没有表达式 \"x\"", "there is no expression \"x\" in this line"}, on);
    }
    if (variables_of_case == nullptr || variables_of_case->is_null()) {
        return tell(text->as_text(), with, on);
    }
    const auto typed = typed_context(*variables_of_case);
    return typed ? tell(text->as_text(), *typed, on)
                 : refuse(text->as_text(), {"变量无法读取", "the variables cannot be read"}, on);
}

int eval_command::run_lines(const std::string& path, const value& with, const console& on) const {
    const auto bytes = bytes_of(path);
    if (!bytes) {
        on.error({path + "：无法读取", path + ": cannot be read"});
        return unreadable;
    }
    bool well = true;
    for (std::string_view rest = *bytes; !rest.empty();) {
        const auto end = std::min(rest.find('\n'), rest.size());
        auto line = rest.substr(0, end);
        line = line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
        const bool told = cases.empty() ? tell(line, with, on) : tell_case(line, with, on);
        well = told && well;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return well ? all_well : failed;
}

int eval_command::run(console& on) {
    value with;
    how.semantics = dialect == "b-feel" ? semantics::b_feel : semantics::feel;
    how.now = now.empty() ? moment() : date_time::parse(now);
    if (!how.now) {
        on.error({now + " 不是日期时间，如 2024-02-29T10:00:00+08:00",
                  now + " is no date and time such as 2024-02-29T10:00:00+08:00"});
        return usage;
    }
    if (!variables.empty()) {
        auto read = read_json(variables, "--with");
        if (!read) {
            on.report(read.problems(), source_set{});
            return usage;
        }
        with = std::move(*read);
    }
    if (!file.empty() || !cases.empty()) {
        return run_lines(cases.empty() ? file : cases, with, on);
    }
    return tell(expression, with, on) ? all_well : failed;
}

} // namespace

void add_eval(CLI::App& app, console& on, ending& end) {
    auto* sub = app.add_subcommand("eval", "Evaluates FEEL expressions");
    auto made = std::make_shared<eval_command>();
    auto* one = sub->add_option("expression", made->expression, "The expression");
    auto* file =
        sub->add_option("--file", made->file, "A file of expressions, one a line; - is standard input")->excludes(one);
    sub->add_option(
           "--cases", made->cases,
           "A file of lines {\"x\": expression, \"ctx\": {variables as jsonl writes values}}; - is standard input")
        ->excludes(one)
        ->excludes(file);
    sub->add_option("--with", made->variables, "Variables as a JSON object");
    sub->add_option("--format", made->format, "text, or jsonl: typed values a line, {\"e\": …} for what does not parse")
        ->check(CLI::IsMember({"text", "jsonl"}))
        ->capture_default_str();
    sub->add_option("--dialect", made->dialect, "The expression language: feel, or b-feel, where errors have defaults")
        ->check(CLI::IsMember({"feel", "b-feel"}))
        ->capture_default_str();
    sub->add_option("--now", made->now, "What now() answers, e.g. 2024-02-29T10:00:00+08:00; else the system's clock");
    sub->callback([made, one, &on, &end] {
        if (one->count() == 0 && made->file.empty() && made->cases.empty()) {
            throw CLI::RequiredError("expression, --file or --cases");
        }
        end.code = made->run(on);
    });
}

} // namespace guiju::cli
