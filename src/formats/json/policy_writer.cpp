#include "formats/model_members.hpp"
#include "formats/names.hpp"

#include <guiju/feel/printer.hpp>
#include <guiju/formats/json/policy.hpp>
#include <guiju/value/currency.hpp>

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

class writer {
public:
    explicit writer(const feel::printing& how) : how_(&how), made_(json::object()) {}

    template <class T>
    void must(const char* key, const T& member) {
        made_[key] = written(member);
    }
    template <class T>
    void may(const char* key, const T& member) {
        if (!is_as_new(member)) {
            must(key, member);
        }
    }
    void expression(const char* key, const feel::tree& member) { may(key, member); }
    void expression(const char* key, const std::vector<feel::tree>& member) { may(key, member); }
    void tests(const char* key, const feel::tree& member) { may(key, member); }
    void tests(const char* key, const std::vector<feel::tree>& member) { may(key, member); }
    void currency(const char* key, std::uint32_t code) {
        if (code != 0) {
            made_[key] = guiju::currency::from_code(code).to_string();
        }
    }
    void place(const span&) {}
    void literal(const char* key, const feel::tree& tree, const std::string& as_it_stood) {
        as_it_stood.empty() ? may(key, tree) : must(key, as_it_stood);
    }
    void index_or(const char* key, std::size_t index, std::size_t none) {
        if (index != none) {
            must(key, index);
        }
    }
    void repeated(const char* key, const std::vector<std::pair<std::string, std::string>>& named) {
        auto made = json::array();
        for (const auto& [name, text] : named) {
            made.push_back({{"name", name}, {"text", text}});
        }
        if (!named.empty()) {
            made_[key] = std::move(made);
        }
    }
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

    [[nodiscard]] json take() && { return std::move(made_); }

private:
    [[nodiscard]] json written(const std::string& text) const { return text; }
    [[nodiscard]] json written(bool b) const { return b; }
    [[nodiscard]] json written(int n) const { return n; }
    [[nodiscard]] json written(std::size_t n) const { return n; }
    [[nodiscard]] json written(const std::optional<date>& d) const { return d->to_string(); }
    [[nodiscard]] json written(const feel::tree& tree) const {
        auto unread = graph::unread_text(tree);
        return tree.empty() ? std::string() : unread.empty() ? feel::print(tree, *how_) : std::move(unread);
    }
    [[nodiscard]] json written(const graph::naming& name) const {
        return name.other.empty() ? json(name.name) : json{{"name", name.name}, {"other", name.other}};
    }
    [[nodiscard]] json written(const std::shared_ptr<const graph::type_ref>& type) const { return written(*type); }
    template <class Enum>
        requires std::is_enum_v<Enum>
    [[nodiscard]] json written(Enum one) const {
        return names_of_values<Enum>[static_cast<std::size_t>(one)];
    }
    /// Named texts, each name once.
    template <class Value>
    [[nodiscard]] json written(const std::vector<std::pair<std::string, Value>>& named) const {
        auto made = json::object();
        for (const auto& [name, one] : named) {
            made[name] = written(one);
        }
        return made;
    }
    template <class T>
    [[nodiscard]] json written(const std::vector<T>& all) const {
        auto made = json::array();
        for (const auto& one : all) {
            made.push_back(written(one));
        }
        return made;
    }
    template <class T>
        requires std::is_class_v<T>
    [[nodiscard]] json written(const T& construct) const {
        writer inner(*how_);
        describe(inner, construct);
        return std::move(inner).take();
    }

    const feel::printing* how_;
    json made_;
};

} // namespace

std::string print_policy(const graph::policy& what) {
    const auto names = names_of(what);
    feel::printing how;
    if (what.models.empty()) {
        how.dialect = {.keywords = what.language, .policy = true};
        how.known = &names;
    }
    writer made(how);
    describe(made, what);
    constexpr int indent = 2;
    return std::move(made).take().dump(indent, ' ', false, json::error_handler_t::replace) + "\n";
}

} // namespace guiju::formats::json
