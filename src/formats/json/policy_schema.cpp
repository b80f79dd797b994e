#include "formats/model_members.hpp"

#include <guiju/formats/json/policy.hpp>

#include <nlohmann/json.hpp>

#include <array>
#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace guiju::formats::json {

namespace {

using json = nlohmann::ordered_json;

template <class T>
constexpr std::string_view title = "";
template <>
inline constexpr std::string_view title<graph::type_ref> = "type";
template <>
inline constexpr std::string_view title<graph::category> = "category";
template <>
inline constexpr std::string_view title<graph::field> = "field";
template <>
inline constexpr std::string_view title<graph::record> = "record";
template <>
inline constexpr std::string_view title<graph::clause> = "clause";
template <>
inline constexpr std::string_view title<graph::parameter_row> = "parameter_row";
template <>
inline constexpr std::string_view title<graph::parameter_period> = "parameter_period";
template <>
inline constexpr std::string_view title<graph::parameter> = "parameter";
template <>
inline constexpr std::string_view title<graph::reading> = "reading";
template <>
inline constexpr std::string_view title<graph::local> = "local";
template <>
inline constexpr std::string_view title<graph::guarded> = "case";
template <>
inline constexpr std::string_view title<graph::table::input> = "table_input";
template <>
inline constexpr std::string_view title<graph::table::output> = "table_output";
template <>
inline constexpr std::string_view title<graph::table::rule> = "table_rule";
template <>
inline constexpr std::string_view title<graph::table> = "table";
template <>
inline constexpr std::string_view title<graph::example> = "example";
template <>
inline constexpr std::string_view title<graph::step> = "step";
template <>
inline constexpr std::string_view title<graph::dimension> = "dimension";
template <>
inline constexpr std::string_view title<graph::entry_comments> = "entry_comments";
template <>
inline constexpr std::string_view title<std::pair<graph::naming, std::string>> = "attribute";
template <>
inline constexpr std::string_view title<graph::answer> = "answer";
template <>
inline constexpr std::string_view title<graph::exception> = "exception";
template <>
inline constexpr std::string_view title<graph::function> = "function";
template <>
inline constexpr std::string_view title<graph::import_of> = "import";
template <>
inline constexpr std::string_view title<graph::element> = "element";
template <>
inline constexpr std::string_view title<graph::annex> = "annex";
template <>
inline constexpr std::string_view title<graph::box_name> = "box_name";
template <>
inline constexpr std::string_view title<graph::boxed> = "box";
template <>
inline constexpr std::string_view title<graph::item_definition> = "item_definition";
template <>
inline constexpr std::string_view title<graph::service> = "decision_service";
template <>
inline constexpr std::string_view title<graph::model_import> = "model_import";
template <>
inline constexpr std::string_view title<graph::model> = "model";
template <>
inline constexpr std::string_view title<graph::input_data> = "input_data";

/// Tells the form of one construct, and of those it is made of in `definitions`.
class schema_maker {
public:
    explicit schema_maker(json& definitions) : definitions_(&definitions) {}

    template <class T>
    void must(const char* key, const T& member) {
        may(key, member);
        required_.push_back(key);
    }
    template <class T>
    void may(const char* key, const T& member) {
        properties_[key] = form(member);
    }
    template <class T>
    void expression(const char* key, const T& member) {
        may(key, member);
    }
    template <class T>
    void tests(const char* key, const T& member) {
        may(key, member);
    }
    void currency(const char* key, std::uint32_t) {
        properties_[key] = {{"type", "string"}, {"pattern", "^[A-Z]{3}$"}};
    }
    void place(const span&) {}
    void literal(const char* key, const feel::tree& tree, const std::string&) { may(key, tree); }
    void index_or(const char* key, std::size_t index, std::size_t) { may(key, index); }
    void repeated(const char* key, const std::vector<std::pair<std::string, std::string>>&) {
        const json text = {{"type", "string"}};
        properties_[key] = {{"type", "array"},
                            {"items",
                             {{"type", "object"},
                              {"properties", {{"name", text}, {"text", text}}},
                              {"required", json::array({"name", "text"})},
                              {"additionalProperties", false}}}};
    }
    template <class... Ts, class... Keys>
    void one_of(const std::variant<Ts...>&, const Keys*... keys) {
        const std::array<const char*, sizeof...(Keys)> names{keys...};
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (may(names[I], std::variant_alternative_t<I, std::variant<Ts...>>{}), ...);
        }(std::index_sequence_for<Keys...>{});
    }

    [[nodiscard]] json take() && {
        json made{{"type", "object"}, {"properties", std::move(properties_)}};
        if (!required_.empty()) {
            made["required"] = std::move(required_);
        }
        made["additionalProperties"] = false;
        return made;
    }

private:
    static json reference(std::string_view name) { return {{"$ref", "#/$defs/" + std::string(name)}}; }
    static json form(const std::string&) { return {{"type", "string"}}; }
    static json form(bool) { return {{"type", "boolean"}}; }
    static json form(int) { return {{"type", "integer"}, {"minimum", 1}}; }
    static json form(std::size_t) { return {{"type", "integer"}, {"minimum", 0}}; }
    static json form(const std::optional<date>&) {
        return {{"type", "string"}, {"pattern", "^-?[0-9]{4,9}-[0-9]{2}-[0-9]{2}$"}};
    }
    static json form(const feel::tree&) { return reference("expression"); }
    static json form(const graph::naming&) { return reference("naming"); }
    json form(const std::shared_ptr<const graph::type_ref>&) { return form(graph::type_ref{}); }
    template <class Enum>
        requires std::is_enum_v<Enum>
    static json form(Enum) {
        auto names = json::array();
        for (const auto name : names_of_values<Enum>) {
            names.push_back(name);
        }
        return {{"enum", std::move(names)}};
    }
    template <class Value>
    json form(const std::vector<std::pair<std::string, Value>>&) {
        return {{"type", "object"}, {"additionalProperties", form(Value{})}};
    }
    template <class T>
    json form(const std::vector<T>&) {
        return {{"type", "array"}, {"items", form(T{})}};
    }
    template <class T>
        requires std::is_class_v<T>
    json form(const T& construct) {
        const std::string name(title<T>);
        if (!definitions_->contains(name)) {
            (*definitions_)[name] = nullptr;
            schema_maker inner(*definitions_);
            describe(inner, construct);
            (*definitions_)[name] = std::move(inner).take();
        }
        return reference(name);
    }

    json* definitions_;
    json properties_ = json::object();
    json required_ = json::array();
};

json shared_definitions() {
    const json name = {{"type", "string"}};
    return {{"expression",
             {{"type", "string"},
              {"description", "An expression of the policy dialect of FEEL, in the language of the policy; of tests, "
                              "unary tests. In models of DMN, FEEL."}}},
            {"naming",
             {{"description", "A name, with its name in the other language where it has one."},
              {"oneOf", json::array({name, json{{"type", "object"},
                                                {"properties", {{"name", name}, {"other", name}}},
                                                {"required", json::array({"name", "other"})},
                                                {"additionalProperties", false}}})}}}};
}

} // namespace

std::string policy_schema() {
    auto definitions = shared_definitions();
    schema_maker whole(definitions);
    const graph::policy of;
    describe(whole, of);
    json made{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "A policy of guiju"}};
    made.update(std::move(whole).take());
    made["$defs"] = std::move(definitions);
    constexpr int indent = 2;
    return made.dump(indent) + "\n";
}

} // namespace guiju::formats::json
