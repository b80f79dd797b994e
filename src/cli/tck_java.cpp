#include "tck_java.hpp"

#include <cmath>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::cli::tck {

namespace {

using arguments = std::span<const value>;

const value mistyped(reason::type_error);

bool numbers(arguments given) {
    for (const auto& one : given) {
        if (!one.is(kind::number)) {
            return false;
        }
    }
    return true;
}

/// Java computes in binary: the decimal goes there and back by its digits.
value cosine(arguments given) {
    if (!numbers(given)) {
        return mistyped;
    }
    const double made = std::cos(std::stod(given[0].as_number().to_string()));
    char digits[64];
    std::snprintf(digits, sizeof digits, "%.17g", made);
    const auto read = decimal::parse(digits);
    return read ? value(*read) : mistyped;
}

value greater(arguments given) {
    if (!numbers(given)) {
        return mistyped;
    }
    return given[0].as_number() < given[1].as_number() ? given[1] : given[0];
}

/// A whole number within the bounds of a type of Java, towards zero.
value whole(const value& given, std::int64_t least, std::int64_t most) {
    if (!given.is(kind::number)) {
        return mistyped;
    }
    const auto read = given.as_number().to_int64();
    return read && *read >= least && *read <= most ? given : mistyped;
}

template <class T>
value whole_of(arguments given) {
    return whole(given[0], std::numeric_limits<T>::min(), std::numeric_limits<T>::max());
}

template <class T>
value greater_whole(arguments given) {
    const bool good = !whole_of<T>(given).is_null() && !whole_of<T>(given.subspan(1)).is_null();
    return good ? greater(given) : mistyped;
}

value number_in(arguments given) {
    if (!given[0].is(kind::text)) {
        return mistyped;
    }
    const auto read = decimal::parse(given[0].as_text());
    return read ? value(*read) : value(reason::syntax);
}

value integer_in(arguments given) {
    const value read = number_in(given);
    const std::vector<value> one{read};
    return read.is_null() || given[0].as_text().find('.') != std::string::npos ? mistyped : whole_of<std::int32_t>(one);
}

value character(arguments given) {
    if (!given[0].is(kind::text)) {
        return mistyped;
    }
    const auto count = evaluate_expression("string length(a)", [&] {
        auto shape = make_shared_body<guiju::shape>();
        shape->names = {"a"};
        return value(shared<const context_body>(
            make_shared_body<context_body>(shared<const guiju::shape>(shape), std::vector<value>{given[0]})));
    }());
    return count && count->is(kind::number) && count->as_number() == decimal(1) ? given[0] : mistyped;
}

/// `%s` and `%d` by the arguments in order, `%%` by itself; other conversions are not known here.
value formatted(arguments given) {
    if (!given[0].is(kind::text)) {
        return mistyped;
    }
    const auto rest = given[1].is(kind::list) ? given[1].as_list() : std::vector<value>{given[1]};
    std::string made;
    std::size_t next = 0;
    const std::string& form = given[0].as_text();
    for (std::size_t i = 0; i < form.size(); ++i) {
        if (form[i] != '%') {
            made += form[i];
            continue;
        }
        const char what = i + 1 < form.size() ? form[++i] : '\0';
        if (what == '%') {
            made += '%';
            continue;
        }
        const bool text = what == 's' && next < rest.size() && rest[next].is(kind::text);
        const bool number = (what == 's' || what == 'd') && next < rest.size() && rest[next].is(kind::number);
        if (!text && !number) {
            return mistyped;
        }
        made += text ? rest[next].as_text() : rest[next].as_number().to_string();
        ++next;
    }
    return value(std::move(made));
}

} // namespace

std::map<std::string, external_function> java_functions() {
    const std::vector<std::string> one{"a"};
    const std::vector<std::string> two{"a", "b"};
    return {
        {"java.lang.Math#cos(double)", {one, cosine}},
        {"java.lang.Math#max(double,double)", {two, greater}},
        {"java.lang.Math#max(float,float)", {two, greater}},
        {"java.lang.Math#max(int,int)", {two, greater_whole<std::int32_t>}},
        {"java.lang.Math#max(long,long)", {two, greater_whole<std::int64_t>}},
        {"java.lang.Short#valueOf(short)", {one, whole_of<std::int16_t>}},
        {"java.lang.Byte#valueOf(byte)", {one, whole_of<std::int8_t>}},
        {"java.lang.Integer#valueOf(java.lang.String)", {one, integer_in}},
        {"java.lang.Float#valueOf(java.lang.String)", {one, number_in}},
        {"java.lang.Double#valueOf(java.lang.String)", {one, number_in}},
        {"java.lang.String#valueOf(char)", {one, character}},
        {"java.lang.String#format(java.lang.String,[Ljava.lang.Object;)", {two, formatted}},
    };
}

} // namespace guiju::cli::tck
