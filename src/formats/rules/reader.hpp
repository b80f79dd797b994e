#pragma once

#include "formats/rules/cursor.hpp"
#include "formats/rules/layout.hpp"
#include "formats/rules/session.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace guiju::formats::rules {

/// Reads the pieces of one source into the policy of a session.
class reader {
public:
    reader(session& all, const prepared& text, std::vector<graph::element>& order, bool document)
        : all_(&all), policy_(&all.policy), text_(&text), order_(&order), document_(document) {}

    void read(std::vector<piece>& pieces);

private:
    // documents
    void read_heading(const piece& heading);
    void read_prose(piece& prose);
    void read_declaration(entry& one);
    void place(graph::element::kind what, std::size_t index);
    std::string position_id(int level);

    // declarations
    void read_policy(entry& one, cursor in);
    void read_policy_entry(const entry& line);
    void read_import(entry& one, cursor in);
    void read_category(entry& one, cursor in);
    void read_record(entry& one, cursor in);
    void read_field(graph::record& record, entry& line);
    void read_parameter(entry& one, cursor in);
    void read_period(graph::parameter& parameter, entry& line);
    bool read_span_of_time(cursor& in, graph::parameter_period& period);
    void read_row(const graph::parameter& parameter, graph::parameter_period& period, entry& line);
    void read_amount(cursor& in, graph::parameter_row& row);
    graph::reading reading_of(entry& one, cursor in);
    void read_reading(entry& one, cursor in);
    void read_function(entry& one, cursor in);
    void read_formals(graph::function& function, cursor& in);
    void read_exception(entry& one, cursor in);
    bool read_exception_case(graph::exception& into, cursor& in);

    // answers
    void read_answer(entry& one, cursor in, graph::answer_kind kind);
    void read_answer_header(graph::answer& answer, cursor& in);
    void read_for_each(graph::answer& answer, cursor& in);
    void read_entry(graph::answer& answer, entry& line);
    bool read_value_entry(graph::answer& answer, entry& line, cursor& in, keyword word);
    bool read_bound_entry(graph::answer& answer, cursor& in, keyword word);
    bool read_part_entry(graph::answer& answer, entry& line, cursor& in, keyword word);
    void read_guarded(graph::answer& answer, entry& line, cursor& in, keyword word);
    void read_unguarded(graph::answer& answer, entry& line, cursor& in);
    void read_applies(graph::answer& answer, cursor& in);
    void read_stock(graph::answer& answer, cursor& in);
    void read_cites(graph::answer& answer, cursor& in);
    void read_example(graph::answer& answer, entry& line, cursor& in);
    void read_setting(graph::example& example, cursor& in);
    void read_expected(graph::example& example, cursor& in);
    void read_table(graph::answer& answer, entry& line, cursor& in);
    void read_table_header(const graph::answer& answer, graph::table& table, slice row, bool& notes);
    void read_table_row(graph::table& table, entry& row, bool notes);
    void unknown_entry(const entry& line, std::string_view zh, std::string_view en);

    // parts of lines
    graph::type_ref read_type(cursor& in, int depth = 0);
    graph::type_ref read_base_type(cursor& in, int depth);
    void read_optional(cursor& in, graph::type_ref& type);
    std::optional<date> read_date(cursor& in);
    std::optional<graph::naming> read_naming(cursor& in);
    std::vector<std::string> read_names(cursor& in);
    std::optional<std::string> read_name(cursor& in);
    feel::tree later(slice where, grammar_of what = grammar_of::expression);
    bool expect_colon(cursor& in);
    bool expect(cursor& in, char mark);
    void expect_end(cursor& in);
    void expected(const cursor& in, std::string zh, std::string en);
    std::optional<found_keyword> take(cursor& in, keyword word, parting how = parting::optional);
    void count(const found_keyword& found);
    [[nodiscard]] span here(const cursor& in) const;
    diagnostic& error(std::string code, span where, std::string zh, std::string en) {
        return all_->problems.error(std::move(code), where, std::move(zh), std::move(en));
    }

    session* all_;
    graph::policy* policy_;
    const prepared* text_;
    std::vector<graph::element>* order_;
    bool document_; ///< not an import
    std::string clause_;
    bool after_heading_ = false;
    std::vector<int> positions_;
};

} // namespace guiju::formats::rules
