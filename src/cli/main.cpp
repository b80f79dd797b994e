#include "commands.hpp"

#include <exception>
#include <iostream>

namespace {

constexpr const char* footer =
    "Exit codes:\n"
    "  0  all well\n"
    "  1  examples failed (test), or what was checked is not so (check --strict, fmt --check, eval, compare)\n"
    "  2  the command line cannot be understood, or names something unknown\n"
    "  3  some records of the data cannot be read; the others were evaluated\n"
    "  4  the policy has errors\n"
    "  5  a file cannot be read or written\n";

void add_lang(CLI::App& app, guiju::cli::console& on) {
    app.add_option_function<std::string>(
           "--lang",
           [&on](const std::string& told) {
               on.language = told == "zh" ? guiju::lang::zh : guiju::lang::en;
               on.language_given = true;
           },
           "Language of messages: zh or en (default: the policy's)")
        ->check(CLI::IsMember({"zh", "en"}))
        ->trigger_on_parse();
}

int run(int argc, char** argv) {
    guiju::cli::console on = guiju::cli::make_console();
    guiju::cli::ending end;
    CLI::App app("guiju turns a policy into rules that can be run, explained and proved.", "guiju");
    app.footer(footer);
    app.set_version_flag("--version", std::string("guiju ") + GUIJU_VERSION);
    app.require_subcommand(1);
    guiju::cli::add_check(app, on, end);
    guiju::cli::add_describe(app, on, end);
    guiju::cli::add_run(app, on, end);
    guiju::cli::add_eval(app, on, end);
    guiju::cli::add_explain(app, on, end);
    guiju::cli::add_texts(app, on, end);
    guiju::cli::add_convert(app, on, end);
    guiju::cli::add_draw(app, on, end);
    guiju::cli::add_tck(app, on, end);
    guiju::cli::add_emit(app, on, end);
    guiju::cli::add_compare(app, on, end);
    guiju::cli::add_completion(app, end);
    add_lang(app, on);
    for (auto* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
        add_lang(*sub, on);
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return app.exit(problem) == 0 ? guiju::cli::all_well : guiju::cli::usage;
    }
    return end.code;
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& problem) {
        std::cerr << "guiju: " << problem.what() << '\n';
        return guiju::cli::failed;
    }
}
