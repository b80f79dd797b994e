#pragma once

#include <guiju/guiju.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace guiju::cli {

/// How the command ends. Listed in docs/cli.md and in --help; the higher of two that apply wins.
enum exit_code : int {
    all_well = 0,
    failed = 1,         ///< examples failed, or what was checked is not so
    usage = 2,          ///< the command line cannot be understood
    records_failed = 3, ///< some records could not be read; the others were evaluated
    policy_errors = 4,  ///< the policy has errors
    unreadable = 5,     ///< a file cannot be read, or not be written
};

/// Where messages go: standard error, in one language, with colour only for a person who sees it.
struct console {
    lang language = lang::zh;
    bool language_given = false; ///< by --lang; else the policy's is taken
    bool colour = false;
    bool progress = false;

    /// Writes one line: "error: …" in the language.
    void error(const wording& what) const;
    void warning(const wording& what) const;
    void line(const std::string& text) const;
    void report(const diagnostics& problems, const source_set& sources) const;
    /// Takes the language of a policy unless another was asked for.
    void follow(lang of_policy) noexcept;

private:
    void labelled(const char* colour_code, const wording& label, const wording& what) const;
};

/// The console of this process: colour and progress when standard error is a terminal and neither CI nor NO_COLOR is
/// set.
[[nodiscard]] console make_console();

/// Columns that a text takes in a terminal: Chinese and full-width characters take two.
[[nodiscard]] std::size_t width_of(std::string_view text) noexcept;

/// A bar on standard error, redrawn in place; nothing when there is no terminal.
class progress_bar {
public:
    explicit progress_bar(const console& on) : shown_(on.progress) {}
    progress_bar(const progress_bar&) = delete;
    progress_bar& operator=(const progress_bar&) = delete;
    ~progress_bar() { clear(); }
    void show(std::size_t done, std::size_t all);
    void clear();

private:
    bool shown_;
    std::size_t last_ = 101;
};

} // namespace guiju::cli
