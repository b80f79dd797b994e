#include "formats/model_members.hpp"
#include "formats/order.hpp"
#include "formats/trees.hpp"
#include "xml.hpp"

#include <guiju/feel/parser.hpp>
#include <guiju/formats/dmn/extension.hpp>
#include <guiju/value/currency.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>
#include <variant>

namespace guiju::formats::dmn {

namespace {

bool is_extension(xml_node of) { return of.type() == pugi::node_element && name_space(of) == extension_space; }
bool is_extension(xml_node of, std::string_view name) { return local_name(of) == name && is_extension(of); }

/// An expression that waits until all names are known.
struct waiting {
    xml_node text;
    bool tests = false;
};

/// What the reading of one policy shares.
class session {
public:
    session(source_id id, const limits& within) : id_(id), within_(&within) {}

    void error(const char* code, xml_node at, wording what, wording hint = {}) {
        if (problems.size() < within_->problems) {
            problems.push_back({severity::error, code, place_of(at, id_), std::move(what), std::move(hint), {}});
        }
    }
    /// A tree without nodes and root i stands for the i-th expression.
    void put_off(xml_node text, feel::tree& place, bool tests) {
        if (!text_of(text).empty()) {
            place.root = static_cast<feel::node_id>(expressions_.size());
            expressions_.push_back({text, tests});
        }
    }
    void read(feel::tree& place, const feel::scope& known);
    [[nodiscard]] span where(xml_node of) const { return place_of(of, id_); }

    diagnostics problems;

private:
    source_id id_;
    const limits* within_;
    std::vector<waiting> expressions_;
};

void session::read(feel::tree& place, const feel::scope& known) {
    if (place.empty() || !place.nodes.empty()) {
        return;
    }
    constexpr feel::dialect policy{lang::en, true};
    const auto& [text, tests] = expressions_[static_cast<std::size_t>(place.root)];
    const auto written = text_of(text);
    const auto at = place_of_text(text, id_);
    auto found = tests ? feel::parse_unary_tests(written, at, known, policy, within_->expressions)
                       : feel::parse_expression(written, at, known, policy, within_->expressions);
    for (auto& problem : found.problems()) {
        problems.push_back(problem);
    }
    place = found ? std::move(found).value() : feel::tree{};
}

template <class T>
constexpr bool is_list = false;
template <class T>
constexpr bool is_list<std::vector<T>> = true;

/// Reads one construct from one element, by the description that JSON has.
class visitor {
public:
    visitor(session& all, xml_node from, std::vector<std::string> besides = {})
        : all_(&all), from_(from), asked_(std::move(besides)) {}

    template <class T>
    void must(const char* key, T& member) {
        if (!take(key, member, false) && !is_list<T>) {
            const std::string name(key);
            all_->error("dmn.extension", from_, {"缺少 " + name, name + " is missing"});
        }
    }
    template <class T>
    void may(const char* key, T& member) {
        take(key, member, false);
    }
    template <class T>
    void expression(const char* key, T& member) {
        take(key, member, false);
    }
    template <class T>
    void tests(const char* key, T& member) {
        take(key, member, true);
    }
    void currency(const char* key, std::uint32_t& code) {
        std::string written;
        if (!take(key, written, false)) {
            return;
        }
        if (const auto known = guiju::currency::parse(written)) {
            code = known->code();
        } else {
            unread(key, from_, written);
        }
    }
    void place(span& where) { where = all_->where(from_); }
    // What only models have: a policy has none of it.
    void literal(const char*, feel::tree&, std::string&) {}
    void index_or(const char*, std::size_t&, std::size_t) {}
    void repeated(const char*, std::vector<std::pair<std::string, std::string>>&) {}
    template <class... Ts, class... Keys>
    void one_of(std::variant<Ts...>& member, const Keys*... keys) {
        const std::array<const char*, sizeof...(Keys)> names{keys...};
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (alternative<std::variant_alternative_t<I, std::variant<Ts...>>>(member, names[I]), ...);
        }(std::index_sequence_for<Keys...>{});
    }
    /// Tells what nobody asked for.
    void finish();

private:
    template <class T, class Variant>
    void alternative(Variant& member, const char* key) {
        T made;
        if (take(key, made, false)) {
            member = std::move(made);
        }
    }
    void unread(const char* key, xml_node at, const std::string& found) {
        const std::string name(key);
        all_->error("dmn.extension", at, {name + " 不能是“" + found + "”", name + " cannot be \"" + found + "\""});
    }

    /// Scalars are attributes, and elements where an attribute cannot hold them.
    std::optional<std::string> scalar(const char* key) {
        asked_.emplace_back(key);
        if (const auto found = from_.attribute(key)) {
            return found.value();
        }
        for (const auto one : from_.children()) {
            if (is_extension(one, key)) {
                return text_of(one);
            }
        }
        return std::nullopt;
    }

    template <class T>
    bool take(const char* key, T& member, bool tests) {
        if constexpr (std::is_same_v<T, std::string> || std::is_arithmetic_v<T> || std::is_enum_v<T> ||
                      std::is_same_v<T, std::optional<date>>) {
            const auto found = scalar(key);
            if (found && !settle(*found, member)) {
                unread(key, from_, *found);
            }
            return found.has_value();
        } else {
            asked_.emplace_back(key);
            bool any = false;
            for (const auto one : from_.children()) {
                if (is_extension(one, key)) {
                    add(one, member, tests);
                    any = true;
                }
            }
            return any;
        }
    }

    static bool settle(const std::string& from, std::string& into) {
        into = from;
        return true;
    }
    static bool settle(const std::string& from, bool& into) {
        into = from == "true";
        return into || from == "false";
    }
    template <class Integer>
        requires std::is_integral_v<Integer>
    static bool settle(const std::string& from, Integer& into) {
        const auto* const end = from.data() + from.size();
        const auto read = std::from_chars(from.data(), end, into);
        return read.ec == std::errc() && read.ptr == end;
    }
    static bool settle(const std::string& from, std::optional<date>& into) {
        into = date::parse(from);
        return into.has_value();
    }
    template <class Enum>
        requires std::is_enum_v<Enum>
    static bool settle(const std::string& from, Enum& into) {
        const auto& names = names_of_values<Enum>;
        const auto at = std::ranges::find(names, std::string_view(from));
        into = at == names.end() ? into : static_cast<Enum>(at - names.begin());
        return at != names.end();
    }

    template <class T>
    void add(xml_node from, std::vector<T>& into, bool tests) {
        fill(from, into.emplace_back(), tests);
    }
    template <class T>
    void add(xml_node from, T& into, bool tests) {
        fill(from, into, tests);
    }

    // What an item of a list, or a construct, is within its element.
    void fill(xml_node from, std::string& into, bool) {
        const auto text = from.attribute("text");
        into = text ? text.value() : text_of(from);
    }
    void fill(xml_node from, feel::tree& into, bool tests) { all_->put_off(from, into, tests); }
    void fill(xml_node from, graph::naming& into, bool) {
        into = {attribute(from, "is"), attribute(from, "other"), all_->where(from)};
    }
    void fill(xml_node from, std::shared_ptr<const graph::type_ref>& into, bool) {
        auto made = std::make_shared<graph::type_ref>();
        fill(from, *made, false);
        into = std::move(made);
    }
    template <class Value>
    void fill(xml_node from, std::pair<std::string, Value>& into, bool tests) {
        into.first = attribute(from, "of");
        fill(from, into.second, tests);
    }
    template <class T>
    void fill(xml_node from, std::vector<T>& into, bool tests) {
        for (const auto one : from.children()) {
            if (is_extension(one, "line")) {
                fill(one, into.emplace_back(), tests);
            }
        }
    }
    template <class T>
        requires std::is_class_v<T>
    void fill(xml_node from, T& into, bool) {
        visitor inner(*all_, from);
        describe(inner, into);
        inner.finish();
    }

    session* all_;
    xml_node from_;
    std::vector<std::string> asked_;
};

void visitor::finish() {
    const auto known = [this](std::string_view name) { return std::ranges::find(asked_, name) != asked_.end(); };
    const auto tell = [this](xml_node at, const std::string& name) {
        all_->error("dmn.extension", at, {"这里没有 " + name + " 这一项", "there is no " + name + " here"});
    };
    for (const auto one : from_.attributes()) {
        const std::string_view name = one.name();
        if (!known(name) && !name.starts_with("xmlns") && name.find(':') == std::string_view::npos) {
            tell(from_, std::string(name));
        }
    }
    for (const auto one : from_.children()) {
        if (is_extension(one) && !known(local_name(one))) {
            tell(one, std::string(local_name(one)));
        }
    }
}

/// The members of one kind, by their index.
template <class T>
using by_index = std::map<std::size_t, T>;

/// Gathers the members that elements of the model hold.
class gathering {
public:
    explicit gathering(session& all) : all_(&all) {}

    /// Whether an extension element holds one of the policy's members.
    bool member(xml_node of) {
        return add(of, "category", categories_) || add(of, "record", records_) || add(of, "parameter", parameters_) ||
               add(of, "reading", readings_) || add(of, "function", functions_) || add(of, "answer", answers_) ||
               add(of, "exception", exceptions_);
    }
    void put_into(graph::policy& to) {
        put(categories_, to.categories);
        put(records_, to.records);
        put(parameters_, to.parameters);
        put(readings_, to.readings);
        put(functions_, to.functions);
        put(answers_, to.answers);
        put(exceptions_, to.exceptions);
    }

private:
    template <class T>
    bool add(xml_node of, std::string_view name, by_index<T>& to) {
        if (!is_extension(of, name)) {
            return false;
        }
        const auto written = attribute(of, "index");
        std::size_t index = 0;
        const auto* const end = written.data() + written.size();
        if (written.empty() || std::from_chars(written.data(), end, index).ptr != end) {
            all_->error("dmn.extension", of, {"缺少 index", "index is missing"});
            return true;
        }
        const auto [at, added] = to.try_emplace(index);
        if (!added) {
            all_->error(
                "dmn.extension", of,
                {std::string(name) + " " + written + " 出现两次", std::string(name) + " " + written + " stands twice"});
            return true;
        }
        visitor inner(*all_, of, {"index"});
        describe(inner, at->second);
        inner.finish();
        return true;
    }
    template <class T>
    static void put(by_index<T>& from, std::vector<T>& to) {
        for (auto& [index, one] : from) {
            to.push_back(std::move(one));
        }
    }

    session* all_;
    by_index<graph::category> categories_;
    by_index<graph::record> records_;
    by_index<graph::parameter> parameters_;
    by_index<graph::reading> readings_;
    by_index<graph::function> functions_;
    by_index<graph::answer> answers_;
    by_index<graph::exception> exceptions_;
};

xml_node head_of(xml_node top) {
    for (const auto one : child(top, "extensionElements").children()) {
        if (is_extension(one, "policy")) {
            return one;
        }
    }
    return {};
}

/// Every element of the model is there for a member, or says that it is there for the model alone.
void gather(xml_node top, gathering& into, std::vector<std::string>& without) {
    constexpr auto kinds = std::to_array<std::string_view>(
        {"itemDefinition", "inputData", "decision", "businessKnowledgeModel", "decisionService"});
    for (const auto one : top.children()) {
        const bool element = std::ranges::any_of(kinds, [&](std::string_view kind) { return is(one, kind); });
        bool spoken_of = false;
        for (const auto part : child(one, "extensionElements").children()) {
            spoken_of = into.member(part) || is_extension(part, "part") || spoken_of;
        }
        if (element && !spoken_of) {
            without.push_back(attribute(one, "name"));
        }
    }
}

/// The order of the document names members by their index: each must be there.
void check_order(session& all, xml_node head, const graph::policy& of) {
    if (const auto one = misplaced(of)) {
        const auto name = std::string(names_of_values<graph::element::kind>[static_cast<std::size_t>(one->what)]) +
                          " " + std::to_string(one->index);
        all.error("dmn.extension", head, {"模型中没有 " + name, "the model has no " + name},
                  {"重新导出，或删去 guiju:policy", "export it anew, or remove guiju:policy"});
    }
}

} // namespace

bool holds_policy(std::string_view text) {
    if (text.find(extension_space) == std::string_view::npos) {
        return false;
    }
    pugi::xml_document all;
    if (text.size() > limits{}.text || !all.load_buffer(text.data(), text.size(), pugi::parse_default)) {
        return false;
    }
    return !head_of(all.document_element()).empty();
}

result<extended_policy> parse_extension(const source_set& sources, source_id id, const limits& within) {
    auto loaded = load(*sources.find(id), id, within);
    if (!loaded) {
        return loaded.problems();
    }
    const auto top = (*loaded)->document_element();
    const auto head = head_of(top);
    session all(id, within);
    extended_policy made;
    if (head.empty()) {
        all.error("dmn.extension", top, {"模型中没有政策", "the model holds no policy"});
        return all.problems;
    }
    made.lowering = head.attribute("lowering").as_int();
    visitor whole(all, head, {"lowering"});
    // Members are elsewhere; the description asks for them too and finds none here.
    describe(whole, made.document);
    whole.finish();
    gathering members(all);
    gather(top, members, made.without);
    members.put_into(made.document);
    check_order(all, head, made.document);
    each_expression(made.document, [&](feel::tree& one, const feel::scope& known) { all.read(one, known); });
    return has_errors(all.problems) ? result<extended_policy>(std::move(all.problems))
                                    : result<extended_policy>(std::move(made), std::move(all.problems));
}

} // namespace guiju::formats::dmn
