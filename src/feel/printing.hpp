#pragma once

#include "feel/spellings.hpp"

#include <guiju/feel/keywords.hpp>
#include <guiju/feel/printer.hpp>

#include <array>

namespace guiju::feel {

/// How tightly what is printed holds together; looser ones stand in parentheses.
enum class level : std::uint8_t {
    form,
    disjunction,
    conjunction,
    comparison,
    sum,
    product,
    power,
    negation,
    instance,
    postfix,
    primary
};

constexpr level tighter(level than) noexcept { return static_cast<level>(static_cast<int>(than) + 1); }

[[nodiscard]] level level_of(const node& of) noexcept;

inline constexpr auto operator_symbols = std::to_array<symbol>({
    symbol::dot,
    symbol::plus,
    symbol::minus,
    symbol::times,
    symbol::divide,
    symbol::power,
    symbol::equal,
    symbol::not_equal,
    symbol::less,
    symbol::less_equal,
    symbol::greater,
    symbol::greater_equal,
});

/// Writes one tree. Forms, collections and types have a file of their own.
class printer {
public:
    printer(const tree& of, const printing& how)
        : tree_(of), how_(how), language_(how.dialect.policy ? how.dialect.keywords : lang::en),
          begins_longer_(beginnings_of(of, how)) {}

    std::string operator()(node_id from) {
        any(from);
        return std::move(out_);
    }

private:
    void any(node_id id);
    void value(node_id id, level loosest);
    void open(const node& of);
    void literal(const node& of);
    void operation(const node& of);
    void comparison(const node& of);
    void membership(const node& of);
    void postfix(const node& of);
    void collection(const node& of);
    void form(const node& of);
    void tests(const node& of);
    void type(node_id id);

    void test(node_id id, bool first_of_negatable);
    void name(const node& of);
    void arguments(const node& of);
    void entry(node_id id, bool named_argument);
    void iterators(const node& of);
    void parameters(const node& of);

    void word(keyword which) { out_ += spelling(which, language_); }
    void spaced(keyword which) {
        out_ += " ";
        word(which);
        out_ += " ";
    }
    void mark(operator_kind op) {
        const auto& one = info(operator_symbols[static_cast<std::size_t>(op)]);
        out_ += language_ == lang::zh && !one.zh.empty() ? one.zh : one.ascii;
    }
    [[nodiscard]] std::string renamed(text_role role, std::string_view text) const {
        if (how_.rename) {
            if (auto other = how_.rename(role, text)) {
                return *std::move(other);
            }
        }
        return std::string(text);
    }
    template <class Each>
    void separated(const node_list& all, std::size_t from, std::size_t to, Each&& each) {
        for (std::size_t i = from; i < to; ++i) {
            if (i != from) {
                out_ += ", ";
            }
            each(all[i]);
        }
    }
    [[nodiscard]] bool needs_parentheses(const node& of, level loosest) const {
        if (level_of(of) < loosest) {
            return true;
        }
        const bool named = of.kind == node_kind::name || of.kind == node_kind::path;
        return named && loosest > level::form && begins_longer_.contains(renamed(text_role::name, of.text));
    }

    const tree& tree_;
    const printing& how_;
    lang language_;
    beginnings begins_longer_;
    std::string out_;
};

} // namespace guiju::feel
