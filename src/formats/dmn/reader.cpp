#include "reader.hpp"

#include "words.hpp"

#include <guiju/meaning/operations.hpp>

#include <algorithm>
#include <array>

namespace guiju::formats::dmn {

namespace {

constexpr auto drg_elements =
    std::to_array<std::string_view>({"inputData", "decision", "businessKnowledgeModel", "decisionService"});

} // namespace

void reader::problem(severity how_bad, const char* code, span where, wording what, wording hint) {
    if (problems_.size() < how_.limits.problems) {
        problems_.push_back({how_bad, code, where, std::move(what), std::move(hint), {}});
    }
}

std::optional<std::size_t> reader::document(source_id id, const std::string& prefix) {
    auto loaded = load(*sources_.find(id), id, how_.limits);
    if (!loaded) {
        problems_.insert(problems_.end(), loaded.problems().begin(), loaded.problems().end());
        return std::nullopt;
    }
    documents_.push_back(*loaded);
    const auto top = documents_.back()->document_element();
    if (!is(top, "definitions")) {
        problem(severity::error, "dmn.root", place_of(top, id),
                {"最外层元素应为 DMN 的 definitions", "the outermost element should be DMN's definitions"},
                {"DMN 1.1 至 1.6 的命名空间均可", "the namespaces of DMN 1.1 to 1.6 are known"});
        return std::nullopt;
    }
    const auto index = to_.models.size();
    graph::model made;
    made.name = attribute(top, "name");
    made.name_space = attribute(top, "namespace");
    made.prefix = prefix;
    made.details =
        annex_of(top, {"name", "namespace"},
                 {"import", "itemDefinition", "inputData", "decision", "businessKnowledgeModel", "decisionService"});
    for (const auto one : top.attributes()) {
        const std::string_view name = one.name();
        if (name.starts_with("xmlns:")) {
            made.prefixes.emplace_back(name.substr(6), one.value());
        }
    }
    by_space_.try_emplace(made.name_space, index);
    to_.models.push_back(std::move(made));
    names_.emplace_back();
    source_ = id;
    imports(top, index);
    model_ = index;
    source_ = id;
    declare(top, index);
    elements(top);
    return index;
}

void reader::imports(xml_node of, std::size_t model) {
    const auto source = source_;
    each(of, "import", [&](xml_node one) {
        source_ = source;
        import(one, model);
    });
}

void reader::import(xml_node of, std::size_t model) {
    graph::model_import made;
    made.alias = one_line(attribute(of, "name"));
    made.name_space = attribute(of, "namespace");
    made.location = attribute(of, "locationURI");
    made.type = attribute(of, "importType");
    made.details = annex_of(of, {"name", "namespace", "locationURI", "importType"}, {});
    const auto prefix = made.alias.empty() ? to_.models[model].prefix : to_.models[model].prefix + made.alias + ".";
    const auto found = is_of_dmn(made.type) || made.type.empty() ? imported(made, of, prefix) : std::nullopt;
    made.model = found.value_or(graph::no_model);
    to_.models[model].imports.push_back(std::move(made));
}

/// A model is read once, also when several import it: its names are those of the first.
std::optional<std::size_t> reader::imported(const graph::model_import& one, xml_node at, const std::string& prefix) {
    if (const auto known = by_space_.find(one.name_space); known != by_space_.end()) {
        return known->second;
    }
    const auto where = place_of(at, source_);
    if (to_.models.size() >= how_.limits.models) {
        problem(severity::error, "limit.imports", where, {"导入的模型过多", "too many models are imported"});
        return std::nullopt;
    }
    auto text =
        how_.resolve ? how_.resolve({one.name_space, one.location, sources_.find(source_)->name()}) : std::nullopt;
    if (!text) {
        problem(severity::error, "import.missing", where,
                {"找不到要导入的模型 " + one.name_space, "the model " + one.name_space + " to import is not found"},
                {"把它放在同一文件夹", "put it into the same folder"});
        return std::nullopt;
    }
    return document(sources_.add(std::move(text->name), std::move(text->text)), prefix);
}

/// Names first, so that expressions may speak of what stands below them.
void reader::declare(xml_node of, std::size_t model) {
    auto& names = names_[model];
    for (const auto& one : meaning::operations) {
        if (meaning::is_function(one.id)) {
            names.all.add(one.name);
        }
    }
    const auto& prefix = to_.models[model].prefix;
    for (const auto one : of.children()) {
        if (is(one, "itemDefinition")) {
            names.types.push_back(one_line(attribute(one, "name")));
            names.all.add_type(names.types.back());
        }
        for (const auto kind : drg_elements) {
            if (is(one, kind)) {
                auto name = one_line(attribute(one, "name"));
                names.all.add(name);
                by_id_[{model, attribute(one, "id")}] = prefix + name;
                names.drg.emplace_back(graph::naming{std::move(name), {}, {}}, model);
            }
        }
    }
    declare_members(of, names);
    declare_imported(model);
}

/// The names that may stand behind a dot: without recursion, as documents may be wide.
void reader::declare_members(xml_node of, document_names& names) {
    struct walker final : pugi::xml_tree_walker {
        document_names& to;
        explicit walker(document_names& names) : to(names) {}
        bool for_each(xml_node& at) override {
            const auto what = local_name(at);
            const bool entry = what == "variable" && local_name(at.parent()) == "contextEntry";
            if (entry || what == "itemComponent" || what == "output" || what == "column" || what == "outputDecision") {
                to.members.push_back(one_line(attribute(at, "name")));
            }
            return true;
        }
    };
    walker all(names);
    of.traverse(all);
    for (const auto& one : names.members) {
        names.all.add_member(one);
    }
    for (const auto& [one, model] : names.drg) {
        names.all.add_member(one.name); // contexts made of outputs
    }
}

void reader::declare_imported(std::size_t model) {
    auto& names = names_[model];
    for (const auto& one : to_.models[model].imports) {
        if (one.model == graph::no_model || one.model >= names_.size()) {
            continue;
        }
        const auto& theirs = names_[one.model];
        if (!one.alias.empty()) {
            names.all.add(one.alias);
        }
        for (const auto& [name, unused] : theirs.drg) {
            one.alias.empty() ? names.all.add(name.name) : names.all.add_member(name.name);
        }
        for (const auto& name : theirs.members) {
            names.all.add_member(name);
        }
        for (const auto& name : theirs.types) {
            names.all.add_type(one.alias.empty() ? name : one.alias + "." + name);
        }
    }
}

result<graph::policy> parse(source_set& sources, source_id id, const reading& how) {
    graph::policy made;
    diagnostics problems;
    made.language = lang::en;
    made.literate = false;
    made.records.emplace_back();
    reader all(sources, how, made, problems);
    if (!all.document(id, {}) || has_errors(problems)) {
        return problems;
    }
    made.title.name = made.models.front().name;
    // Names of the record and of what is declared must differ: the record itself is never spoken of.
    auto& name = made.records.front().name.name;
    for (name = "inputs"; std::ranges::any_of(made.answers, [&](const auto& a) { return a.name.name == name; }) ||
                          std::ranges::any_of(made.functions, [&](const auto& f) { return f.name.name == name; });) {
        name += " of " + made.title.name;
    }
    for (auto& one : made.answers) {
        one.subject = name;
    }
    return {std::move(made), std::move(problems)};
}

std::string name_space_of(std::string_view text) {
    pugi::xml_document all;
    constexpr std::size_t most = std::size_t{64} << 20U;
    if (text.size() > most || !all.load_buffer(text.data(), text.size(), pugi::parse_minimal)) {
        return {};
    }
    const auto top = all.document_element();
    return is(top, "definitions") ? attribute(top, "namespace") : std::string();
}

} // namespace guiju::formats::dmn
