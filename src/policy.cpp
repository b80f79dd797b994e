#include "policy_model.hpp"
#include "policy_state.hpp"

#include <guiju/formats/dmn/reader.hpp>
#include <guiju/formats/json/policy.hpp>
#include <guiju/formats/rules/parser.hpp>
#include <guiju/meaning/b_feel.hpp>
#include <guiju/meaning/call_context.hpp>
#include <guiju/program/lower.hpp>
#include <guiju/program/stocks.hpp>
#include <guiju/prove/tables.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
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

/// A model is found where its import says, else among the models in the same folder by its namespace.
std::optional<formats::dmn::imported_model> model_beside(const formats::dmn::wanted_model& wanted) {
    namespace fs = std::filesystem;
    const auto folder = fs::path(wanted.from).parent_path();
    const auto taken = [&wanted](const fs::path& path) -> std::optional<formats::dmn::imported_model> {
        auto text = file_text(path.string());
        if (!text || formats::dmn::name_space_of(*text) != wanted.name_space) {
            return std::nullopt;
        }
        return formats::dmn::imported_model{path.string(), std::move(*text)};
    };
    if (!wanted.location.empty()) {
        if (auto found = taken((folder / wanted.location).lexically_normal())) {
            return found;
        }
    }
    std::error_code failed;
    std::vector<fs::path> all;
    for (const auto& one : fs::directory_iterator(folder.empty() ? fs::path(".") : folder, failed)) {
        if (one.path().extension() == ".dmn") {
            all.push_back(one.path());
        }
    }
    std::sort(all.begin(), all.end());
    for (const auto& path : all) {
        if (auto found = taken(path)) {
            return found;
        }
    }
    return std::nullopt;
}

/// A function of the host as a value.
class host_function final : public callable {
public:
    explicit host_function(const external_function& of) : of_(of) {}
    std::span<const std::string> parameters() const noexcept override { return of_.parameters; }
    value call(std::span<const value> arguments, call_context& in) const override {
        value made = of_.call ? of_.call(arguments) : value(reason::missing);
        return made.is_null() && !made.where().known() ? value(made.reason(), in.where) : made;
    }

private:
    external_function of_;
};

/// The language that a model says its expressions are in: FEEL, or B-FEEL.
semantics semantics_in(const graph::policy& document) {
    if (!document.models.empty()) {
        for (const auto& [name, content] : document.models.front().details.attributes) {
            if (name == "expressionLanguage") {
                return meaning::semantics_of(content);
            }
        }
    }
    return semantics::feel;
}

program::lowering_options options_for(const graph::policy& document, const loading& how) {
    program::lowering_options options;
    options.gradual = !document.models.empty();
    options.semantics = semantics_in(document);
    for (const auto& [name, function] : how.external) {
        std::string plain;
        std::copy_if(name.begin(), name.end(), std::back_inserter(plain), [](char c) { return c != ' '; });
        options.external.emplace(plain, shared<const callable>(make_shared_body<host_function>(function)));
    }
    return options;
}

result<model_document> as_document(result<graph::policy> read) {
    return read ? result<model_document>(model_document{std::move(read).value()}, read.problems()) : read.problems();
}

/// The ending of the name tells the format.
result<model_document> read_document(source_set& sources, source_id id, bool in_dmn) {
    if (in_dmn) {
        return read_model(sources, id, {.resolve = model_beside, .limits = {}});
    }
    if (sources.find(id)->name().ends_with(".json")) {
        return as_document(formats::json::parse_policy(sources, id));
    }
    formats::rules::parsing how;
    how.resolve = import_beside;
    return as_document(formats::rules::parse(sources, id, how));
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

result<policy> make_policy(std::shared_ptr<source_set> sources, source_id id, const loading& how) {
    const bool in_dmn = sources->find(id)->name().ends_with(".dmn");
    auto document = read_document(*sources, id, in_dmn);
    if (!document) {
        return document.problems();
    }
    auto program = program::lower(document->document, options_for(document->document, how));
    if (!program) {
        auto problems = document.problems();
        append(problems, program.problems());
        return problems;
    }
    auto warnings = document.problems();
    append(warnings, program.problems());
    if (document->lowering) {
        append(warnings, compare_model(*sources, id, *document, **program, {.resolve = model_beside, .limits = {}}));
        if (has_errors(warnings)) {
            return warnings;
        }
    }
    for (auto& finding : program::check_stocks(**program)) {
        warnings.push_back(std::move(finding.told));
    }
    auto shared_document = std::make_shared<const graph::policy>(std::move(document).value().document);
    auto told = warnings;
    return {policy(std::make_shared<const policy::state>(policy::state{
                std::move(sources), std::move(shared_document), evaluate::evaluator(*program), std::move(warnings)})),
            std::move(told)};
}

result<policy> load_into(const std::string& path, std::shared_ptr<source_set> sources, const loading& how) {
    auto text = file_text(path);
    if (!text) {
        return plain_problem("file.unreadable", {"无法读取文件 " + path, "cannot read the file " + path});
    }
    const auto id = sources->add(path, std::move(*text));
    return make_policy(std::move(sources), id, how);
}

result<policy> load(const std::string& path, const loading& how) {
    return load_into(path, std::make_shared<source_set>(), how);
}

result<policy> parse(std::string text, std::string name, const loading& how) {
    auto sources = std::make_shared<source_set>();
    const auto id = sources->add(std::move(name), std::move(text));
    return make_policy(std::move(sources), id, how);
}

const graph::policy& policy::document() const noexcept { return *state_->document; }
const program::program& policy::program() const noexcept { return state_->evaluator.of(); }
const source_set& policy::sources() const noexcept { return *state_->sources; }
const diagnostics& policy::warnings() const {
    auto& late = *state_->analysed;
    std::call_once(late.once, [&] {
        late.all = state_->warnings;
        append(late.all, prove::check_tables(program()));
    });
    return late.all;
}
const evaluate::evaluator& policy::evaluator() const noexcept { return state_->evaluator; }

} // namespace guiju
