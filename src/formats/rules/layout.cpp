#include "formats/rules/layout.hpp"

#include "formats/rules/lookup.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace guiju::formats::rules {

namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\r\n") == std::string_view::npos; }

std::string_view without_line_end(std::string_view line) {
    while (!line.empty() && (line.back() == '\r' || line.back() == '\n')) {
        line.remove_suffix(1);
    }
    return line;
}

std::string_view trim(std::string_view text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string_view::npos ? std::string_view{}
                                           : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// The fence that a line of Markdown consists of or begins with: three or more of one mark.
std::string fence_of(std::string_view line) {
    const auto indent = line.find_first_not_of(' ');
    if (indent == std::string_view::npos || indent > 3) {
        return {};
    }
    line.remove_prefix(indent);
    const char mark = line.front();
    const auto length = std::min(line.find_first_not_of(mark), line.size());
    return (mark == '`' || mark == '~') && length >= 3 ? std::string(length, mark) : std::string();
}

bool closes(std::string_view line, std::string_view fence) {
    const auto found = fence_of(line);
    return !found.empty() && found.front() == fence.front() && found.size() >= fence.size() &&
           trim(line).size() == found.size();
}

int level_of(keyword word) {
    switch (word) {
    case keyword::part:
    case keyword::chapter:
        return 1;
    case keyword::paragraph:
        return 3;
    case keyword::item:
        return 4;
    case keyword::point:
        return 5;
    default:
        return 2;
    }
}

bool has_entries(std::string_view shape) {
    const auto word = keyword_at(shape, {keyword_place::declaration}, parting::required);
    return !word || (word->id != keyword::import && word->id != keyword::category && word->id != keyword::function);
}

bool begins_with_keyword(std::string_view shape, std::initializer_list<keyword> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](keyword w) { return keyword_at(shape, w, parting::required).has_value(); });
}

bool ends_in_comma(std::string_view shape) {
    const auto last = shape.find_last_not_of(" \t\r\n\x02");
    return last != std::string_view::npos && shape[last] == ',';
}

bool has_colon(std::string_view shape) {
    int depth = 0;
    for (const char c : shape) {
        depth += c == '(' || c == '[' || c == '{' ? 1 : 0;
        depth -= c == ')' || c == ']' || c == '}' ? 1 : 0;
        if (c == ':' && depth == 0) {
            return true;
        }
    }
    return false;
}

/// Whether an entry of a declaration has entries of its own.
bool has_rows(std::string_view declaration, std::string_view shape) {
    if (keyword_at(declaration, keyword::parameter, parting::required)) {
        return !has_colon(shape);
    }
    return begins_with_keyword(shape, {keyword::table}) ||
           (begins_with_keyword(shape, {keyword::reading}) &&
            !begins_with_keyword(declaration, {keyword::reading, keyword::record}));
}

bool is_table_row(std::string_view shape) {
    if (shape.starts_with('|')) {
        return true;
    }
    const auto word = begins_with_keyword(shape, {keyword::allowed, keyword::default_});
    return word && shape.find('|') != std::string_view::npos;
}

/// Words that a continued expression hardly begins with.
constexpr auto entry_words = {keyword::when,  keyword::where,        keyword::example, keyword::actual,
                              keyword::cites, keyword::applies_when, keyword::at_most, keyword::at_least,
                              keyword::step,  keyword::responsible,  keyword::must};

/// `否则：`, which no expression goes on with; `否则` alone may be the else of one.
bool is_otherwise(std::string_view shape) {
    const auto word = keyword_at(shape, keyword::otherwise, parting::required);
    return word && trim(shape.substr(word->length)).starts_with(':');
}

} // namespace

std::string clause_id_of(std::string_view written) {
    std::string id(written);
    for (const auto& [wide, ascii] :
         std::to_array<std::pair<std::string_view, std::string_view>>({{"（", "("}, {"）", ")"}})) {
        for (auto at = id.find(wide); at != std::string::npos; at = id.find(wide, at + 1)) {
            id.replace(at, wide.size(), ascii);
        }
    }
    return id;
}

std::vector<piece> layout::run(std::size_t from) {
    slice line;
    for (std::size_t at = from; at < text_->text.size();) {
        at = next_line(at, line);
        if (line.size() > bounds_->line) {
            auto& told = problems_->error("limit.line", text_->where({line.begin, line.begin + 1}), "这一行太长",
                                          "this line is too long");
            told.hint = {"一行最多 " + std::to_string(bounds_->line) + " 字节",
                         "a line has at most " + std::to_string(bounds_->line) + " bytes"};
            continue;
        }
        literate_ ? markdown_line(line) : plain_line(line);
        if (entries_ > bounds_->entries) {
            problems_->error("limit.entries", text_->where(line), "条目太多", "there are too many entries");
            break;
        }
    }
    finish_prose();
    finish_block();
    if (!fence_.empty() && in_rules_) {
        problems_->error("layout.fence", text_->where(fence_at_), "规则块没有结束", "this block of rules does not end")
            .hint = {"在块后写一行 ```", "put a line ``` behind the block"};
    }
    return std::move(pieces_);
}

std::size_t layout::next_line(std::size_t begin, slice& line) const {
    const auto end = std::min(text_->text.find('\n', begin), text_->text.size());
    line = {begin, end > begin && text_->text[end - 1] == '\r' ? end - 1 : end};
    return end + 1;
}

void layout::markdown_line(slice line) {
    const auto text = text_->text.substr(line.begin, line.size());
    if (in_rules_) {
        if (!closes(text, fence_)) {
            return rules_line(line);
        }
        finish_block();
        in_rules_ = false;
        return fence_.clear();
    }
    if (!fence_.empty()) {
        if (closes(text, fence_)) {
            fence_.clear();
        }
        return prose_line(text, line);
    }
    if (const auto fence = fence_of(text); !fence.empty()) {
        const auto word = trim(text).substr(fence.size());
        fence_ = fence;
        if (trim(word) == "rules") {
            return open_block(line);
        }
    } else if (heading(line)) {
        return;
    }
    prose_line(text, line);
}

void layout::open_block(slice line) {
    finish_prose();
    in_rules_ = true;
    fence_at_ = line;
    piece block;
    block.what = piece::kind::block;
    block.where = line;
    pieces_.push_back(std::move(block));
}

bool layout::heading(slice line) {
    const auto text = text_->text.substr(line.begin, line.size());
    const auto marks = std::min(text.find_first_not_of('#'), text.size());
    if (marks == 0 || marks > 6 || (marks < text.size() && text[marks] != ' ' && text[marks] != '\t')) {
        return false;
    }
    finish_prose();
    piece made;
    made.what = piece::kind::heading;
    made.where = line;
    made.level = static_cast<int>(marks);
    auto title = trim(text.substr(marks));
    const auto open = title.rfind("{#");
    if (open != std::string_view::npos && title.ends_with('}')) {
        made.id = clause_id_of(trim(title.substr(open + 2, title.size() - open - 3)));
        title = trim(title.substr(0, open));
    }
    made.title = std::string(title);
    pieces_.push_back(std::move(made));
    return true;
}

void layout::plain_line(slice line) {
    const auto text = text_->text.substr(line.begin, line.size());
    if (text.starts_with('>')) {
        finish_block();
        const auto content = text.substr(1);
        return prose_line(content.starts_with(' ') ? content.substr(1) : content, line);
    }
    finish_prose();
    if (open_ > 0 || !plain_heading(line)) {
        rules_line(line);
    }
}

bool layout::plain_heading(slice line) {
    const auto text = text_->text.substr(line.begin, line.size());
    const auto word = keyword_at(text, {keyword_place::heading}, parting::required);
    if (!word || keyword_at(text, {keyword_place::declaration}, parting::required)) {
        return false;
    }
    finish_block();
    auto rest = trim(text.substr(word->length));
    const auto end = std::min(rest.find_first_of(" \t"), rest.size());
    piece made;
    made.what = piece::kind::heading;
    made.where = line;
    made.level = level_of(word->id);
    made.id = rest.substr(0, end) == "-" ? std::string() : clause_id_of(rest.substr(0, end));
    made.title = std::string(trim(rest.substr(end)));
    pieces_.push_back(std::move(made));
    return true;
}

void layout::prose_line(std::string_view line, slice where) {
    if (prose_.empty() && is_blank(line)) {
        return;
    }
    if (prose_.empty()) {
        prose_at_ = where;
    }
    prose_at_.end = where.end;
    prose_.append(without_line_end(line));
    prose_ += '\n';
}

void layout::finish_prose() {
    while (!prose_.empty() && is_blank(std::string_view(prose_).substr(prose_.size() - 1))) {
        prose_.pop_back();
    }
    if (!prose_.empty()) {
        piece made;
        made.what = piece::kind::prose;
        made.where = prose_at_;
        made.text = std::move(prose_);
        pieces_.push_back(std::move(made));
    }
    prose_.clear();
}

void layout::finish_block() {
    flush_comments();
    declared_ = false;
    open_ = 0;
}

void layout::flush_comments() {
    if (comments_.empty()) {
        return;
    }
    piece made;
    made.what = piece::kind::remark;
    made.comments = std::exchange(comments_, {});
    pieces_.push_back(std::move(made));
}

void layout::rules_line(slice line) {
    const auto indent = indent_of(line);
    auto comments = prepare_(line);
    const auto content = text_->trimmed(line);
    if (content.empty()) {
        if (comments.empty() && comments_indent_ == 0 && open_ <= 0) {
            flush_comments();
        } else if (!comments.empty()) {
            comments_indent_ = comments_.empty() ? indent : comments_indent_;
            comments_.insert(comments_.end(), comments.begin(), comments.end());
        }
        return;
    }
    place(content, indent, std::move(comments));
}

std::size_t layout::indent_of(slice line) {
    constexpr std::string_view wide_space = "　";
    std::size_t columns = 0;
    for (std::size_t at = line.begin; at < line.end;) {
        const auto rest = text_->text.substr(at, line.end - at);
        if (rest.starts_with('\t')) {
            if (!tab_told_ && !is_blank(rest)) {
                problems_
                    ->error("layout.tabs", text_->where({at, at + 1}), "缩进里有制表符",
                            "there is a tab in the indentation")
                    .hint = {"请用空格缩进", "indent with spaces"};
                tab_told_ = true;
            }
            columns += 4 - columns % 4;
            ++at;
        } else if (rest.starts_with(' ')) {
            ++columns;
            ++at;
        } else if (rest.starts_with(wide_space)) {
            columns += 2;
            at += wide_space.size();
        } else {
            break;
        }
    }
    return columns;
}

void layout::place(slice line, std::size_t indent, graph::comments comments) {
    const auto shape = text_->shape_of(line);
    const bool declares = indent == 0 && keyword_at(shape, {keyword_place::declaration}, parting::required);
    if (indent == 0 && comments_indent_ != 0 && open_ <= 0) {
        flush_comments();
    }
    comments.insert(comments.begin(), std::make_move_iterator(comments_.begin()),
                    std::make_move_iterator(comments_.end()));
    comments_.clear();
    comments_indent_ = 0;
    if (declared_ && open_ > 0 && !declares) {
        auto* innermost = &pieces_.back().entry;
        while (!innermost->children.empty()) {
            innermost = &innermost->children.back();
        }
        return extend(*innermost, line, std::move(comments));
    }
    if (declared_ && indent != 0) {
        return place_in(pieces_.back().entry, line, indent, std::move(comments));
    }
    if (indent != 0) {
        misaligned(line);
    }
    piece made;
    made.what = piece::kind::declaration;
    made.where = line;
    made.entry = entry{line, 0, std::move(comments), {}};
    pieces_.push_back(std::move(made));
    declared_ = true;
    has_entries_ = has_entries(shape);
    open_ = open_brackets(shape);
    ++entries_;
}

void layout::place_in(entry& declaration, slice line, std::size_t indent, graph::comments comments) {
    const auto header = text_->shape_of(declaration.where);
    const auto shape = text_->shape_of(line);
    const bool exception_goes_on = declaration.children.empty() && begins_with_keyword(header, {keyword::exception}) &&
                                   has_colon(header) && !begins_with_keyword(shape, {keyword::before, keyword::when});
    if (!has_entries_ || exception_goes_on || (declaration.children.empty() && ends_in_comma(header))) {
        return extend(declaration, line, std::move(comments));
    }
    if (declaration.children.empty() || indent <= declaration.children.front().indent) {
        auto& all = declaration.children;
        if (!all.empty() && is_table_row(shape) &&
            begins_with_keyword(text_->shape_of(all.back().where), {keyword::table})) {
            return start(all.back().children, line, indent, std::move(comments));
        }
        if (!all.empty() && indent < all.front().indent) {
            misaligned(line);
            indent = all.front().indent;
        }
        return start(all, line, indent, std::move(comments));
    }
    auto& last = declaration.children.back();
    if (has_rows(header, text_->shape_of(last.where))) {
        return place_below(last, line, indent, std::move(comments));
    }
    if ((begins_with_keyword(shape, entry_words) || is_otherwise(shape)) &&
        !begins_with_keyword(header, {keyword::record, keyword::reading})) {
        misaligned(line);
        return start(declaration.children, line, declaration.children.front().indent, std::move(comments));
    }
    extend(last, line, std::move(comments));
}

void layout::place_below(entry& parent, slice line, std::size_t indent, graph::comments comments) {
    auto& all = parent.children;
    if (all.empty() && ends_in_comma(text_->shape_of(parent.where))) {
        return extend(parent, line, std::move(comments));
    }
    if (!all.empty() && indent > all.front().indent) {
        return extend(all.back(), line, std::move(comments));
    }
    if (!all.empty() && indent < all.front().indent) {
        misaligned(line);
        indent = all.front().indent;
    }
    start(all, line, indent, std::move(comments));
}

void layout::start(std::vector<entry>& among, slice line, std::size_t indent, graph::comments comments) {
    open_ = open_brackets(text_->shape_of(line));
    among.push_back(entry{line, indent, std::move(comments), {}});
    ++entries_;
}

void layout::extend(entry& one, slice line, graph::comments comments) {
    one.where.end = line.end;
    one.comments.insert(one.comments.end(), std::make_move_iterator(comments.begin()),
                        std::make_move_iterator(comments.end()));
    open_ += open_brackets(text_->shape_of(line));
}

void layout::misaligned(slice line) {
    problems_
        ->error("layout.indentation", text_->where(line), "缩进与同级的行不一致",
                "the indentation differs from the lines beside it")
        .hint = {"同一声明下的各行缩进相同；续行缩进更深",
                 "lines of one declaration are indented alike; what goes on is indented deeper"};
}

} // namespace guiju::formats::rules
