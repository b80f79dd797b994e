#include "feel/spellings.hpp"

#include <guiju/feel/keywords.hpp>
#include <guiju/feel/printer.hpp>

#include <array>

namespace guiju::feel {
namespace {

/// How tightly what is printed holds together; looser ones stand in parentheses.
enum class level : std::uint8_t {
    form,
    disjunction,
    conjunction,
    comparison,
    sum,
    product,
    power,
    negation,
    instance,
    postfix,
    primary
};

constexpr level tighter(level than) noexcept { return static_cast<level>(static_cast<int>(than) + 1); }

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

constexpr auto operator_symbols = std::to_array<symbol>({
    symbol::dot,
    symbol::plus,
    symbol::minus,
    symbol::times,
    symbol::divide,
    symbol::power,
    symbol::equal,
    symbol::not_equal,
    symbol::less,
    symbol::less_equal,
    symbol::greater,
    symbol::greater_equal,
});

class printer {
public:
    printer(const tree& of, const printing& how)
        : tree_(of), how_(how), language_(how.dialect.policy ? how.dialect.keywords : lang::en),
          begins_longer_(beginnings_of(of, how)) {}

    std::string operator()(node_id from) {
        any(from);
        return std::move(out_);
    }

private:
    void any(node_id id);
    void value(node_id id, level loosest);
    void open(const node& of);
    void literal(const node& of);
    void operation(const node& of);
    void comparison(const node& of);
    void membership(const node& of);
    void postfix(const node& of);
    void collection(const node& of);
    void form(const node& of);
    void tests(const node& of);
    void type(node_id id);

    void test(node_id id, bool first_of_negatable);
    void name(const node& of);
    void arguments(const node& of);
    void entry(node_id id, bool named_argument);
    void iterators(const node& of);
    void parameters(const node& of);

    void word(keyword which) { out_ += spelling(which, language_); }
    void spaced(keyword which) {
        out_ += " ";
        word(which);
        out_ += " ";
    }
    void mark(operator_kind op) {
        const auto& one = info(operator_symbols[static_cast<std::size_t>(op)]);
        out_ += language_ == lang::zh && !one.zh.empty() ? one.zh : one.ascii;
    }
    [[nodiscard]] std::string renamed(text_role role, std::string_view text) const {
        if (how_.rename) {
            if (auto other = how_.rename(role, text)) {
                return *std::move(other);
            }
        }
        return std::string(text);
    }
    template <class Each>
    void separated(const std::vector<node_id>& all, std::size_t from, std::size_t to, Each&& each) {
        for (std::size_t i = from; i < to; ++i) {
            if (i != from) {
                out_ += ", ";
            }
            each(all[i]);
        }
    }
    [[nodiscard]] bool needs_parentheses(const node& of, level loosest) const {
        if (level_of(of) < loosest) {
            return true;
        }
        const bool named = of.kind == node_kind::name || of.kind == node_kind::path;
        return named && loosest > level::form && begins_longer_.contains(renamed(text_role::name, of.text));
    }

    const tree& tree_;
    const printing& how_;
    lang language_;
    beginnings begins_longer_;
    std::string out_;
};

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

} // namespace

std::string print(const tree& of, node_id from, const printing& how) {
    return from == node_id::none ? std::string{} : printer(of, how)(from);
}

std::string print(const tree& of, const printing& how) { return print(of, of.root, how); }

} // namespace guiju::feel
