#pragma once

#include <guiju/feel/parser.hpp>
#include <guiju/graph/policy.hpp>

#include <cstdlib>
#include <random>
#include <string>
#include <vector>

namespace guiju::formats::rules {

/// Makes policies of every construct, names and values drawn from a seed.
class policy_maker {
public:
    policy_maker(unsigned seed, bool literate, lang language) : draw_(seed) {
        made_.literate = literate;
        made_.language = language;
    }

    graph::policy operator()() {
        if (likely()) {
            header();
        }
        const auto clauses = pick(1, 3);
        for (unsigned i = 0; i < clauses; ++i) {
            clause();
            if (made_.literate) {
                place(graph::element::kind::block, 0);
            }
            for (auto count = pick(1, 4); count > 0; --count) {
                declaration();
            }
            if (made_.literate && likely()) {
                made_.prose.push_back("其后的话。\n\n- 一\n- 二");
                place(graph::element::kind::prose, made_.prose.size() - 1);
            }
        }
        return std::move(made_);
    }

private:
    unsigned pick(unsigned low, unsigned high) { return std::uniform_int_distribution<unsigned>(low, high)(draw_); }
    bool likely() { return pick(0, 1) == 0; }
    void place(graph::element::kind what, std::size_t index) { made_.order.push_back({what, index}); }

    graph::naming naming(const std::string& stem, const std::string& other) {
        const auto number = std::to_string(++names_);
        return {stem + number, likely() ? other + number : "", {}};
    }
    /// What can stand between quotes alone.
    std::string awkward() {
        static const std::vector<std::string> some{"有, 逗号 ",  "\x19m\x7F",   "\\u0019 \\d \\",
                                                   "\"“”「」` ", "a\nb\r\n\tc", "# // /* 不是注 */"};
        return some[pick(0, static_cast<unsigned>(some.size()) - 1)];
    }
    graph::comments comments() {
        const std::vector<graph::comments> some{{}, {}, {}, {"注"}, {"a comment", "", " 缩进"}};
        return some[pick(0, 4)];
    }
    feel::tree expression() {
        static const std::vector<std::string> some{"1万元 + 2元",
                                                   "若 1 = 2 则 3 否则 4",
                                                   "[1, 2, 3][item > 1]",
                                                   "个数([1, 2]) × 50%",
                                                   "for x in [1, 2], y in [3] return x + y",
                                                   "\"文字 # 不是注\"",
                                                   "2024-02-29",
                                                   "{a: 1, b: \"x|y\"}",
                                                   "1 in [0..5]",
                                                   "function(a: number) a + 1",
                                                   "非(是 且 否)",
                                                   "some x in [1] satisfies x = 1",
                                                   "12个月",
                                                   "-(1 + 2)",
                                                   "甲.乙.丙(1, 2)"};
        return parsed(some[pick(0, static_cast<unsigned>(some.size()) - 1)]);
    }
    static feel::tree parsed(const std::string& text) {
        auto tree = feel::parse_expression(text, {}, feel::scope{}, {lang::zh, true});
        return tree ? std::move(*tree) : feel::tree{};
    }
    feel::tree tests() {
        const std::vector<std::string> some{"-", "< 5", "\"a\", \"b|c\"", "[1..3]", "not(1)"};
        auto tree = feel::parse_unary_tests(some[pick(0, 4)], {}, feel::scope{}, {lang::zh, true});
        return tree ? std::move(*tree) : feel::tree{};
    }
    date day() {
        return *date::from(2020 + static_cast<int>(pick(0, 9)), static_cast<int>(pick(1, 12)),
                           static_cast<int>(pick(1, 28)));
    }

    graph::type_ref type() {
        graph::type_ref made;
        const std::vector<graph::type_kind> kinds{
            graph::type_kind::number,    graph::type_kind::money, graph::type_kind::text,
            graph::type_kind::boolean,   graph::type_kind::date,  graph::type_kind::date_time,
            graph::type_kind::days_time, graph::type_kind::named, graph::type_kind::list};
        made.kind = kinds[pick(0, static_cast<unsigned>(kinds.size()) - 1)];
        made.optional = pick(0, 3) == 0;
        if (made.kind == graph::type_kind::named) {
            made.name = "某记录";
        }
        if (made.kind == graph::type_kind::number && likely()) {
            made.unit = likely() ? feel::unit::months : feel::unit::percent;
        }
        if (made.kind == graph::type_kind::list) {
            graph::type_ref element;
            element.kind = graph::type_kind::date;
            element.optional = likely();
            made.element = std::make_shared<const graph::type_ref>(element);
        }
        return made;
    }

    void header() {
        made_.title = naming("政策", "policy_");
        made_.comments = comments();
        made_.in_force_from = day();
        if (likely()) {
            made_.in_force_to = day();
            made_.default_as_of = day();
        }
        if (made_.literate) {
            place(graph::element::kind::block, 0);
        }
        place(graph::element::kind::header, 0);
    }

    void clause() {
        graph::clause made;
        made.id_written = true;
        made.id = clause_ = "二(一)" + std::to_string(++names_);
        made.level = static_cast<int>(pick(1, 5));
        made.title = likely() ? "标题 一" : "";
        made.prose = likely() ? "一段。\n\n又一段。" : "";
        made_.clauses.push_back(made);
        place(graph::element::kind::clause, made_.clauses.size() - 1);
    }

    void declaration() {
        switch (pick(0, 8)) {
        case 0:
            return category();
        case 1:
            return record();
        case 2:
            return parameter();
        case 3:
            made_.readings.push_back(reading());
            return place(graph::element::kind::reading, made_.readings.size() - 1);
        case 4:
            return function();
        case 5:
            return exception();
        case 6:
            made_.remarks.push_back({"独立的注"});
            place(graph::element::kind::remark, made_.remarks.size() - 1);
            return category();
        default:
            return answer(static_cast<graph::answer_kind>(pick(0, 6)));
        }
    }

    void category() {
        graph::category made{naming("类", "kind_"), likely(), {}, comments()};
        for (auto count = pick(1, 4); count > 0; --count) {
            made.values.push_back(naming(likely() ? "值" : awkward(), "value_"));
        }
        made_.categories.push_back(made);
        place(graph::element::kind::category, made_.categories.size() - 1);
    }

    void record() {
        graph::record made{naming("记", "record_"), likely() ? "某记录" : "", {}, {}, comments()};
        for (auto count = pick(0, 3); count > 0; --count) {
            made.fields.push_back({naming("字段", "field_"), type(), comments(), likely() ? tests() : feel::tree{}});
            made.keys.push_back(made.fields.back().name.name);
        }
        made_.records.push_back(made);
        place(graph::element::kind::record, made_.records.size() - 1);
    }

    void parameter() {
        graph::parameter made;
        made.name = naming("参", "parameter_");
        made.type = type();
        made.clause = clause_;
        made.comments = comments();
        if (likely()) {
            made.by = {"某类", "另类"};
        }
        for (auto count = pick(1, 3); count > 0; --count) {
            graph::parameter_period period;
            period.comments = comments();
            period.from = likely() ? std::optional(day()) : std::nullopt;
            period.to = likely() ? std::optional(day()) : std::nullopt;
            for (auto rows = made.by.empty() ? 1U : pick(1, 3); rows > 0; --rows) {
                graph::parameter_row row;
                row.keys = made.by.empty() ? std::vector<std::string>{} : std::vector<std::string>{"3A", "有 空格"};
                row.comments = comments();
                row.delegated = likely();
                row.delegated_to = row.delegated && likely() ? "由某局规定" : "";
                row.value = row.delegated ? feel::tree{} : expression();
                period.rows.push_back(row);
            }
            made.periods.push_back(period);
        }
        made_.parameters.push_back(made);
        place(graph::element::kind::parameter, made_.parameters.size() - 1);
    }

    graph::reading reading() {
        graph::reading made{naming("读", "reading_"), {}, 0, likely() ? "有何疑义" : "", {}, clause_, comments()};
        made.other_text = !made.text.empty() && likely() ? "what is in doubt" : "";
        for (auto count = pick(2, 4); count > 0; --count) {
            made.choices.push_back(naming("法", "choice_"));
        }
        made.default_choice = pick(0, static_cast<unsigned>(made.choices.size()) - 1);
        return made;
    }

    void function() {
        graph::function made;
        made.name = naming("函", "function_");
        for (auto count = pick(0, 3); count > 0; --count) {
            made.parameters.push_back({naming("形", "formal_"), likely() ? type() : graph::type_ref{}, {}});
        }
        made.result = likely() ? type() : graph::type_ref{};
        made.body = expression();
        made.clause = clause_;
        made.comments = comments();
        made_.functions.push_back(made);
        place(graph::element::kind::function, made_.functions.size() - 1);
    }

    void exception() {
        graph::exception made;
        made.name = naming("外", "exception_");
        made.of = "某答案";
        made.subject = likely() ? "某记录" : "";
        made.condition = expression();
        made.value = expression();
        made.before = likely() ? std::vector<std::string>{"甲", "乙"} : std::vector<std::string>{};
        made.clause = clause_;
        made.comments = comments();
        made_.exceptions.push_back(made);
        place(graph::element::kind::exception, made_.exceptions.size() - 1);
    }

    void answer(graph::answer_kind kind) {
        graph::answer made;
        made.kind = kind;
        made.name = naming("答", "answer_");
        made.comments = comments();
        made.clauses = {clause_};
        if (likely()) {
            made.clauses.push_back("一(一)");
            made.remarks.push_back({"cites", {"依据的注"}});
        }
        made.type = likely() ? type() : graph::type_ref{};
        made.subject = likely() ? "某记录" : "";
        if (likely()) {
            made.dimensions.push_back({naming("维", "dimension_"), parsed(likely() ? "[2023..2025]" : "[1, 2]")});
        }
        if (likely()) {
            made.applies = expression();
            made.inapplicable = likely() ? "没有\"理由\"" : "";
        }
        if (likely()) {
            made_.readings.push_back(reading());
            made.readings = {made_.readings.back().name.name};
        }
        for (auto count = pick(0, 2); count > 0; --count) {
            made.locals.push_back({naming("局", "local_"), expression(), comments()});
        }
        parts(made);
        for (auto count = pick(0, 2); count > 0; --count) {
            made.examples.push_back(example());
        }
        made_.answers.push_back(made);
        place(graph::element::kind::answer, made_.answers.size() - 1);
    }

    void parts(graph::answer& made) {
        switch (made.kind) {
        case graph::answer_kind::procedure:
            made.steps.push_back({naming("步", "step_"), expression(), comments()});
            made.attributes.emplace_back(naming("记事", "note_"), "某 \\ 机关");
            made.open_steps = likely() ? expression() : feel::tree{};
            return;
        case graph::answer_kind::duty:
            made.departments = {{"市财政局", "Finance Bureau", {}}, {"某 局", {}, {}}};
            made.text = "落实，按期拨付";
            made.other_text = likely() ? "carry out (and pay) in time" : "";
            return;
        case graph::answer_kind::target:
            made.stock_before = "此前";
            made.stock_gained = made.name.name;
            made.stock_lost = likely() ? "注销" : "";
            made.gap = likely() ? expression() : feel::tree{};
            [[fallthrough]];
        case graph::answer_kind::limit:
            made.bound_relation =
                static_cast<graph::relation>(static_cast<unsigned>(graph::relation::less) + pick(0, 3));
            made.bound = expression();
            break;
        default:
            break;
        }
        if (pick(0, 2) == 0) {
            made.definition = table();
        } else {
            cases(std::get<0>(made.definition));
        }
    }

    void cases(std::vector<graph::guarded>& all) {
        for (auto count = pick(0, 2); count > 0; --count) {
            all.push_back({expression(), expression(), {}, comments()});
        }
        if (all.empty() || likely()) {
            all.push_back({{}, expression(), {}, comments()});
        }
    }

    graph::table table() {
        graph::table made;
        made.hit = static_cast<graph::table::hit_policy>(pick(0, 6));
        if (made.hit == graph::table::hit_policy::collect) {
            made.collect = static_cast<graph::table::aggregation>(pick(0, 4));
        }
        const bool several = likely();
        for (auto count = pick(0, 2); count > 0; --count) {
            made.inputs.push_back({expression(), tests(), likely() ? "标签" : ""});
            if (made.inputs.back().allowed.empty() ||
                made.inputs.back().allowed.top().kind == feel::node_kind::any_test) {
                made.inputs.back().allowed = {};
            }
        }
        for (unsigned i = 0; i < (several ? 2U : 1U); ++i) {
            made.outputs.push_back(
                {several ? naming("出", "output_") : graph::naming{}, {}, likely() ? expression() : feel::tree{}});
        }
        for (auto count = pick(1, 3); count > 0; --count) {
            graph::table::rule rule;
            rule.tests.resize(made.inputs.size());
            rule.outputs.resize(made.outputs.size());
            for (auto& one : rule.tests) {
                one = tests();
            }
            for (auto& one : rule.outputs) {
                one = expression();
            }
            rule.note = likely() ? "一句话" : "";
            rule.comments = comments();
            made.rules.push_back(rule);
        }
        return made;
    }

    graph::example example() {
        graph::example made;
        made.facts = parsed("{a: 1, b: [{c: \"x\"}]}");
        made.note = likely() ? awkward() : "";
        made.comments = comments();
        made.as_of = likely() ? std::optional(day()) : std::nullopt;
        if (likely()) {
            made.readings.emplace_back("某解读", "某 读法");
            made.supplied.emplace_back("某参数", expression());
            made.dimensions.emplace_back("某维", expression());
        }
        made.status = likely() ? "not_applicable" : "";
        made.expected = made.status.empty() || likely() ? expression() : feel::tree{};
        return made;
    }

    std::mt19937 draw_;
    graph::policy made_;
    unsigned names_ = 0;
    std::string clause_;
};

inline graph::policy random_policy(unsigned seed, bool literate, lang language) {
    return policy_maker(seed, literate, language)();
}

} // namespace guiju::formats::rules
