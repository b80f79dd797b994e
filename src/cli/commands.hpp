#pragma once

#include "console.hpp"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

namespace guiju::cli {

/// What the process ends with: the code of the command that ran.
struct ending {
    int code = all_well;
};

// Each adds one command (or a few of a kind) to the application; running it writes to standard output and sets the
// code.
void add_check(CLI::App& app, console& on, ending& end);
void add_describe(CLI::App& app, console& on, ending& end);
void add_run(CLI::App& app, console& on, ending& end);
void add_eval(CLI::App& app, console& on, ending& end);
void add_explain(CLI::App& app, console& on, ending& end);
void add_texts(CLI::App& app, console& on, ending& end);   ///< fmt, translate
void add_convert(CLI::App& app, console& on, ending& end); ///< convert, schema
void add_draw(CLI::App& app, console& on, ending& end);
void add_tck(CLI::App& app, console& on, ending& end);
void add_compare(CLI::App& app, console& on, ending& end);
void add_emit(CLI::App& app, console& on, ending& end);
void add_completion(CLI::App& app, ending& end);

} // namespace guiju::cli
