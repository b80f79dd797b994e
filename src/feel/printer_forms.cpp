#include "feel/printing.hpp"

namespace guiju::feel {

void printer::arguments(const node& of) {
    out_ += "(";
    separated(of.children, 1, of.children.size(), [&](node_id each) {
        if (tree_[each].kind == node_kind::entry) {
            entry(each, true);
        } else {
            value(each, level::form);
        }
    });
    out_ += ")";
}

void printer::entry(node_id id, bool named_argument) {
    const auto& of = tree_[id];
    if (named_argument) {
        out_ += renamed(text_role::parameter, of.text);
    } else {
        out_ += key_spelling(renamed(text_role::key, of.text), how_.dialect.policy);
    }
    out_ += ": ";
    any(of.children[0]);
}

void printer::collection(const node& of) {
    switch (of.kind) {
    case node_kind::list:
        out_ += "[";
        separated(of.children, 0, of.children.size(), [&](node_id each) { value(each, level::form); });
        out_ += "]";
        return;
    case node_kind::context:
        out_ += "{";
        separated(of.children, 0, of.children.size(), [&](node_id each) { entry(each, false); });
        out_ += "}";
        return;
    case node_kind::range:
        out_ += of.low_closed ? "[" : "(";
        value(of.children[0], level::sum);
        out_ += "..";
        value(of.children[1], level::sum);
        out_ += of.high_closed ? "]" : ")";
        return;
    default:
        out_ += "(";
        mark(of.op);
        out_ += " ";
        value(of.children[0], level::sum);
        out_ += ")";
    }
}

void printer::form(const node& of) {
    const auto last = of.children.back();
    switch (of.kind) {
    case node_kind::conditional:
        word(keyword::if_);
        out_ += " ";
        value(of.children[0], level::form);
        spaced(keyword::then);
        value(of.children[1], level::form);
        spaced(keyword::else_);
        return value(last, level::form);
    case node_kind::function:
        word(keyword::function);
        parameters(of);
        if (of.op == operator_kind::external) {
            word(keyword::external);
            out_ += " ";
        }
        return value(last, level::form);
    case node_kind::for_loop:
        word(keyword::for_);
        iterators(of);
        spaced(keyword::return_);
        return value(last, level::form);
    default:
        word(of.kind == node_kind::some ? keyword::some : keyword::every);
        iterators(of);
        spaced(keyword::satisfies);
        return value(last, level::form);
    }
}

void printer::iterators(const node& of) {
    out_ += " ";
    separated(of.children, 0, of.children.size() - 1, [&](node_id each) {
        const auto& one = tree_[each];
        out_ += renamed(text_role::variable, one.text);
        spaced(keyword::in);
        value(one.children[0], level::form);
        if (one.children.size() > 1) {
            out_ += "..";
            value(one.children[1], level::form);
        }
    });
}

void printer::parameters(const node& of) {
    out_ += "(";
    separated(of.children, 0, of.children.size() - 1, [&](node_id each) {
        const auto& one = tree_[each];
        out_ += renamed(text_role::parameter, one.text);
        if (!one.children.empty()) {
            out_ += ": ";
            type(one.children[0]);
        }
    });
    out_ += ") ";
}

void printer::type(node_id id) {
    const auto& of = tree_[id];
    const auto all = of.children.size();
    const auto within = [&](std::string_view kind, std::size_t count) {
        out_ += type_spelling(kind, how_.dialect);
        out_ += "<";
        separated(of.children, 0, count,
                  [&](node_id each) { tree_[each].kind == node_kind::entry ? entry(each, true) : type(each); });
        out_ += ">";
    };
    switch (of.kind) {
    case node_kind::type_list:
        return within("list", all);
    case node_kind::type_range:
        return within("range", all);
    case node_kind::type_context:
        return within("context", all);
    case node_kind::type_function:
        within("function", all - 1);
        out_ += "->";
        return type(of.children.back());
    default:
        out_ += type_spelling(renamed(text_role::type, of.text), how_.dialect);
    }
}

} // namespace guiju::feel
