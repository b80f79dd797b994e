#include "formats/json/document.hpp"
#include "formats/json/models.hpp"
#include "formats/json/problems.hpp"
#include "formats/model_members.hpp"
#include "formats/model_names.hpp"
#include "formats/trees.hpp"

#include <guiju/feel/parser.hpp>
#include <guiju/formats/json/policy.hpp>
#include <guiju/value/currency.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace guiju::formats::json {

namespace {

/// An expression that waits until all names are known.
struct waiting {
    const part* text = nullptr;
    bool tests = false;
};

/// What the reading of one policy shares.
struct session {
    const source_set* sources;
    problem_list problems;
    std::vector<waiting> expressions{}; ///< a tree without nodes and root i stands for the i-th
};

/// Reads one construct from one JSON object.
class reader {
public:
    reader(session& all, const part& from) : all_(&all), from_(&from) {}

    template <class T>
    void must(const char* key, T& member) {
        if (const auto* found = member_of(key)) {
            read(*found, member);
        } else {
            all_->problems.missing(from_->where, key);
        }
    }
    template <class T>
    void may(const char* key, T& member) {
        if (const auto* found = member_of(key)) {
            read(*found, member);
        }
    }
    template <class T>
    void expression(const char* key, T& member) {
        wait(key, member, false);
    }
    template <class T>
    void tests(const char* key, T& member) {
        wait(key, member, true);
    }
    void currency(const char* key, std::uint32_t& code);
    void place(span& where) { where = from_->where; }
    void literal(const char* key, feel::tree& tree, std::string& as_it_stands) {
        if (const auto* found = member_of(key)) {
            read(*found, as_it_stands);
            put_off(*found, tree, false);
        }
    }
    void index_or(const char* key, std::size_t& index, std::size_t) { may(key, index); }
    void repeated(const char* key, std::vector<std::pair<std::string, std::string>>& named) {
        const auto* found = member_of(key);
        if (found == nullptr || !is(*found, part::kind::list)) {
            return;
        }
        for (const auto& one : found->parts) {
            if (is(one, part::kind::object)) {
                reader inner(*all_, one);
                auto& [name, text] = named.emplace_back();
                inner.must("name", name);
                inner.must("text", text);
                inner.finish();
            }
        }
    }
    template <class... Ts, class... Keys>
    void one_of(std::variant<Ts...>& member, const Keys*... keys) {
        const std::array<const char*, sizeof...(Keys)> names{keys...};
        [&]<std::size_t... I>(std::index_sequence<I...>) {
            (alternative<std::variant_alternative_t<I, std::variant<Ts...>>>(member, names[I]), ...);
        }(std::index_sequence_for<Keys...>{});
    }
    /// Tells the members that no visitor asked for.
    void finish() { all_->problems.unknown_members(*from_, asked_); }

private:
    const part* member_of(const char* key) {
        asked_.emplace_back(key);
        return from_->find(key);
    }
    template <class T, class Variant>
    void alternative(Variant& member, const char* key) {
        if (const auto* found = member_of(key)) {
            read(*found, member.template emplace<T>());
        }
    }

    bool is(const part& found, part::kind wanted) {
        if (found.what != wanted) {
            all_->problems.kind(found, wanted);
        }
        return found.what == wanted;
    }
    void read(const part& from, std::string& into) {
        if (is(from, part::kind::text)) {
            into = from.text;
        }
    }
    void read(const part& from, bool& into) {
        if (is(from, part::kind::boolean)) {
            into = from.text == "true";
        }
    }
    template <class Integer>
        requires std::is_integral_v<Integer>
    void read(const part& from, Integer& into) {
        const auto* const end = from.text.data() + from.text.size();
        if (is(from, part::kind::number) && std::from_chars(from.text.data(), end, into).ptr != end) {
            all_->problems.not_whole(from);
        }
    }
    void read(const part& from, std::optional<date>& into) {
        if (is(from, part::kind::text) && !(into = date::parse(from.text))) {
            all_->problems.not_a_date(from);
        }
    }
    void read(const part& from, graph::naming& into);
    void read(const part& from, std::shared_ptr<const graph::type_ref>& into) {
        auto made = std::make_shared<graph::type_ref>();
        read(from, *made);
        into = std::move(made);
    }
    void read(const part& from, feel::tree& into) { put_off(from, into, false); }
    template <class Enum>
        requires std::is_enum_v<Enum>
    void read(const part& from, Enum& into) {
        if (!is(from, part::kind::text)) {
            return;
        }
        const auto& names = names_of_values<Enum>;
        const auto at = std::find(names.begin(), names.end(), from.text);
        if (at == names.end()) {
            all_->problems.no_such_value(from, {names.begin(), names.end()});
            return;
        }
        into = static_cast<Enum>(at - names.begin());
    }
    template <class Value>
    void read(const part& from, std::vector<std::pair<std::string, Value>>& into) {
        if (!is(from, part::kind::object)) {
            return;
        }
        for (std::size_t i = 0; i < from.keys.size(); ++i) {
            into.emplace_back(from.keys[i], Value{});
            read(from.parts[i], into.back().second);
        }
    }
    template <class T>
    void read(const part& from, std::vector<T>& into) {
        if (!is(from, part::kind::list)) {
            return;
        }
        for (const auto& one : from.parts) {
            read(one, into.emplace_back());
        }
    }
    template <class T>
        requires std::is_class_v<T>
    void read(const part& from, T& into) {
        if (is(from, part::kind::object)) {
            reader inner(*all_, from);
            describe(inner, into);
            inner.finish();
        }
    }

    void wait(const char* key, feel::tree& place, bool tests) {
        if (const auto* found = member_of(key)) {
            put_off(*found, place, tests);
        }
    }
    void wait(const char* key, std::vector<feel::tree>& places, bool tests) {
        const auto* found = member_of(key);
        if (found == nullptr || !is(*found, part::kind::list)) {
            return;
        }
        for (const auto& one : found->parts) {
            put_off(one, places.emplace_back(), tests);
        }
    }
    void put_off(const part& text, feel::tree& place, bool tests) {
        if (is(text, part::kind::text) && text.text.find_first_not_of(" \t\r\n") != std::string::npos) {
            place.root = static_cast<feel::node_id>(all_->expressions.size());
            all_->expressions.push_back({&text, tests});
        }
    }

    session* all_;
    const part* from_;
    std::vector<std::string> asked_;
};

void reader::currency(const char* key, std::uint32_t& code) {
    const auto* found = member_of(key);
    if (found == nullptr || !is(*found, part::kind::text)) {
        return;
    }
    if (const auto known = guiju::currency::parse(found->text)) {
        code = known->code();
    } else {
        all_->problems.not_a_currency(*found);
    }
}

void reader::read(const part& from, graph::naming& into) {
    if (from.what == part::kind::text) {
        into = {from.text, "", from.where};
        return;
    }
    if (!is(from, part::kind::object)) {
        return;
    }
    reader inner(*all_, from);
    inner.must("name", into.name);
    inner.must("other", into.other);
    inner.finish();
    into.where = from.find("name") != nullptr ? from.find("name")->where : from.where;
}

/// Moves places of content to where it is written, escapes counted.
class relocation {
public:
    relocation(span text, std::string_view as_written) : text_(text), places_(places_of_content(as_written)) {}

    void operator()(span& where) const {
        if (places_.empty() || !where.known()) {
            return;
        }
        where.begin = moved(where.begin);
        where.end = moved(where.end);
    }
    void operator()(diagnostic& problem) const {
        (*this)(problem.where);
        for (auto& one : problem.others) {
            (*this)(one.where);
        }
    }

private:
    [[nodiscard]] std::uint32_t moved(std::uint32_t offset) const {
        const auto in_content = std::min<std::size_t>(offset - text_.begin, places_.size() - 1);
        return text_.begin + places_[in_content];
    }

    span text_;
    std::vector<std::uint32_t> places_;
};

/// In models what is no FEEL is told and kept, as it is when they are read from XML.
void read_expression(session& all, feel::tree& place, const feel::scope& known, bool of_model) {
    if (place.empty() || !place.nodes.empty()) {
        return;
    }
    const feel::dialect how{lang::en, !of_model};
    const auto& [text, tests] = all.expressions[static_cast<std::size_t>(place.root)];
    auto found = tests ? feel::parse_unary_tests(text->text, text->where, known, how)
                       : feel::parse_expression(text->text, text->where, known, how);
    const relocation move(text->where, all.sources->text(text->where));
    for (auto problem : found.problems()) {
        move(problem);
        problem.severity = of_model ? severity::warning : problem.severity;
        all.problems.add(std::move(problem));
    }
    place = found ? std::move(*found) : of_model ? graph::unread(text->text, text->where) : feel::tree{};
    for (auto& node : place.nodes) {
        move(node.where);
    }
}

} // namespace

result<graph::policy> parse_policy(const source_set& sources, source_id id, const limits& within) {
    const auto document = parse_document(sources, id, within);
    if (!document) {
        return document.problems();
    }
    session all{&sources, {}};
    graph::policy made;
    if (document->what != part::kind::object) {
        all.problems.kind(*document, part::kind::object);
        return all.problems.take();
    }
    reader whole(all, *document);
    describe(whole, made);
    whole.finish();
    check_order(made, document->where, all.problems);
    check_models(made, document->where, all.problems);
    if (auto problems = all.problems.take(); has_errors(problems)) {
        return problems;
    }
    const bool of_model = !made.models.empty();
    const auto read = [&](feel::tree& one, const feel::scope& known) { read_expression(all, one, known, of_model); };
    of_model ? each_model_expression(made, read) : each_expression(made, read);
    auto problems = all.problems.take();
    return has_errors(problems) ? result<graph::policy>(std::move(problems))
                                : result<graph::policy>(std::move(made), std::move(problems));
}

} // namespace guiju::formats::json
