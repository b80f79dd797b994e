#include "feel/lexer.hpp"

#include "feel/characters.hpp"

namespace guiju::feel {
namespace {

const name_table& properties() {
    static const name_table all = [] {
        name_table table;
        for (const auto name : property_names) {
            table.add(name);
        }
        return table;
    }();
    return all;
}

} // namespace

lexer::lexer(std::string_view text, span origin, const scope& known, const dialect& how)
    : first_(text.data()), last_(text.data() + text.size()), origin_(origin), known_(known), how_(how),
      properties_(properties()) {}

span lexer::where(const char* begin, const char* end) const noexcept {
    return {origin_.source, origin_.begin + static_cast<std::uint32_t>(begin - first_),
            origin_.begin + static_cast<std::uint32_t>(end - first_)};
}

void lexer::fail(std::string code, const char* begin, const char* end, wording what, wording hint,
                 std::vector<annotation> others) const {
    throw syntax_failure{
        {severity::error, std::move(code), where(begin, end), std::move(what), std::move(hint), std::move(others)}};
}

const char* lexer::comment_end(const char* at) const {
    const auto rest = from(at);
    if (rest.starts_with("//")) {
        const auto end = rest.find_first_of("\n\r");
        return end == std::string_view::npos ? last_ : at + end;
    }
    if (rest.starts_with("/*")) {
        const auto end = rest.find("*/", 2);
        if (end == std::string_view::npos) {
            fail("syntax.unclosed_comment", at, at + 2, {"注释没有结束", "this comment does not end"},
                 {"加上 */", "add */"});
        }
        return at + end + 2;
    }
    return nullptr;
}

const char* lexer::past_blanks(const char* at) {
    if (at == blanks_from_) {
        return blanks_to_;
    }
    blanks_from_ = at;
    while (at != last_) {
        const auto here = character_at(at, last_);
        if (is_blank(here.code)) {
            at = here.end;
        } else if (const char* end = here.code == U'/' ? comment_end(at) : nullptr; end != nullptr) {
            at = end;
        } else {
            break;
        }
    }
    blanks_to_ = at;
    return at;
}

/// Bytes that a mark may begin with.
constexpr auto begins_marks = [] {
    std::array<bool, 256> all{};
    for (const auto& one : symbols) {
        all[static_cast<unsigned char>(one.ascii.front())] = true;
        for (const auto wide : one.wide) {
            if (!wide.empty()) {
                all[static_cast<unsigned char>(wide.front())] = true;
            }
        }
    }
    return all;
}();

/// The first that matches is the one meant: longer marks stand before those that they begin with.
void lexer::find_mark(const char* at) {
    const auto rest = from(at);
    mark_at_ = at;
    mark_end_ = nullptr;
    if (at == last_ || !begins_marks[static_cast<unsigned char>(*at)]) {
        return;
    }
    for (const auto& one : symbols) {
        if (rest.starts_with(one.ascii)) {
            mark_ = one.id;
            mark_end_ = at + one.ascii.size();
            return;
        }
        for (const auto wide : one.wide) {
            if (how_.policy && !wide.empty() && rest.starts_with(wide)) {
                mark_ = one.id;
                mark_end_ = at + wide.size();
                return;
            }
        }
    }
}

const char* lexer::mark(symbol which, const char* at) {
    if (at != mark_at_) {
        find_mark(at);
    }
    return mark_ == which ? mark_end_ : nullptr;
}

const char* lexer::run_end(const char* at) {
    if (run_from_ != nullptr && at >= run_from_ && at < run_to_) {
        return run_to_;
    }
    const char* end = at;
    while (end != last_) {
        const auto next = character_at(end, last_);
        if (!is_name_part(next.code, how_.policy)) {
            break;
        }
        end = next.end;
    }
    run_from_ = at;
    run_to_ = end;
    return end;
}

bool lexer::starts_value(const char* at) {
    if (at == last_) {
        return false;
    }
    for (const auto opening :
         {symbol::open_parenthesis, symbol::open_bracket, symbol::open_brace, symbol::at, symbol::minus}) {
        if (mark(opening, at) != nullptr) {
            return true;
        }
    }
    const auto here = character_at(at, last_);
    if (here.code == U'.') {
        return digit_value(character_at(here.end, last_).code, how_.policy) >= 0;
    }
    if (here.code == U'"' || (how_.policy && (here.code == U'“' || here.code == U'「'))) {
        return true;
    }
    if (!is_name_part(here.code, how_.policy)) {
        return false;
    }
    return !follows_value(at) || known_name(at, lookup::names_and_members).end != nullptr;
}

} // namespace guiju::feel
