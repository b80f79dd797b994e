#pragma once

#include <guiju/base/language.hpp>
#include <guiju/feel/printer.hpp>
#include <guiju/feel/scope.hpp>
#include <guiju/formats/rules/keywords.hpp>
#include <guiju/graph/policy.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace guiju::formats::rules {

/// Writes the parts of lines in one language.
class spelling_of {
public:
    explicit spelling_of(lang language) : language_(language) {}

    [[nodiscard]] std::string word(keyword id) const { return std::string(spelling(id, language_)); }
    [[nodiscard]] std::string_view comma() const { return language_ == lang::zh ? "，" : ", "; }
    [[nodiscard]] std::string_view colon() const { return language_ == lang::zh ? "：" : ": "; }
    [[nodiscard]] std::string_view separator() const { return language_ == lang::zh ? "、" : ", "; }
    [[nodiscard]] std::string_view arrow() const { return language_ == lang::zh ? " → " : " -> "; }
    [[nodiscard]] std::string name(std::string_view name) const;
    [[nodiscard]] std::string naming(const graph::naming& name) const;
    [[nodiscard]] std::string value(std::string_view value) const;
    [[nodiscard]] std::string value_naming(const graph::naming& value) const;
    [[nodiscard]] std::string names(const std::vector<std::string>& all) const;
    [[nodiscard]] std::string type(const graph::type_ref& type) const;
    /// With `optional` in words.
    [[nodiscard]] std::string field_type(const graph::type_ref& type) const;
    [[nodiscard]] lang language() const noexcept { return language_; }

private:
    [[nodiscard]] std::string parenthesised(std::string_view other) const;
    [[nodiscard]] std::string base_type(const graph::type_ref& type) const;
    lang language_;
};

/// Writes a whole policy, element by element.
class policy_printer {
public:
    policy_printer(const graph::policy& what, lang language);

    std::string operator()();

private:
    void print(const graph::element& one);
    void heading(const graph::clause& clause);
    void prose(std::string_view text);
    void open_block();
    void close_block();
    void separate(graph::element::kind what);

    void header();
    void category(const graph::category& one);
    void record(const graph::record& one);
    void parameter(const graph::parameter& one);
    void period(const graph::parameter& of, const graph::parameter_period& one);
    [[nodiscard]] std::string amount(const graph::parameter_row& row) const;
    void reading(const graph::reading& one, int indent);
    void function(const graph::function& one);
    void exception(const graph::exception& one);

    void answer(const graph::answer& one);
    [[nodiscard]] std::string answer_header(const graph::answer& one) const;
    void cites(const graph::answer& one);
    void readings_of(const graph::answer& one);
    void definition(const graph::answer& one);
    void bound(const graph::answer& one);
    void parts(const graph::answer& one);
    void example(const graph::example& one);
    void entry(const graph::answer& of, keyword word, const std::string& rest);
    void table(const graph::answer& of, const graph::table& one);
    std::vector<std::vector<std::string>> table_cells(const graph::answer& of, const graph::table& one,
                                                      bool notes) const;

    void line(int indent, std::string_view text);
    void comments(int indent, const graph::comments& all);
    [[nodiscard]] std::string expression(const feel::tree& tree) const;
    [[nodiscard]] std::string expression(const feel::tree& tree, feel::node_id from) const;
    /// In parentheses when a comma outside brackets would end it.
    [[nodiscard]] std::string closed(const feel::tree& tree) const;

    const graph::policy* what_;
    spelling_of spell_;
    feel::scope names_;
    feel::printing how_;
    std::string out_;
    std::string clause_;
    bool in_block_ = false;
    bool fresh_ = true; ///< nothing stands in this block yet
    graph::element::kind last_ = graph::element::kind::block;
};

/// The order of a policy, or one made from its lists where there is none.
[[nodiscard]] std::vector<graph::element> order_of(const graph::policy& what);

} // namespace guiju::formats::rules
