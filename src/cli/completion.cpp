#include "commands.hpp"

#include <iostream>
#include <memory>
#include <string>
#include <vector>

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
                 "        --format) words=\"table csv json jsonl text svg dot mermaid\" ;;\n"
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

using commands = std::vector<const CLI::App*>;

commands commands_of(const CLI::App& app) {
    return app.get_subcommands([](const CLI::App*) { return true; });
}

/// A text between single quotes of a shell.
std::string quoted(const std::string& text) {
    std::string made = "'";
    for (const char c : text) {
        made += c == '\'' ? "'\\''" : std::string(1, c);
    }
    return made + "'";
}

/// As zsh's _arguments and _describe part name and description, a colon in either is escaped.
std::string described(const std::string& name, const std::string& what) {
    std::string escaped;
    for (const char c : what) {
        escaped += c == ':' || c == '[' || c == ']' ? std::string("\\") + c : std::string(1, c);
    }
    return quoted(name + ":" + escaped);
}

void print_zsh(const CLI::App& app) {
    std::cout << "#compdef guiju\n"
                 "# zsh completion for guiju: put it where $fpath looks, as _guiju\n"
                 "_guiju() {\n"
                 "    local -a commands options\n"
                 "    commands=(\n";
    for (const auto* sub : commands_of(app)) {
        std::cout << "        " << described(sub->get_name(), sub->get_description()) << '\n';
    }
    std::cout << "    )\n"
                 "    if (( CURRENT == 2 )); then _describe command commands; return; fi\n"
                 "    case $words[2] in\n";
    for (const auto* sub : commands_of(app)) {
        std::cout << "        " << sub->get_name() << ") options=(" << words_of(*sub) << ") ;;\n";
    }
    std::cout << "    esac\n"
                 "    if [[ $words[CURRENT] == -* ]]; then compadd -- $options; else _files; fi\n"
                 "}\n"
                 "_guiju \"$@\"\n";
}

void print_fish(const CLI::App& app) {
    std::cout << "# fish completion for guiju: put it into ~/.config/fish/completions/guiju.fish\n";
    for (const auto* sub : commands_of(app)) {
        const auto& name = sub->get_name();
        std::cout << "complete -c guiju -n __fish_use_subcommand -a " << name << " -d "
                  << quoted(sub->get_description()) << '\n';
        for (const auto* option : sub->get_options()) {
            for (const auto& written : option->get_lnames()) {
                std::cout << "complete -c guiju -n '__fish_seen_subcommand_from " << name << "' -l " << written
                          << (option->get_expected_max() > 0 ? " -r" : "") << " -d "
                          << quoted(option->get_description()) << '\n';
            }
        }
    }
}

} // namespace

void add_completion(CLI::App& app, ending& end) {
    auto* sub = app.add_subcommand("completion", "Prints a script that lets the shell complete commands and options");
    auto shell = std::make_shared<std::string>();
    sub->add_option("shell", *shell, "bash, zsh or fish")->required()->check(CLI::IsMember({"bash", "zsh", "fish"}));
    sub->callback([shell, &app, &end] {
        if (*shell == "zsh") {
            print_zsh(app);
        } else if (*shell == "fish") {
            print_fish(app);
        } else {
            print_bash(app);
        }
        end.code = all_well;
    });
}

} // namespace guiju::cli
