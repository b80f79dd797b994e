#include "policies.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <sstream>

namespace guiju::cli {
namespace {

namespace fs = std::filesystem;

#ifndef GUIJU_POLICIES_FROM_BIN
#define GUIJU_POLICIES_FROM_BIN "../share/guiju/policies"
#endif

bool is_file(const fs::path& path) {
    std::error_code failed;
    return fs::is_regular_file(path, failed);
}

bool looks_like_path(const std::string& argument) {
    return argument.find('/') != std::string::npos || argument.ends_with(".md") || argument.ends_with(".dmn") ||
           argument.ends_with(".rules");
}

/// English texts have words; a policy that does not load gives no language, so that of its letters is taken.
lang language_of(const source_set& sources, lang otherwise) {
    const auto* first = sources.find(source_id{0});
    if (first == nullptr) {
        return otherwise;
    }
    for (const char c : first->text().substr(0, 4096)) {
        // Lead bytes of the blocks from U+3000 to U+9FFF.
        if (static_cast<unsigned char>(c) >= 0xE3 && static_cast<unsigned char>(c) <= 0xE9) {
            return lang::zh;
        }
    }
    return lang::en;
}

} // namespace

std::vector<std::string> policy_folders() {
    std::vector<std::string> folders;
    if (const char* told = std::getenv("GUIJU_POLICIES")) {
        std::istringstream all(told);
        for (std::string one; std::getline(all, one, ':');) {
            folders.push_back(one);
        }
    }
    std::error_code failed;
    const auto self = fs::read_symlink("/proc/self/exe", failed);
    if (!failed) {
        folders.push_back((self.parent_path() / GUIJU_POLICIES_FROM_BIN).lexically_normal().string());
    }
    return folders;
}

std::string policy_file(const std::string& argument) {
    if (is_file(argument) || looks_like_path(argument)) {
        return argument;
    }
    for (const auto& folder : policy_folders()) {
        for (const auto& file :
             {fs::path(folder) / (argument + ".rules.md"), fs::path(folder) / argument / (argument + ".rules.md"),
              fs::path(folder) / (argument + ".rules")}) {
            if (is_file(file)) {
                return file.string();
            }
        }
    }
    return argument;
}

std::optional<std::string> bytes_of(const std::string& path) {
    if (path == "-") {
        return std::string(std::istreambuf_iterator<char>(std::cin), {});
    }
    std::ifstream in(path, std::ios::binary);
    std::error_code failed;
    if (!in || fs::is_directory(path, failed)) {
        return std::nullopt;
    }
    return std::string(std::istreambuf_iterator<char>(in), {});
}

opened_policy open_policy(const std::string& argument, console& on, bool warnings) {
    const auto path = policy_file(argument);
    if (!is_file(path)) {
        on.error({argument + "：没有这个文件，也没有这个名称的政策",
                  argument + ": no such file, and no policy of that name"});
        return {std::nullopt, unreadable};
    }
    auto sources = std::make_shared<source_set>();
    auto loaded = load_into(path, sources);
    on.follow(loaded ? loaded->program().language : language_of(*sources, on.language));
    if (!loaded) {
        on.report(loaded.problems(), *sources);
    } else if (warnings) {
        on.report(loaded->warnings(), *sources);
    }
    if (!loaded) {
        return {std::nullopt, policy_errors};
    }
    return {std::move(*loaded), all_well};
}

} // namespace guiju::cli
