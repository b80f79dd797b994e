#include "formats/json/problems.hpp"

#include "formats/json/text.hpp"

#include <algorithm>
#include <utility>

namespace guiju::formats::json {

namespace {

constexpr std::size_t most_problems = 100;

wording name_of(part::kind what) {
    switch (what) {
    case part::kind::null:
        return {"null", "null"};
    case part::kind::boolean:
        return {"true 或 false", "true or false"};
    case part::kind::number:
        return {"数字", "a number"};
    case part::kind::text:
        return {"文本", "a text"};
    case part::kind::list:
        return {"数组", "an array"};
    case part::kind::object:
        break;
    }
    return {"对象", "an object"};
}

template <class Names>
std::string listed(const Names& names, std::string_view between) {
    std::string all;
    for (const auto& one : names) {
        all.append(all.empty() ? std::string_view{} : between).append(one);
    }
    return all;
}

} // namespace

void problem_list::add(diagnostic problem) {
    if (all_.size() < most_problems) {
        all_.push_back(std::move(problem));
    }
}

void problem_list::error(std::string code, span where, wording what, wording hint) {
    diagnostic made;
    made.code = std::move(code);
    made.where = where;
    made.what = std::move(what);
    made.hint = std::move(hint);
    add(std::move(made));
}

void problem_list::kind(const part& found, part::kind wanted) {
    const auto is = name_of(found.what);
    const auto expected = name_of(wanted);
    error("json.kind", found.where,
          {"这里应是" + expected.zh + "，却是" + is.zh, "this should be " + expected.en + ", and is " + is.en});
}

void problem_list::missing(span object, std::string_view key) {
    const std::string name(key);
    error("json.missing", object, {"缺少 \"" + name + "\"", "\"" + name + "\" is missing"});
}

void problem_list::unknown_members(const part& object, const std::vector<std::string>& known) {
    for (std::size_t i = 0; i < object.keys.size(); ++i) {
        if (std::find(known.begin(), known.end(), object.keys[i]) == known.end()) {
            const auto name = quotable(object.keys[i]);
            error("json.member", object.key_places[i],
                  {"这里没有 \"" + name + "\" 这一项", "there is no member \"" + name + "\" here"},
                  {"可用的有：" + listed(known, "、"), "the members are: " + listed(known, ", ")});
        }
    }
}

void problem_list::no_such_value(const part& found, const std::vector<std::string_view>& known) {
    const auto name = quotable(found.text);
    error("json.value", found.where, {"没有 \"" + name + "\" 这个值", "there is no value \"" + name + "\""},
          {"可用的有：" + listed(known, "、"), "the values are: " + listed(known, ", ")});
}

void problem_list::not_whole(const part& found) {
    error("json.whole", found.where,
          {"这里应是不太大的非负整数", "this should be a whole number that is not too large"});
}

void problem_list::not_a_date(const part& found) {
    error("json.date", found.where, {"这里应是日期，如 2024-02-29", "this should be a date, such as 2024-02-29"});
}

void problem_list::not_a_currency(const part& found) {
    error("json.currency", found.where,
          {"这里应是三个大写字母的币种，如 CNY", "this should be a currency of three capital letters, such as CNY"});
}

} // namespace guiju::formats::json
