#include "feel/reading.hpp"

#include "feel/characters.hpp"

#include <array>

namespace guiju::feel {
namespace {

struct expectation {
    expected what;
    std::string_view zh;
    std::string_view en;
};

constexpr auto expectations = std::to_array<expectation>({
    {expected::value, "一个值", "a value"},
    {expected::test, "一个测试", "a test"},
    {expected::type, "一个类型", "a type"},
    {expected::member, "一个成员名", "the name of a member"},
    {expected::variable, "一个变量名", "the name of a variable"},
    {expected::parameter, "一个参数名", "the name of a parameter"},
    {expected::key, "一个键", "a key"},
    {expected::close_parenthesis, "）", ")"},
    {expected::close_bracket, "]", "]"},
    {expected::close_brace, "}", "}"},
    {expected::close_range, "区间的结束 ] 或 )", "the end of the range, ] or )"},
    {expected::open_parenthesis, "（", "("},
    {expected::colon, "冒号", ":"},
    {expected::then, "则", "then"},
    {expected::else_, "否则", "else"},
    {expected::in, "属于", "in"},
    {expected::return_, "取", "return"},
    {expected::satisfies, "满足", "satisfies"},
    {expected::between_and, "与", "and"},
    {expected::less, "<", "<"},
    {expected::greater, ">", ">"},
    {expected::arrow, "->", "->"},
    {expected::end, "表达式的结尾", "the end of the expression"},
});

/// What other languages write, and what FEEL writes.
struct habit {
    std::string_view written;
    std::string_view zh;
    std::string_view en;
};

constexpr auto habits = std::to_array<habit>({
    {"==", "相等写作 =", "equality is written ="},
    {"&&", "写作 且（and）", "write and"},
    {"||", "写作 或（or）", "write or"},
    {"<>", "不等写作 !=", "inequality is written !="},
    {"=>", "写作 >=", "write >="},
    {"=<", "写作 <=", "write <="},
    {"=", "相等写作 =，只写一次", "equality is one ="},
    {"!", "写作 非(…)（not(…)）", "write not(…)"},
    {"'", "文本用双引号", "texts stand in double quotes"},
    {"‘", "文本用双引号", "texts stand in double quotes"},
    {"”", "文本以同样的引号开始和结束", "a text begins and ends with quotes of one kind"},
    {"“", "文本用 \" 引起来", "texts stand in \""},
    {"%", "取余写作 modulo(a, b)", "the remainder is modulo(a, b)"},
    {"^", "乘方写作 **", "powers are written **"},
    {"?", "条件写作 若…则…否则…", "conditions are written if … then … else …"},
    {";", "用逗号隔开", "part by commas"},
    {"；", "用逗号隔开", "part by commas"},
});

wording habit_hint(std::string_view rest) {
    for (const auto& one : habits) {
        if (rest.starts_with(one.written)) {
            return {std::string(one.zh), std::string(one.en)};
        }
    }
    return {};
}

/// The word or mark that stands there, at most 40 bytes of it.
std::string_view found_at(lexer& words, const char* at) {
    if (at == words.last()) {
        return {};
    }
    for (const std::string_view two : {"==", "&&", "||", "<>", "=>", "=<"}) {
        if (std::string_view(at, static_cast<std::size_t>(words.last() - at)).starts_with(two)) {
            return {at, two.size()};
        }
    }
    for (const auto& one : symbols) {
        if (const char* end = words.mark(one.id, at); end != nullptr) {
            return {at, static_cast<std::size_t>(end - at)};
        }
    }
    const auto run = words.run(at);
    if (run.empty()) {
        return {at, static_cast<std::size_t>(character_at(at, words.last()).end - at)};
    }
    auto shown = run.substr(0, 40);
    while (shown.size() < run.size() && (static_cast<unsigned char>(run[shown.size()]) & 0xC0U) == 0x80U) {
        shown.remove_suffix(1);
    }
    return shown;
}

wording sentence(expected what, std::string_view found) {
    std::string_view zh;
    std::string_view en;
    for (const auto& one : expectations) {
        if (one.what == what) {
            zh = one.zh;
            en = one.en;
        }
    }
    if (found.empty()) {
        return {"这里缺少" + std::string(zh) + "，表达式却结束了",
                "expected " + std::string(en) + ", but the expression ends"};
    }
    return {"这里应当是" + std::string(zh) + "，却是 " + std::string(found),
            "expected " + std::string(en) + ", found " + std::string(found)};
}

bool closes(expected what) noexcept {
    return what == expected::close_parenthesis || what == expected::close_bracket || what == expected::close_brace ||
           what == expected::close_range;
}

} // namespace

void reading::missing(expected what, const char* at) {
    at = words.past_blanks(at);
    const auto found = found_at(words, at);
    std::vector<annotation> others;
    if (const char* opener = closes(what) ? tree.open_bracket() : nullptr; opener != nullptr) {
        others.push_back({words.where(opener, opener + found_at(words, opener).size()), {"在这里打开", "opened here"}});
    }
    words.fail("syntax.expected", at, at + found.size(), sentence(what, found),
               habit_hint({at, static_cast<std::size_t>(words.last() - at)}), std::move(others));
}

void reading::unexpected(const char* at) {
    at = words.past_blanks(at);
    const auto found = found_at(words, at);
    auto hint = habit_hint({at, static_cast<std::size_t>(words.last() - at)});
    if (hint.empty() && is_name_start(character_at(at, words.last()).code, words.how().policy)) {
        hint = {"由几个词组成的名字要先声明", "a name of several words has to be declared"};
    }
    words.fail("syntax.unexpected", at, at + found.size(),
               {"表达式到这里应当结束，却还有 " + std::string(found),
                "the expression should end here, but there is " + std::string(found)},
               std::move(hint));
}

void reading::chained(const char* begin, const char* end, bool equality) {
    if (equality) {
        words.fail("syntax.chained_comparison", begin, end, {"比较不能连写", "comparisons cannot be chained"},
                   {"给先比较的一边加上括号", "put what is compared first in parentheses"});
    }
    words.fail("syntax.chained_comparison", begin, end, {"比较不能连写", "comparisons cannot be chained"},
               {"写成 a < b 且 b < c，或者 b in (a..c)", "write a < b and b < c, or b in (a..c)"});
}

void reading::check_comparison(const char* at) {
    const std::string_view rest(at, static_cast<std::size_t>(words.last() - at));
    for (const std::string_view foreign : {"==", "<>", "=>", "=<"}) {
        if (rest.starts_with(foreign)) {
            const std::string written(foreign);
            words.fail("syntax.operator", at, at + foreign.size(),
                       {"没有 " + written + " 这个运算符", "there is no operator " + written}, habit_hint(rest));
        }
    }
}

void reading::enter(const char* at) {
    if (++nested_ > bounds_.nesting) {
        at = words.past_blanks(at);
        words.fail("syntax.too_deep", at, at + found_at(words, at).size(),
                   {"表达式嵌套太深", "expressions are nested too deeply"},
                   {"把它分成几个有名字的部分", "part it into several that have names"});
    }
}

void reading::declare(std::string name, bool member) {
    if (member) {
        words.local_members.add(name);
    }
    words.locals.add(name);
    declared_.push_back(std::move(name));
}

void reading::forget(std::size_t down_to) {
    while (declared_.size() > down_to) {
        words.locals.remove(declared_.back());
        declared_.pop_back();
    }
}

} // namespace guiju::feel
