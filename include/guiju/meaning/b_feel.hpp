#pragma once

#include <guiju/meaning/arguments.hpp>
#include <guiju/meaning/arithmetic.hpp>
#include <guiju/meaning/conversion.hpp>
#include <guiju/meaning/operations.hpp>

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// B-FEEL: the same operations where an error has an answer. DMN 1.6, chapter 11.
///
/// Null stands for what is missing and nothing else; logic has two values. Where FEEL answers null because of an error,
/// B-FEEL answers a default of the result's type and tells of a `repair`. What is undetermined stays so.
namespace guiju::meaning {

/// What a DMN model of 1.6 calls B-FEEL where it names its expression language.
inline constexpr std::string_view b_feel_uri = "https://www.omg.org/spec/DMN/20240513/B-FEEL/";

/// The semantics of an expression language by its URI; FEEL's for every other than B-FEEL's, with or without the slash.
[[nodiscard]] constexpr semantics semantics_of(std::string_view uri) noexcept {
    const bool same = uri == b_feel_uri || uri == b_feel_uri.substr(0, b_feel_uri.size() - 1);
    return same ? semantics::b_feel : semantics::feel;
}

/// An error that was replaced by a default.
struct repair {
    operation what;
    reason why; ///< of the null that FEEL answers
    span where;
};

namespace detail {

[[nodiscard]] inline value empty_context() { return shared<const context_body>(make_shared_body<context_body>()); }

/// (0..0), which holds nothing. Out of line: inlined, g++ 12 takes the count of a body for freed memory.
[[nodiscard]] [[gnu::noinline]] inline value empty_range() {
    const auto made = make_shared_body<range_body>();
    made->low = value(0);
    made->high = value(0);
    return shared<const range_body>(made);
}

/// The value that stands for "nothing sensible" among those of one kind; null for functions and null itself.
[[nodiscard]] inline value default_of(kind of) {
    const guiju::date epoch = *guiju::date::from(1970, 1, 1);
    const auto midnight = guiju::time().with_place(zone_designator::utc());
    switch (of) {
    case kind::boolean:
        return false;
    case kind::number:
    case kind::money:
        return 0;
    case kind::text:
    case kind::category:
        return "";
    case kind::date:
        return epoch;
    case kind::time:
        return midnight;
    case kind::date_time:
        return guiju::date_time(epoch, midnight);
    case kind::years_months:
        return years_months_duration(0);
    case kind::days_time:
        return days_time_duration(0);
    case kind::list:
        return value::list({});
    case kind::context:
        return empty_context();
    case kind::range:
        return empty_range();
    case kind::null:
    case kind::function:
        break;
    }
    return {};
}

/// The kind of what an operation answers, errors apart; null where that depends on the arguments.
[[nodiscard]] constexpr kind kind_made_by(operation what) noexcept {
    switch (info(what).family) {
    case family::comparison:
    case family::logic:
    case family::range:
        return kind::boolean;
    case family::numeric:
        return what == operation::odd || what == operation::even ? kind::boolean : kind::number;
    case family::list:
        return what == operation::list_contains ? kind::boolean : what == operation::count ? kind::number : kind::list;
    case family::context:
        return what == operation::get_value ? kind::null : what == operation::get_entries ? kind::list : kind::context;
    default:
        return kind::null;
    }
}

[[nodiscard]] constexpr kind kind_of_text_function(operation what) noexcept {
    switch (what) {
    case operation::string_length:
        return kind::number;
    case operation::split:
        return kind::list;
    case operation::contains:
    case operation::starts_with:
    case operation::ends_with:
    case operation::matches:
        return kind::boolean;
    default:
        return kind::text;
    }
}

[[nodiscard]] constexpr kind kind_of_conversion(operation what) noexcept {
    switch (what) {
    case operation::string:
        return kind::text;
    case operation::number:
        return kind::number;
    case operation::date:
        return kind::date;
    case operation::time:
        return kind::time;
    case operation::date_and_time:
        return kind::date_time;
    case operation::duration:
        return kind::days_time;
    case operation::years_and_months_duration:
        return kind::years_months;
    default:
        return kind::range;
    }
}

[[nodiscard]] constexpr kind kind_of_temporal_function(operation what) noexcept {
    switch (what) {
    case operation::is:
        return kind::boolean;
    case operation::day_of_year:
    case operation::week_of_year:
        return kind::number;
    default:
        return kind::text;
    }
}

/// min and max have the kind of what they look at, arithmetic that of its first operand that is a date or duration.
[[nodiscard]] inline kind kind_by_arguments(operation what, std::span<const value> arguments) {
    if (what == operation::get_value) {
        return kind::null;
    }
    const bool extreme = what == operation::min || what == operation::max;
    const auto items = extreme && arguments.size() == 1 && arguments[0].is(kind::list)
                           ? std::span<const value>(arguments[0].as_list())
                           : arguments;
    for (const auto& one : items) {
        const bool temporal = is_point(one) || is_duration(one);
        if (!one.is_null() && (extreme || temporal)) {
            return one.kind();
        }
    }
    return extreme ? kind::null : kind::number;
}

[[nodiscard]] inline value default_result(operation what, std::span<const value> arguments) {
    if (what == operation::not_equal) {
        return true;
    }
    switch (info(what).family) {
    case family::text:
        return default_of(kind_of_text_function(what));
    case family::conversion:
        return default_of(kind_of_conversion(what));
    case family::temporal:
        return default_of(kind_of_temporal_function(what));
    case family::arithmetic:
        return default_of(kind_by_arguments(what, arguments));
    case family::aggregate:
        return what == operation::mode                            ? default_of(kind::list)
               : what == operation::min || what == operation::max ? default_of(kind_by_arguments(what, arguments))
               : what == operation::all || what == operation::any ? default_of(kind::boolean)
                                                                  : default_of(kind::number);
    default:
        return default_of(kind_made_by(what));
    }
}

} // namespace detail

/// What an operation of B-FEEL answers for the null that FEEL answered: undetermined stays, and so does what is missing
/// where the operation looks something up.
[[nodiscard]] inline value repaired(operation what, value found, std::span<const value> arguments, call_context& in) {
    const bool limited = found.is_null() && found.reason() == reason::limit;
    if (!found.is_null() || found.is_undetermined() || limited) {
        return found;
    }
    value made = detail::default_result(what, arguments);
    if (in.repairs != nullptr && !made.is_null()) {
        in.repairs->push_back({what, found.reason(), in.where});
    }
    return made.is_null() ? found : made;
}

namespace detail {

/// Everything that is no boolean counts as false.
[[nodiscard]] inline value as_truth(const value& v) {
    return v.is(kind::boolean) || v.is_undetermined() ? v : value(false);
}

/// A list of the items as truths, or of those that are numbers, as the aggregate takes them.
[[nodiscard]] inline std::vector<value> fit_for(operation what, std::span<const value> items) {
    std::vector<value> made;
    for (const auto& one : items) {
        if (what == operation::all || what == operation::any) {
            made.push_back(as_truth(one));
        } else if (one.is(kind::number) || one.is(kind::money) || one.is_undetermined()) {
            made.push_back(one);
        }
    }
    return made;
}

/// Whether an aggregate passes over what is no number, or takes what is no boolean for false.
[[nodiscard]] constexpr bool is_lenient(operation what) noexcept {
    switch (what) {
    case operation::sum:
    case operation::mean:
    case operation::median:
    case operation::product:
    case operation::stddev:
    case operation::all:
    case operation::any:
        return true;
    default:
        return false;
    }
}

/// Operands as one kind: texts where one is a text and the operator is +, else numbers where one is a number.
[[nodiscard]] inline std::array<value, 2> alike(operation what, std::span<const value> operands, call_context& in) {
    std::array<value, 2> made{operands[0], operands[1]};
    const auto one_is = [&](kind k) { return made[0].is(k) || made[1].is(k); };
    const bool texts = what == operation::add && one_is(kind::text);
    if (!texts && !one_is(kind::number)) {
        return made;
    }
    for (auto& one : made) {
        const value found = texts ? to_string(std::span(&one, 1), in) : to_number(std::span(&one, 1), in);
        one = found.is_null() && !found.is_undetermined() ? default_of(texts ? kind::text : kind::number) : found;
    }
    return made;
}

} // namespace detail

/// An operation as B-FEEL has it. `apply` is FEEL's.
template <class Apply>
[[nodiscard]] value apply_b_feel(operation what, std::span<const value> arguments, call_context& in, Apply apply) {
    if (what == operation::not_ && arguments.size() == 1) {
        return apply(what, std::array{detail::as_truth(arguments[0])}, in);
    }
    if (detail::is_lenient(what) && !arguments.empty() && (arguments.size() != 1 || !arguments[0].is_null())) {
        const auto items = arguments.size() == 1 && arguments[0].is(kind::list)
                               ? std::span<const value>(arguments[0].as_list())
                               : arguments;
        auto fit = detail::fit_for(what, items);
        if (what == operation::all || what == operation::any || !fit.empty()) {
            return repaired(what, apply(what, std::array{value::list(std::move(fit))}, in), arguments, in);
        }
    }
    value found = apply(what, arguments, in);
    if (found.is_null() && info(what).family == family::arithmetic && arguments.size() == 2) {
        found = apply(what, detail::alike(what, arguments, in), in);
    }
    return repaired(what, std::move(found), arguments, in);
}

} // namespace guiju::meaning
