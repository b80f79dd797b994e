#pragma once

#include "formats/rules/prepared.hpp"
#include "formats/rules/problems.hpp"

#include <guiju/formats/rules/parser.hpp>
#include <guiju/graph/policy.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::formats::rules {

/// A declaration, or a line that belongs to one, with the lines that go on in it.
struct entry {
    slice where;
    std::size_t indent = 0;
    graph::comments comments;
    std::vector<entry> children;
};

/// What a document consists of, in order.
struct piece {
    enum class kind { heading, prose, block, declaration, remark };
    kind what = kind::prose;
    slice where;
    int level = 2;            ///< of headings
    std::string title;        ///< of headings
    std::string id;           ///< of headings; may be empty
    std::string text;         ///< of prose
    rules::entry entry;       ///< of declarations
    graph::comments comments; ///< of remarks
};

/// Parts a source into headings, prose and declarations with their entries, by lines and indentation alone.
class layout {
public:
    layout(prepared& text, bool literate, const limits& bounds, problem_list& problems)
        : text_(&text), literate_(literate), bounds_(&bounds), problems_(&problems), prepare_(text) {}

    /// `from`: bytes to leave out at the beginning.
    std::vector<piece> run(std::size_t from = 0);

private:
    void markdown_line(slice line);
    void plain_line(slice line);
    void rules_line(slice line);
    bool plain_heading(slice line);
    bool heading(slice line);
    void open_block(slice line);
    void prose_line(std::string_view line, slice where);
    void finish_prose();
    void finish_block();
    void flush_comments();
    void place(slice line, std::size_t indent, graph::comments comments);
    void place_in(entry& declaration, slice line, std::size_t indent, graph::comments comments);
    void place_below(entry& parent, slice line, std::size_t indent, graph::comments comments);
    void start(std::vector<entry>& among, slice line, std::size_t indent, graph::comments comments);
    void extend(entry& one, slice line, graph::comments comments);
    void misaligned(slice line);
    std::size_t indent_of(slice line);
    std::size_t next_line(std::size_t begin, slice& line) const;

    prepared* text_;
    bool literate_;
    const limits* bounds_;
    problem_list* problems_;
    line_preparer prepare_;
    std::vector<piece> pieces_;
    std::string fence_; ///< of the block or code that is open, or empty
    bool in_rules_ = false;
    slice fence_at_;
    std::string prose_;
    slice prose_at_;
    graph::comments comments_; ///< that wait for their entry
    std::size_t comments_indent_ = 0;
    bool declared_ = false;    ///< a declaration of this block is open
    bool has_entries_ = false; ///< it is one that lines below belong to
    int open_ = 0;             ///< brackets
    bool tab_told_ = false;
    std::size_t entries_ = 0;
};

/// `二（一）1` with ASCII parentheses.
[[nodiscard]] std::string clause_id_of(std::string_view written);

} // namespace guiju::formats::rules
