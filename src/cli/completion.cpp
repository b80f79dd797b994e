#include "commands.hpp"

#include <iostream>
#include <string>

namespace guiju::cli {
namespace {

/// The long options and subcommands of an application, as words.
std::string words_of(const CLI::App& app) {
    std::string words;
    for (const auto* option : app.get_options()) {
        for (const auto& name : option->get_lnames()) {
            words += (words.empty() ? "--" : " --") + name;
        }
    }
    return words;
}

void print_bash(const CLI::App& app) {
    std::string commands;
    std::string cases;
    for (const auto* sub : app.get_subcommands([](const CLI::App*) { return true; })) {
        commands += (commands.empty() ? "" : " ") + sub->get_name();
        cases += "        " + sub->get_name() + ") words=\"" + words_of(*sub) + "\" ;;\n";
    }
    std::cout << "# bash completion for guiju: source it, or put it where bash-completion looks\n"
                 "_guiju() {\n"
                 "    local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=\n"
                 "    case $before in\n"
                 "        --format) words=\"table csv json jsonl text\" ;;\n"
                 "        --to|--lang) words=\"zh en\" ;;\n"
                 "    esac\n"
                 "    if [[ -n $words ]]; then COMPREPLY=($(compgen -W \"$words\" -- \"$current\")); return; fi\n"
                 "    if [[ $COMP_CWORD -eq 1 ]]; then\n"
                 "        COMPREPLY=($(compgen -W \""
              << commands << ' ' << words_of(app)
              << "\" -- \"$current\")); return\n"
                 "    fi\n"
                 "    case ${COMP_WORDS[1]} in\n"
              << cases
              << "    esac\n"
                 "    if [[ $current == -* ]]; then COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
                 "    else compopt -o filenames; COMPREPLY=($(compgen -f -W \"longgang\" -- \"$current\")); fi\n"
                 "}\n"
                 "complete -F _guiju guiju\n";
}

} // namespace

void add_completion(CLI::App& app, ending& end) {
    auto* sub = app.add_subcommand("completion", "Prints a script that lets the shell complete commands and options");
    sub->add_option("shell", "bash")->check(CLI::IsMember({"bash"}));
    sub->callback([&app, &end] {
        print_bash(app);
        end.code = all_well;
    });
}

} // namespace guiju::cli
