#include "formats/model_names.hpp"

#include <guiju/meaning/operations.hpp>

#include <algorithm>

namespace guiju::formats {

namespace {

using graph::box_kind;
using graph::boxed;

/// What one document declares.
struct document_names {
    feel::scope all;
    std::vector<std::string> elements, types, members;
};

/// Names of entries, components, columns and outputs within boxes: what may stand behind a point.
void members_of(const boxed& box, std::vector<std::string>& into) {
    if (box.kind == box_kind::context || box.kind == box_kind::relation) {
        for (const auto& one : box.names) {
            into.push_back(one.name.name);
        }
    }
    for (const auto& table : box.tables) {
        for (const auto& one : table.outputs) {
            into.push_back(one.name.name);
        }
    }
    for (const auto& one : box.parts) {
        members_of(one, into);
    }
}

void members_of(const graph::item_definition& item, std::vector<std::string>& into) {
    for (const auto& one : item.components) {
        into.push_back(one.name.name);
        members_of(one, into);
    }
}

class model_names {
public:
    explicit model_names(const graph::policy& of) : of_(of), documents_(of.models.size()) {
        gather();
        for (std::size_t i = 0; i < documents_.size(); ++i) {
            declare(i);
        }
    }
    [[nodiscard]] const document_names& operator[](std::size_t model) const { return documents_[model]; }

private:
    [[nodiscard]] std::string own(const graph::naming& name, std::size_t model) const {
        return name.name.substr(of_.models[model].prefix.size());
    }
    void gather();
    void declare(std::size_t model);

    const graph::policy& of_;
    std::vector<document_names> documents_;
};

void model_names::gather() {
    for (std::size_t i = 0; i < of_.inputs.size(); ++i) {
        const auto model = of_.inputs[i].model;
        documents_[model].elements.push_back(own(of_.records.front().fields[i].name, model));
    }
    for (const auto& one : of_.answers) {
        documents_[one.model].elements.push_back(own(one.name, one.model));
        if (const auto* box = std::get_if<boxed>(&one.definition)) {
            members_of(*box, documents_[one.model].members);
        }
    }
    for (const auto& one : of_.functions) {
        documents_[one.model].elements.push_back(own(one.name, one.model));
        for (const auto& box : one.box) {
            members_of(box, documents_[one.model].members);
        }
    }
    for (const auto& one : of_.services) {
        documents_[one.model].elements.push_back(own(one.name, one.model));
    }
    for (const auto& one : of_.items) {
        documents_[one.model].types.push_back(own(one.name, one.model));
        members_of(one, documents_[one.model].members);
    }
}

void model_names::declare(std::size_t model) {
    auto& names = documents_[model];
    for (const auto& one : meaning::operations) {
        if (meaning::is_function(one.id)) {
            names.all.add(one.name);
        }
    }
    const auto add_all = [](const std::vector<std::string>& from, auto&& add) { std::ranges::for_each(from, add); };
    add_all(names.types, [&](const std::string& one) { names.all.add_type(one); });
    add_all(names.members, [&](const std::string& one) { names.all.add_member(one); });
    for (const auto& one : names.elements) {
        names.all.add(one);
        names.all.add_member(one); // contexts made of outputs
    }
    for (const auto& one : of_.models[model].imports) {
        if (one.model == graph::no_model) {
            continue;
        }
        const auto& theirs = documents_[one.model];
        if (!one.alias.empty()) {
            names.all.add(one.alias);
        }
        add_all(theirs.elements,
                [&](const std::string& name) { one.alias.empty() ? names.all.add(name) : names.all.add_member(name); });
        add_all(theirs.members, [&](const std::string& name) { names.all.add_member(name); });
        add_all(theirs.types, [&](const std::string& name) {
            names.all.add_type(one.alias.empty() ? name : one.alias + "." + name);
        });
    }
}

/// Walks boxes with the names that they bring.
class box_walk {
public:
    box_walk(const document_names& names, const tree_visit& visit) : names_(names), visit_(visit) {}

    void box(boxed& of, const feel::scope& known) const {
        switch (of.kind) {
        case box_kind::context:
            return context(of, known);
        case box_kind::function:
            return within(of, known, 0);
        case box_kind::for_loop:
        case box_kind::some:
        case box_kind::every:
        case box_kind::filter:
            return within(of, known, 1);
        default:
            break;
        }
        visit_(of.text, known);
        for (auto& one : of.parts) {
            box(one, known);
        }
        for (auto& one : of.tables) {
            each_tree(one, [&](feel::tree& tree) { visit_(tree, known); });
        }
    }

private:
    /// Later entries see earlier ones; a function may call itself. DMN 1.5, 7.3.4.
    void context(boxed& of, const feel::scope& known) const {
        feel::scope inner(&known);
        for (std::size_t i = 0; i < of.parts.size(); ++i) {
            const auto& name = of.names[i].name.name;
            if (of.parts[i].kind == box_kind::function) {
                inner.add(name);
            }
            box(of.parts[i], inner);
            inner.add(name);
            inner.add_member(name);
        }
    }
    /// Parameters, the iterator or the item are known in the parts behind the first ones.
    void within(boxed& of, const feel::scope& known, std::size_t outside) const {
        feel::scope inner(&known);
        for (const auto& one : of.names) {
            inner.add(one.name.name);
        }
        if (of.kind == box_kind::for_loop) {
            inner.add("partial");
        }
        if (of.kind == box_kind::filter) {
            inner.add("item");
            for (const auto& one : names_.members) {
                inner.add(one);
            }
        }
        for (std::size_t i = 0; i < of.parts.size(); ++i) {
            box(of.parts[i], i < outside ? known : inner);
        }
    }

    const document_names& names_;
    const tree_visit& visit_;
};

void each_tree(graph::item_definition& item, const feel::scope& known, const tree_visit& visit) {
    visit(item.allowed, known);
    visit(item.constraint, known);
    for (auto& one : item.components) {
        each_tree(one, known, visit);
    }
}

} // namespace

void each_model_expression(graph::policy& of, const tree_visit& visit) {
    const model_names names(of);
    for (auto& one : of.items) {
        each_tree(one, names[one.model].all, visit);
    }
    for (auto& one : of.answers) {
        if (auto* box = std::get_if<boxed>(&one.definition)) {
            box_walk(names[one.model], visit).box(*box, names[one.model].all);
        }
    }
    for (auto& one : of.functions) {
        for (auto& box : one.box) {
            box_walk(names[one.model], visit).box(box, names[one.model].all);
        }
    }
}

} // namespace guiju::formats
