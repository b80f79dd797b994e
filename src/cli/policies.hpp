#pragma once

#include "console.hpp"

#include <guiju/guiju.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace guiju::cli {

/// The folders where policies that ship with the library are looked for, in order: those of GUIJU_POLICIES, then beside
/// the command.
[[nodiscard]] std::vector<std::string> policy_folders();

/// The file of a policy: the argument itself if there is such a file, else the shipped policy of that name.
[[nodiscard]] std::string policy_file(const std::string& argument);

/// A file's bytes; nothing if it cannot be read.
[[nodiscard]] std::optional<std::string> bytes_of(const std::string& path);

/// A loaded policy, or how the command ends; what is wrong has then been said.
struct opened_policy {
    std::optional<guiju::policy> loaded;
    exit_code code = all_well;
};

/// Loads the policy, says its problems (warnings only with `warnings`), and lets the console follow its language.
[[nodiscard]] opened_policy open_policy(const std::string& argument, console& on, bool warnings = false);

} // namespace guiju::cli
