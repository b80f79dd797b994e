#include "policy_state.hpp"

#include <guiju/formats/json/policy.hpp>
#include <guiju/formats/rules/parser.hpp>
#include <guiju/program/lower.hpp>
#include <guiju/program/stocks.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace guiju {

namespace {

std::optional<std::string> file_text(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) {
        return std::nullopt;
    }
    std::ostringstream all;
    all << in.rdbuf();
    return in.bad() ? std::nullopt : std::optional(std::move(all).str());
}

/// Imports are looked for beside the text that names them.
std::optional<formats::rules::imported_text> import_beside(std::string_view path, std::string_view from) {
    const auto found = (std::filesystem::path(from).parent_path() / path).lexically_normal().string();
    auto text = file_text(found);
    return text ? std::optional(formats::rules::imported_text{found, std::move(*text)}) : std::nullopt;
}

/// The ending of the name tells the format.
result<graph::policy> read_document(source_set& sources, source_id id) {
    if (sources.find(id)->name().ends_with(".json")) {
        return formats::json::parse_policy(sources, id);
    }
    formats::rules::parsing how;
    how.resolve = import_beside;
    return formats::rules::parse(sources, id, how);
}

void append(diagnostics& into, const diagnostics& more) { into.insert(into.end(), more.begin(), more.end()); }

} // namespace

diagnostic plain_problem(std::string code, wording what, wording hint) {
    diagnostic made;
    made.code = std::move(code);
    made.what = std::move(what);
    made.hint = std::move(hint);
    return made;
}

result<policy> make_policy(std::shared_ptr<source_set> sources, source_id id) {
    auto document = read_document(*sources, id);
    if (!document) {
        return document.problems();
    }
    auto program = program::lower(*document);
    if (!program) {
        auto problems = document.problems();
        append(problems, program.problems());
        return problems;
    }
    auto warnings = document.problems();
    append(warnings, program.problems());
    for (auto& finding : program::check_stocks(**program)) {
        warnings.push_back(std::move(finding.told));
    }
    auto shared_document = std::make_shared<const graph::policy>(std::move(document).value());
    auto told = warnings;
    return {policy(std::make_shared<const policy::state>(policy::state{
                std::move(sources), std::move(shared_document), evaluate::evaluator(*program), std::move(warnings)})),
            std::move(told)};
}

result<policy> load_into(const std::string& path, std::shared_ptr<source_set> sources) {
    auto text = file_text(path);
    if (!text) {
        return plain_problem("file.unreadable", {"无法读取文件 " + path, "cannot read the file " + path});
    }
    const auto id = sources->add(path, std::move(*text));
    return make_policy(std::move(sources), id);
}

result<policy> load(const std::string& path) { return load_into(path, std::make_shared<source_set>()); }

result<policy> parse(std::string text, std::string name) {
    auto sources = std::make_shared<source_set>();
    const auto id = sources->add(std::move(name), std::move(text));
    return make_policy(std::move(sources), id);
}

const graph::policy& policy::document() const noexcept { return *state_->document; }
const program::program& policy::program() const noexcept { return state_->evaluator.of(); }
const source_set& policy::sources() const noexcept { return *state_->sources; }
const diagnostics& policy::warnings() const noexcept { return state_->warnings; }
const evaluate::evaluator& policy::evaluator() const noexcept { return state_->evaluator; }

} // namespace guiju
