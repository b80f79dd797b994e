#include <guiju/evaluate/cited.hpp>
#include <guiju/explain/json_line.hpp>
#include <guiju/explain/words.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

namespace guiju::explain {

namespace {

using evaluate::derivation_step;
using evaluate::step_kind;

/// Steps nested deeper are left out: the reader asks for the inner answer instead.
constexpr int deepest = 6;

std::string shown(const value& v, lang language) {
    switch (v.kind()) {
    case kind::null:
        return v.is_undetermined() ? (language == lang::zh ? "未定" : "undetermined")
                                   : (language == lang::zh ? "空" : "null");
    case kind::boolean:
        return v.as_boolean() ? (language == lang::zh ? "是" : "yes") : (language == lang::zh ? "否" : "no");
    case kind::money:
        return money_text(v.as_number()) + " " + v.as_currency().to_string();
    case kind::number:
        return number_text(v.as_number());
    case kind::text:
        return v.as_text();
    case kind::date:
        return v.as_date().to_string();
    case kind::category: {
        const auto& c = v.as_category();
        const bool other = v.ordinal() < c.other_values.size() && !c.other_values[v.ordinal()].empty();
        return language == lang::zh || !other ? c.values[v.ordinal()] : c.other_values[v.ordinal()];
    }
    case kind::list:
        return (language == lang::zh ? "共 " : "") + std::to_string(v.as_list().size()) +
               (language == lang::zh ? " 项" : " items");
    default: {
        std::string text;
        append_json(text, v);
        return text;
    }
    }
}

/// Writes the lines of one outcome.
class writer {
public:
    writer(const program::program& p, lang language) : p_(p), language_(language) {}

    void head(const evaluate::outcome& one);
    void steps(const std::vector<derivation_step>& all, int level);
    [[nodiscard]] std::string take() && { return std::move(text_); }

private:
    void line(int level, const std::string& zh, const std::string& en) {
        text_.append(static_cast<std::size_t>(level) * 2, ' ');
        text_ += language_ == lang::zh ? zh : en;
        text_.push_back('\n');
    }
    template <class Named>
    [[nodiscard]] const std::string& name(const Named& of) const {
        return language_ == p_.language || of.other.empty() ? of.name : of.other;
    }
    [[nodiscard]] std::string show(const value& v) const { return shown(v, language_); }
    void step(const derivation_step& s, int level);
    void parameter(const derivation_step& s, int level);
    void input(const derivation_step& s, const std::vector<value>& values, int level);
    [[nodiscard]] std::string of_step(const derivation_step& s, int level);
    void list(const std::string& zh, const std::string& en, const std::vector<std::string>& items);

    const program::program& p_;
    lang language_;
    std::string text_;
};

void writer::list(const std::string& zh, const std::string& en, const std::vector<std::string>& items) {
    if (items.empty()) {
        return;
    }
    std::string all;
    for (const auto& item : items) {
        all += (all.empty() ? "" : language_ == lang::zh ? "、" : ", ") + item;
    }
    line(1, zh + "：" + all, en + ": " + all);
}

void writer::head(const evaluate::outcome& one) {
    const auto& asked = p_[one.answer];
    std::string of;
    for (const auto& key : one.of) {
        of += (of.empty() ? "" : ", ") + key.name + (key.key.is_null() ? "" : " " + show(key.key));
    }
    const std::string title = name(asked) + (of.empty() ? "" : " (" + of + ")");
    const std::string status = status_word(one.status, language_);
    const std::string result =
        one.value.is_null() ? status : show(one.value) + (one.status == evaluate::status::value ? "" : " — " + status);
    line(0, title + "：" + result, title + ": " + result);
    if (!one.bound.is_null()) {
        line(1, "界限：" + show(one.bound), "bound: " + show(one.bound));
    }
    list("依据", "clauses", evaluate::cited_clauses(asked, one));
    list("有待", "needs", one.needs);
    list("未办", "missing", one.missing);
    list("未通过", "failed", one.failed);
    if (!one.message.empty()) {
        line(1, "原因：" + one.message.zh, "reason: " + one.message.en);
    }
    line(1, "截至：" + one.as_of.to_string(), "as of: " + one.as_of.to_string());
}

void writer::parameter(const derivation_step& s, int level) {
    const auto& p = p_.parameters[s.index];
    std::string keys;
    for (const auto& key : s.keys) {
        keys += " " + show(key);
    }
    const std::string on = s.on ? s.on->to_string() : std::string{};
    line(level,
         "参数 " + name(p) + keys + "（" + on + "）= " + show(s.result) + (p.clause.empty() ? "" : "，见 " + p.clause),
         "parameter " + name(p) + keys + " (" + on + ") = " + show(s.result) +
             (p.clause.empty() ? "" : ", clause " + p.clause));
}

/// The inputs among steps of one level, each field once with the values that it had, in the order of reading.
class inputs_read {
public:
    explicit inputs_read(const std::vector<derivation_step>& steps) {
        for (const auto& s : steps) {
            if (s.kind == step_kind::input) {
                auto& values = values_[{s.record, s.index}];
                note(values, s.result);
                std::ranges::for_each(s.also, [&](const auto& v) { note(values, v); });
            }
        }
    }
    /// The values of a field; nothing once they were taken.
    std::vector<value> take(const derivation_step& of) { return std::exchange(values_[{of.record, of.index}], {}); }

private:
    static void note(std::vector<value>& into, const value& v) {
        if (std::ranges::find(into, v) == into.end()) {
            into.push_back(v);
        }
    }

    std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<value>> values_;
};

void writer::input(const derivation_step& s, const std::vector<value>& values, int level) {
    if (values.empty() || s.record >= p_.records.size() || s.index >= p_.records[s.record].fields.size()) {
        return;
    }
    const auto& record = p_.records[s.record];
    const std::string path = name(record) + "." + name(record.fields[s.index]);
    std::string all;
    for (const auto& v : values) {
        all += (all.empty() ? "" : language_ == lang::zh ? "、" : ", ") + show(v);
    }
    line(level, "所给 " + path + " = " + all, "given " + path + " = " + all);
}

void writer::step(const derivation_step& s, int level) {
    switch (s.kind) {
    case step_kind::answer:
        line(level, "由 " + name(p_.answers[s.index]) + " = " + show(s.result),
             "from " + name(p_.answers[s.index]) + " = " + show(s.result));
        break;
    case step_kind::rule:
        line(level, "规则成立", "the rule holds");
        break;
    case step_kind::rejected:
        line(level, "条件不成立", "a condition fails");
        break;
    case step_kind::exception:
        line(level, "例外 " + name(p_.exceptions[static_cast<std::size_t>(p_.cases[s.index].exception)]) + " 成立",
             "the exception " + name(p_.exceptions[static_cast<std::size_t>(p_.cases[s.index].exception)]) + " holds");
        break;
    case step_kind::parameter:
        parameter(s, level);
        break;
    case step_kind::reading:
        line(level, "解读 " + name(p_.readings[s.index]) + "：" + show(s.result),
             "reading " + name(p_.readings[s.index]) + ": " + show(s.result));
        break;
    case step_kind::input:
    case step_kind::local:
        break;
    }
}

/// The words of one step by itself.
std::string writer::of_step(const derivation_step& s, int level) {
    auto before = std::exchange(text_, {});
    step(s, level);
    return std::exchange(text_, std::move(before));
}

// Loops and calls of functions pass the same places again: what reads the same is said once a level.
void writer::steps(const std::vector<derivation_step>& all, int level) {
    inputs_read inputs(all);
    std::set<std::string> told;
    for (const auto& one : all) {
        if (one.kind == step_kind::input) {
            input(one, inputs.take(one), level);
            continue;
        }
        auto words = of_step(one, level);
        if (!one.children.empty() || told.insert(words).second) {
            text_ += words;
        }
        if (level < deepest) {
            steps(one.children, level + 1);
        }
    }
}

} // namespace

std::string status_word(evaluate::status s, lang language) {
    static constexpr std::array<std::string_view, 10> zh{"有值", "守住",   "突破",   "完成", "未完成",
                                                         "通过", "未办结", "不适用", "未定", "错误"};
    return std::string(language == lang::zh ? zh[static_cast<std::size_t>(s)] : evaluate::name_of(s));
}

std::string in_words(const program::program& p, const evaluate::outcome& one, lang language) {
    writer words(p, language);
    words.head(one);
    if (one.why) {
        words.steps(one.why->steps, 1);
    }
    return std::move(words).take();
}

} // namespace guiju::explain
