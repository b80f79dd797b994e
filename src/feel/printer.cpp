#include "feel/printing.hpp"

namespace guiju::feel {

namespace {

level arithmetic_level(operator_kind op) noexcept {
    switch (op) {
    case operator_kind::add:
    case operator_kind::subtract:
        return level::sum;
    case operator_kind::power:
        return level::power;
    default:
        return level::product;
    }
}

} // namespace

level level_of(const node& of) noexcept {
    switch (of.kind) {
    case node_kind::conditional:
    case node_kind::for_loop:
    case node_kind::some:
    case node_kind::every:
    case node_kind::function:
        return level::form;
    case node_kind::disjunction:
        return level::disjunction;
    case node_kind::conjunction:
        return level::conjunction;
    case node_kind::comparison:
    case node_kind::between:
    case node_kind::in:
        return level::comparison;
    case node_kind::arithmetic:
        return arithmetic_level(of.op);
    case node_kind::negate:
        return level::negation;
    case node_kind::instance_of:
        return level::instance;
    case node_kind::path:
    case node_kind::filter:
    case node_kind::call:
    case node_kind::call_named:
        return level::postfix;
    default:
        return level::primary;
    }
}

void printer::any(node_id id) {
    switch (tree_[id].kind) {
    case node_kind::tests:
    case node_kind::any_test:
    case node_kind::not_tests:
        return tests(tree_[id]);
    case node_kind::type_name:
    case node_kind::type_list:
    case node_kind::type_range:
    case node_kind::type_context:
    case node_kind::type_function:
        return type(id);
    case node_kind::entry:
        return entry(id, false);
    default:
        return value(id, level::form);
    }
}

void printer::value(node_id id, level loosest) {
    const auto& of = tree_[id];
    const bool parenthesised = needs_parentheses(of, loosest);
    if (parenthesised) {
        out_ += "(";
    }
    open(of);
    if (parenthesised) {
        out_ += ")";
    }
}

void printer::open(const node& of) {
    switch (level_of(of)) {
    case level::form:
        return form(of);
    case level::disjunction:
    case level::conjunction:
    case level::sum:
    case level::product:
    case level::power:
    case level::negation:
        return operation(of);
    case level::comparison:
        return of.kind == node_kind::in ? membership(of) : comparison(of);
    case level::instance:
        value(of.children[0], level::instance);
        spaced(keyword::instance_of);
        return type(of.children[1]);
    case level::postfix:
        return postfix(of);
    case level::primary:
        break;
    }
    of.children.empty() && of.kind != node_kind::list&& of.kind != node_kind::context ? literal(of) : collection(of);
}

void printer::literal(const node& of) {
    switch (of.kind) {
    case node_kind::null_literal:
        return word(keyword::null);
    case node_kind::boolean_literal:
        return word(of.text == "true" ? keyword::true_ : keyword::false_);
    case node_kind::quantity:
        out_ += quantity_spelling(of, how_.dialect);
        return;
    case node_kind::text_literal:
        out_ += quoted(renamed(text_role::text, of.text));
        return;
    case node_kind::at_literal:
        out_ += at_spelling(of.text, how_.dialect);
        return;
    case node_kind::name:
        return name(of);
    default:
        out_ += of.text;
    }
}

void printer::name(const node& of) {
    if (language_ == lang::zh) {
        for (const auto& one : keywords) {
            if (one.place == keyword_place::name && one.en == of.text) {
                out_ += one.zh;
                return;
            }
        }
    }
    out_ += renamed(text_role::name, of.text);
}

void printer::operation(const node& of) {
    const auto own = level_of(of);
    if (of.kind == node_kind::negate) {
        out_ += "-";
        return value(of.children[0], level::negation);
    }
    const auto begin = out_.size();
    value(of.children[0], own);
    const auto end = out_.size();
    if (of.kind == node_kind::arithmetic) {
        out_ += " ";
        mark(of.op);
        out_ += " ";
    } else {
        spaced(of.kind == node_kind::conjunction ? keyword::and_ : keyword::or_);
    }
    const auto right = out_.size();
    value(of.children[1], tighter(own));
    // `x instance of date and time …` names one type.
    const std::string_view printed(out_);
    if (of.kind == node_kind::conjunction && printed.substr(begin, end - begin).ends_with("date") &&
        printed.substr(right).starts_with("time")) {
        out_.insert(end, ")").insert(begin, "(");
    }
}

void printer::comparison(const node& of) {
    value(of.children[0], level::sum);
    if (of.kind == node_kind::between) {
        spaced(keyword::between);
        value(of.children[1], level::sum);
        spaced(keyword::between_and);
        return value(of.children[2], level::sum);
    }
    out_ += " ";
    mark(of.op);
    out_ += " ";
    value(of.children[1], level::sum);
}

void printer::membership(const node& of) {
    value(of.children[0], level::sum);
    spaced(keyword::in);
    const auto& only = tree_[of.children[1]];
    if (of.children.size() == 2 && only.kind == node_kind::half_range) {
        mark(only.op);
        out_ += " ";
        return value(only.children[0], level::sum);
    }
    if (of.children.size() == 2 && only.kind != node_kind::not_tests) {
        return value(of.children[1], level::sum);
    }
    out_ += "(";
    separated(of.children, 1, of.children.size(), [&](node_id each) { test(each, true); });
    out_ += ")";
}

/// A value that begins like the test `not(…)` stands in parentheses where such a test could.
void printer::test(node_id id, bool first_of_negatable) {
    const auto& of = tree_[id];
    if (of.kind == node_kind::not_tests) {
        return tests(of);
    }
    if (of.kind == node_kind::half_range) {
        mark(of.op);
        out_ += " ";
        return value(of.children[0], level::sum);
    }
    const auto begin = out_.size();
    value(id, level::form);
    const auto negation = std::string(spelling(keyword::not_, language_)) + "(";
    if (first_of_negatable && std::string_view(out_).substr(begin).starts_with(negation)) {
        out_.insert(begin, "(");
        out_ += ")";
    }
}

void printer::tests(const node& of) {
    if (of.kind == node_kind::any_test) {
        out_ += "-";
        return;
    }
    if (of.kind == node_kind::not_tests) {
        word(keyword::not_);
        out_ += "(";
        const auto& inner = tree_[of.children[0]];
        separated(inner.children, 0, inner.children.size(), [&](node_id each) { test(each, false); });
        out_ += ")";
        return;
    }
    separated(of.children, 0, of.children.size(), [&](node_id each) { test(each, each == of.children.front()); });
}

void printer::postfix(const node& of) {
    value(of.children[0], level::postfix);
    switch (of.kind) {
    case node_kind::path:
        out_ += "." + renamed(text_role::member, of.text);
        return;
    case node_kind::filter:
        out_ += "[";
        value(of.children[1], level::form);
        out_ += "]";
        return;
    default:
        return arguments(of);
    }
}

std::string print(const tree& of, node_id from, const printing& how) {
    return from == node_id::none ? std::string{} : printer(of, how)(from);
}

std::string print(const tree& of, const printing& how) { return print(of, of.root, how); }

} // namespace guiju::feel
