#include "formats/model_members.hpp"
#include "formats/names.hpp"

#include <guiju/feel/printer.hpp>
#include <guiju/formats/dmn/extension.hpp>
#include <guiju/value/currency.hpp>

#include <pugixml.hpp>

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

namespace guiju::formats::dmn {

namespace {

using pugi::xml_node;

/// Members that stand with an element of the model.
constexpr auto elsewhere = std::to_array<std::string_view>(
    {"categories", "records", "parameters", "readings", "functions", "answers", "exceptions"});

std::string qualified(std::string_view name) { return std::string(extension_prefix) + ":" + std::string(name); }

/// An attribute cannot hold line ends and tabs as they are.
bool fits_attribute(std::string_view text) { return text.find_first_of("\n\r\t") == std::string_view::npos; }

/// Writes one construct into one element, by the description that JSON has.
class visitor {
public:
    visitor(xml_node into, const feel::printing& how, bool head = false) : into_(into), how_(&how), head_(head) {}

    template <class T>
    void must(const char* key, const T& member) {
        if (head_ && std::ranges::find(elsewhere, key) != elsewhere.end()) {
            return;
        }
        write(key, member);
    }
    template <class T>
    void may(const char* key, const T& member) {
        if (!is_as_new(member)) {
            must(key, member);
        }
    }
    template <class T>
    void expression(const char* key, const T& member) {
        may(key, member);
    }
    template <class T>
    void tests(const char* key, const T& member) {
        may(key, member);
    }
    void currency(const char* key, std::uint32_t code) {
        if (code != 0) {
            write(key, guiju::currency::from_code(code).to_string());
        }
    }
    void place(const span&) {}
    // What only models have: a policy has none of it.
    void literal(const char* key, const feel::tree& tree, const std::string&) { may(key, tree); }
    void index_or(const char*, std::size_t, std::size_t) {}
    void repeated(const char* key, const std::vector<std::pair<std::string, std::string>>& named) { may(key, named); }
    template <class... Ts, class... Keys>
    void one_of(const std::variant<Ts...>& member, const Keys*... keys) {
        const std::array<const char*, sizeof...(Keys)> names{keys...};
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            const auto held = [&]<std::size_t At>() {
                if (const auto* found = std::get_if<At>(&member)) {
                    may(names[At], *found);
                }
            };
            (held.template operator()<I>(), ...);
        }(std::index_sequence_for<Keys...>{});
    }

private:
    xml_node child(const char* key) { return into_.append_child(qualified(key).c_str()); }
    void text(const char* key, const std::string& content) { child(key).text().set(content.c_str()); }

    void write(const char* key, const std::string& content) {
        if (fits_attribute(content)) {
            into_.append_attribute(key) = content.c_str();
        } else {
            text(key, content);
        }
    }
    void write(const char* key, bool b) { into_.append_attribute(key) = b; }
    void write(const char* key, int n) { into_.append_attribute(key) = n; }
    void write(const char* key, std::size_t n) { into_.append_attribute(key) = static_cast<unsigned long long>(n); }
    void write(const char* key, const std::optional<date>& d) { into_.append_attribute(key) = d->to_string().c_str(); }
    void write(const char* key, const feel::tree& tree) {
        text(key, tree.empty() ? std::string() : feel::print(tree, *how_));
    }
    void write(const char* key, const graph::naming& name) { fill(child(key), name); }
    void write(const char* key, const std::shared_ptr<const graph::type_ref>& type) { write(key, *type); }
    template <class Enum>
        requires std::is_enum_v<Enum>
    void write(const char* key, Enum one) {
        write(key, std::string(names_of_values<Enum>[static_cast<std::size_t>(one)]));
    }
    template <class Value>
    void write(const char* key, const std::vector<std::pair<std::string, Value>>& named) {
        for (const auto& [name, one] : named) {
            auto made = child(key);
            made.append_attribute("of") = name.c_str();
            fill(made, one);
        }
    }
    template <class T>
    void write(const char* key, const std::vector<T>& all) {
        for (const auto& one : all) {
            fill(child(key), one);
        }
    }
    template <class T>
        requires std::is_class_v<T>
    void write(const char* key, const T& construct) {
        fill(child(key), construct);
    }

    // What an item of a list, or a construct, is within its element.
    void fill(xml_node into, const std::string& content) {
        if (fits_attribute(content)) {
            into.append_attribute("text") = content.c_str();
        } else {
            into.text().set(content.c_str());
        }
    }
    void fill(xml_node into, const feel::tree& tree) {
        if (!tree.empty()) {
            into.text().set(feel::print(tree, *how_).c_str());
        }
    }
    void fill(xml_node into, const graph::naming& name) {
        into.append_attribute("is") = name.name.c_str();
        if (!name.other.empty()) {
            into.append_attribute("other") = name.other.c_str();
        }
    }
    template <class T>
    void fill(xml_node into, const std::vector<T>& all) {
        for (const auto& one : all) {
            fill(into.append_child(qualified("line").c_str()), one);
        }
    }
    template <class T>
        requires std::is_class_v<T>
    void fill(xml_node into, const T& construct) {
        visitor inner(into, *how_);
        describe(inner, construct);
    }

    xml_node into_;
    const feel::printing* how_;
    bool head_;
};

std::string text_of(const pugi::xml_document& all) {
    std::ostringstream out;
    all.document_element().print(out, "  ", pugi::format_default);
    return std::move(out).str();
}

} // namespace

struct extension_writer::state {
    const graph::policy* of;
    feel::scope names;
    feel::printing how;
};

extension_writer::extension_writer(const graph::policy& of)
    : state_(std::make_unique<state>(state{&of, names_of(of), {}})) {
    state_->how.dialect = {.keywords = of.language, .policy = true};
    state_->how.known = &state_->names;
}
extension_writer::~extension_writer() = default;

std::string extension_writer::head(int lowering) const {
    pugi::xml_document all;
    auto top = all.append_child(qualified("policy").c_str());
    top.append_attribute("lowering") = lowering;
    visitor into(top, state_->how, true);
    describe(into, *state_->of);
    return text_of(all);
}

std::string extension_writer::member(graph::element::kind kind, std::size_t index) const {
    const auto& of = *state_->of;
    pugi::xml_document all;
    const auto name = names_of_values<graph::element::kind>[static_cast<std::size_t>(kind)];
    auto top = all.append_child(qualified(name).c_str());
    top.append_attribute("index") = static_cast<unsigned long long>(index);
    visitor into(top, state_->how);
    switch (kind) {
    case graph::element::kind::category:
        describe(into, of.categories[index]);
        break;
    case graph::element::kind::record:
        describe(into, of.records[index]);
        break;
    case graph::element::kind::parameter:
        describe(into, of.parameters[index]);
        break;
    case graph::element::kind::reading:
        describe(into, of.readings[index]);
        break;
    case graph::element::kind::answer:
        describe(into, of.answers[index]);
        break;
    case graph::element::kind::exception:
        describe(into, of.exceptions[index]);
        break;
    case graph::element::kind::function:
        describe(into, of.functions[index]);
        break;
    default:
        break;
    }
    return text_of(all);
}

} // namespace guiju::formats::dmn
