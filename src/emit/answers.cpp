#include "emit/header.hpp"

#include <algorithm>

namespace guiju::emitted {

using graph::answer_kind;
using program::node_id;
using program::type_kind;

namespace {

std::string slots(std::size_t count, bool types) {
    std::string made;
    for (std::size_t i = 0; i < count; ++i) {
        const auto n = std::to_string(i);
        made += types ? (i == 0 ? "class S" : ", class S") + n : "[[maybe_unused]] const S" + n + "& s" + n + ", ";
    }
    return made;
}

std::size_t slots_of(const program::answer& a) { return 1 + a.owners.size() + a.dimensions.size(); }

std::string text_of_clauses(const program::answer& a) {
    std::string made;
    for (const auto& one : a.clauses) {
        made += (made.empty() ? "" : "、") + one;
    }
    return made;
}

} // namespace

void header_writer::leave_out(const program::answer& a) {
    const auto& why = *bodies_.problem;
    without_.push_back({a.name, why.why, why.where});
    bodies_.problem.reset();
}

/// Functions and answers in the order in which they use each other.
void header_writer::functions() {
    const auto uses = uses_of(in_);
    std::vector<bool> done(uses.size(), false);
    const auto visit = [&](const auto& self, std::size_t unit) -> void {
        if (done[unit]) {
            return;
        }
        done[unit] = true;
        for (const auto f : uses[unit].functions) {
            self(self, static_cast<std::size_t>(f));
        }
        for (const auto a : uses[unit].answers) {
            self(self, in_.functions.size() + static_cast<std::size_t>(a));
        }
        if (unit < in_.functions.size()) {
            function(unit);
        } else if (!answer_value(unit - in_.functions.size())) {
            bodies_.no_answer.insert(static_cast<std::uint32_t>(unit - in_.functions.size()));
        }
    };
    for (std::size_t a = 0; a < in_.answers.size(); ++a) {
        if (wanted_.contains(a)) {
            visit(visit, in_.functions.size() + a);
        }
    }
}

void header_writer::function(std::size_t index) {
    const auto& f = in_.functions[index];
    const auto locals = bodies_.locals({f.body});
    const auto body = bodies_.of(f.body);
    if (bodies_.problem) {
        bodies_.no_function.insert(static_cast<std::uint32_t>(index));
        bodies_.problem.reset();
        return;
    }
    line("// " + comment(f.name) + (f.clause.empty() ? "" : "（" + comment(f.clause) + "）"));
    if (!f.parameters.empty()) {
        line("template <" + slots(f.parameters.size(), true) + ">");
    }
    line("constexpr auto f_" + words_.functions[index] + "(" + slots(f.parameters.size(), false) +
         "[[maybe_unused]] const settings& how) {");
    out_ += locals;
    line("    return " + body + ";");
    line("}");
    line("");
}

/// What other answers see of it: its value where it applies.
bool header_writer::answer_value(std::size_t index) {
    const auto& a = in_.answers[index];
    if (a.value == node_id::none && a.open_steps == node_id::none) {
        return false;
    }
    const auto root = a.value != node_id::none ? a.value : a.open_steps;
    const auto locals = bodies_.locals({a.applies, root});
    const auto body = bodies_.of(root);
    const auto applies = a.applies == node_id::none ? std::string() : bodies_.of(a.applies);
    if (bodies_.problem) {
        bodies_.problem.reset();
        return false;
    }
    line("// " + comment(a.name));
    line("template <" + slots(slots_of(a), true) + ">");
    line("constexpr auto value_of_" + words_.answers[index] + "(" + slots(slots_of(a), false) +
         "[[maybe_unused]] const settings& how) {");
    out_ += locals;
    line(applies.empty() ? "    return " + body + ";"
                         : "    return choose(" + applies + ", [&] { return " + body +
                               "; }, [&] { return null_for(guiju::reason::domain); });");
    line("}");
    line("");
    return true;
}

std::string header_writer::plain(const program::answer& a) {
    if (a.kind == answer_kind::duty && a.value == node_id::none) {
        std::string all;
        for (const auto& one : a.departments) {
            all += (all.empty() ? "" : ", ") + ("std::string_view(" + literal(one) + ")");
        }
        return all.empty() ? "empty_list{}" : "list_of(" + all + ")";
    }
    const std::string meant = a.kind == answer_kind::decision ? "true" : "false";
    const auto body = bodies_.of(a.value);
    if (a.applies == node_id::none) {
        return "emitted::plain<" + meant + ">(" + body + ")";
    }
    return "plain_where<" + meant + ">(" + bodies_.of(a.applies) + ", [&] { return " + body + "; })";
}

std::string header_writer::measured(const program::answer& a) {
    using feel::operator_kind;
    const auto relation = a.relation;
    const bool number =
        in_[in_[a.value].type].kind == type_kind::number || in_[in_[a.value].type].kind == type_kind::money;
    if (!number || a.gap != node_id::none) {
        return bodies_.fail("此种限额不生成", "a limit of this kind is not emitted", a.where);
    }
    const char* test = relation == operator_kind::less            ? "ordered<less_than, void, 0>"
                       : relation == operator_kind::less_equal    ? "ordered<at_most, void, 0>"
                       : relation == operator_kind::greater       ? "ordered<more_than, void, 0>"
                       : relation == operator_kind::greater_equal ? "ordered<at_least, void, 0>"
                                                                  : "equal<void, 0>";
    const bool target = a.kind == answer_kind::target;
    const bool below = relation == operator_kind::greater || relation == operator_kind::greater_equal;
    // Slack is what is left; a gap what is missing.
    const bool value_first = target ? !(below || relation == operator_kind::equal) : below;
    const std::string apart = value_first ? "apart<Target>(v, b, met)" : "apart<Target>(b, v, met)";
    const auto applies = a.applies == node_id::none ? std::string("true") : bodies_.of(a.applies);
    std::string made = std::string("judged<") + (target ? "true" : "false") + ">(" + applies + ", [&] { return " +
                       bodies_.of(a.value) + "; }, [&] { return " + bodies_.of(a.bound) +
                       "; }, [](const auto& v, const auto& b) { return " + test +
                       "(v, b); }, [](const auto& v, const auto& b, bool met) { return " + apart + "; })";
    const auto at = made.find("Target");
    return made.substr(0, at) + (target ? "true" : "false") + made.substr(at + 6);
}

std::string header_writer::procedure(const program::answer& a) {
    const auto applies = a.applies == node_id::none ? std::string("true") : bodies_.of(a.applies);
    if (a.open_steps != node_id::none) {
        const auto& list = in_[in_[a.open_steps].type];
        const auto item = list.kind == type_kind::list ? in_[list.element].kind : type_kind::any;
        const char* name = item == type_kind::category ? "name_of(one)" : "one";
        if (item != type_kind::category && item != type_kind::text) {
            return bodies_.fail("此种待办不生成", "open steps of this kind are not emitted", a.where);
        }
        return "open_steps(" + applies + ", [&] { return " + bodies_.of(a.open_steps) +
               "; }, [](const auto& one) { return " + name + "; })";
    }
    std::string made = "steps(" + applies;
    for (const auto& one : a.steps) {
        made += ", step{std::string_view(" + literal(one.name) + "), " + bodies_.of(one.passed) + "}";
    }
    return made + ")";
}

std::string header_writer::answer_body(const program::answer& a) {
    switch (a.kind) {
    case answer_kind::limit:
    case answer_kind::target:
        return measured(a);
    case answer_kind::procedure:
        return procedure(a);
    default:
        return plain(a);
    }
}

void header_writer::answer(std::size_t index) {
    const auto& a = in_.answers[index];
    auto roots = roots_of(a);
    for (const auto& d : a.dimensions) {
        std::erase(roots, d.values);
    }
    for (const auto& d : a.dimensions) {
        if (words_.type(in_[d.type], dimension_known(d), false).empty()) {
            bodies_.fail("此种维度不生成", "a dimension of this kind is not emitted", a.where);
        }
    }
    if (in_.semantics != semantics::feel) {
        bodies_.fail("B-FEEL 不生成", "B-FEEL is not emitted", a.where);
    }
    const auto locals = bodies_.locals(roots);
    const auto body = answer_body(a);
    const auto rule =
        a.kind == answer_kind::decision || a.kind == answer_kind::benefit ? bodies_.rule_of(a.value) : "-1";
    if (bodies_.problem) {
        return leave_out(a);
    }
    line("namespace detail {");
    line("template <detail_of Wanted, " + slots(slots_of(a), true) + ">");
    line("constexpr auto " + words_.answers[index] + "(" + slots(slots_of(a), false) +
         "[[maybe_unused]] const settings& how) {");
    out_ += locals;
    line("    const auto found = " + body + ";");
    line("    if constexpr (Wanted == detail_of::plain) {");
    line("        return found;");
    line("    } else {");
    line("        return explained_result{found, " + rule + ", std::string_view(" + literal(text_of_clauses(a)) +
         ")};");
    line("    }");
    line("}");
    line("} // namespace detail");
    answer_face(index, false);
    line("namespace given {");
    answer_face(index, true);
    line("} // namespace given");
    line("");
}

program::known header_writer::dimension_known(const program::dimension& d) const {
    const auto& values = facts_.loose[d.values];
    return values.item ? *values.item : program::known{};
}

/// Whether an answer looks at an owner, itself or in other answers that it asks.
bool header_writer::uses_owner(std::size_t index, std::size_t slot) const {
    const auto key = std::pair(index, slot);
    if (const auto found = owners_.find(key); found != owners_.end()) {
        return found->second;
    }
    std::vector<node_id> open = roots_of(in_.answers[index]);
    std::set<node_id> seen;
    const auto push = [&open](const std::vector<node_id>& more) { open.insert(open.end(), more.begin(), more.end()); };
    bool used = false;
    while (!open.empty() && !used) {
        const auto id = open.back();
        open.pop_back();
        if (id == node_id::none || !seen.insert(id).second) {
            continue;
        }
        const auto& n = in_[id];
        used = n.op == program::opcode::local && n.slot == slot;
        if (n.op == program::opcode::table) {
            for (const auto& rule : in_.tables[n.index].rules) {
                push(rule.tests);
                push(rule.outputs);
            }
            push(in_.tables[n.index].defaults);
        }
        const auto parts = in_.operands_of(n);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            const bool owner = n.op == program::opcode::answer && i >= 1 && i <= in_.answers[n.index].owners.size();
            if (!owner || uses_owner(n.index, i)) {
                open.push_back(parts[i]);
            }
        }
    }
    owners_.emplace(key, used);
    return used;
}

/// The function that users call.
void header_writer::answer_face(std::size_t index, bool given) {
    const auto& a = in_.answers[index];
    std::string formal;
    std::string actual;
    std::string checks;
    const auto add_record = [&](program::record_id r, const std::string& name) {
        formal +=
            (given ? "const given::" : "const ") + words_.records[static_cast<std::size_t>(r)] + "& " + name + ", ";
        actual += name + ", ";
        checks += "    assert(" + name + ".is_allowed());\n";
    };
    if (a.subject == program::record_id::none) {
        actual += "null, ";
    } else {
        add_record(a.subject, "of");
    }
    for (std::size_t i = 0; i < a.owners.size(); ++i) {
        if (!uses_owner(index, i + 1)) {
            actual += "null, ";
            continue;
        }
        add_record(a.owners[i], "owner" + (i == 0 ? std::string() : std::to_string(i + 1)));
    }
    for (std::size_t i = 0; i < a.dimensions.size(); ++i) {
        const auto name = "by" + std::to_string(i);
        formal += words_.type(in_[a.dimensions[i].type], dimension_known(a.dimensions[i]), given) + " " + name + ", ";
        actual += name + ", ";
    }
    if (!given) {
        line("/// " + comment(a.name) + (a.text.empty() ? "" : "：" + comment(a.text)));
        line("///");
        line("/// 依据 " + comment(text_of_clauses(a)));
    }
    line("template <detail_of Wanted = detail_of::plain>");
    line("constexpr auto " + words_.answers[index] + "(" + formal + "const settings& how = {}) {");
    out_ += checks;
    line("    return " + how_space() + "::detail::" + words_.answers[index] + "<Wanted>(" + actual + "how);");
    line("}");
}

void header_writer::answers() {
    for (std::size_t i = 0; i < in_.answers.size(); ++i) {
        if (wanted_.contains(i)) {
            answer(i);
        }
    }
}

header header_writer::run() {
    for (std::size_t i = 0; i < in_.answers.size(); ++i) {
        if (how_.of.empty() || std::ranges::find(how_.of, static_cast<program::answer_id>(i)) != how_.of.end()) {
            wanted_.insert(i);
        }
    }
    head();
    categories();
    readings();
    record_depths();
    records(false);
    records(true);
    settings();
    // Structs of contexts are found while bodies are written.
    auto before = std::move(out_);
    out_.clear();
    line("inline constexpr auto explained = detail_of::explained;");
    line("");
    for (std::size_t i = 0; i < in_.parameters.size(); ++i) {
        parameter(i);
    }
    functions();
    answers();
    auto after = std::move(out_);
    out_ = std::move(before);
    rows();
    out_ += after;
    for (const auto& one : without_) {
        line("// 未生成 " + comment(one.name) + "：" + comment(one.why.zh) + "（" + comment(one.why.en) + "）");
    }
    line("} // namespace " + how_space());
    return {std::move(out_), std::move(without_)};
}

header write(const program::program& of, const header_options& how) { return header_writer(of, how).run(); }

} // namespace guiju::emitted
