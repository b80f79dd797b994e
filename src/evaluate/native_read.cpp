#include "native_fit.hpp"

#include <guiju/evaluate/facts.hpp>

#include <algorithm>

namespace guiju::evaluate {

namespace {

using program::type_kind;

template <class T>
const T& at_as(const void* at) noexcept {
    return *static_cast<const T*>(at);
}

value read(const program::program& p, const fitted_type& as, const void* at);

/// What its type does not allow.
bool is_refused(const value& v) noexcept {
    return v.is_null() && !v.is_undetermined() && v.reason() != reason::literal;
}

value as_amount(const program::program& p, const fitted_type& as, const decimal& n) {
    const auto& type = p[as.to];
    if (!n.is_finite() || (as.counts && n.sign() < 0)) {
        return value(reason::constraint);
    }
    return type.kind == type_kind::money ? value(n, type.in) : value(n);
}

value as_ordinal(const fitted_type& as, const decimal& n) {
    const auto which = n.to_int64();
    const auto& values = as.category->values;
    if (!as.from.names.empty()) {
        const bool named = which && *which >= 0 && static_cast<std::size_t>(*which) < as.ordinals.size();
        return named ? value(as.category, as.ordinals[static_cast<std::size_t>(*which)]) : value(reason::constraint);
    }
    const bool counted = which && *which >= 0 && static_cast<std::size_t>(*which) < values.size();
    return counted ? value(as.category, static_cast<std::uint32_t>(*which)) : value(reason::constraint);
}

value as_named(const fitted_type& as, std::string_view name) {
    for (const auto* names : {&as.category->values, &as.category->other_values}) {
        if (const auto found = std::ranges::find(*names, name); found != names->end()) {
            return {as.category, static_cast<std::uint32_t>(found - names->begin())};
        }
    }
    return value(reason::constraint);
}

value read_list(const program::program& p, const fitted_type& as, const void* at) {
    const auto all = as.from.items(at);
    std::vector<value> items;
    items.reserve(all.count);
    for (std::size_t i = 0; i < all.count; ++i) {
        value item = read(p, *as.of, static_cast<const char*>(all.first) + i * all.stride);
        if (is_refused(item)) {
            return item;
        }
        items.push_back(std::move(item));
    }
    return value::list(std::move(items));
}

value read_scalar(const program::program& p, const fitted_type& as, const void* at) {
    switch (as.from.as) {
    case storage::boolean:
        return at_as<bool>(at);
    case storage::number:
        return as_amount(p, as, at_as<decimal>(at));
    case storage::text:
        return as.category ? as_named(as, as.from.text(at)) : value(as.from.text(at));
    case storage::date:
        return at_as<date>(at);
    case storage::time:
        return at_as<time>(at);
    case storage::date_time:
        return at_as<date_time>(at);
    case storage::years_months:
        return at_as<years_months_duration>(at);
    case storage::days_time:
        return at_as<days_time_duration>(at);
    default: {
        const auto n = read_integer(as.from.as, at);
        return as.from.enumeration && as.category ? as_ordinal(as, n) : as_amount(p, as, n);
    }
    }
}

value read(const program::program& p, const fitted_type& as, const void* at) {
    switch (as.from.as) {
    case storage::value: {
        std::vector<fact_problem> problems;
        return bind_value(p, as.to, at_as<value>(at), {}, problems);
    }
    case storage::optional: {
        const void* held = as.from.held(at);
        return held == nullptr ? value() : read(p, *as.of, held);
    }
    case storage::list:
        return read_list(p, as, at);
    case storage::record:
        return read_record(p, *as.record, at);
    default:
        return read_scalar(p, as, at);
    }
}

} // namespace

decimal read_integer(storage as, const void* at) noexcept {
    switch (as) {
    case storage::int8:
        return at_as<std::int8_t>(at);
    case storage::int16:
        return at_as<std::int16_t>(at);
    case storage::int32:
        return at_as<std::int32_t>(at);
    case storage::int64:
        return at_as<std::int64_t>(at);
    case storage::uint8:
        return at_as<std::uint8_t>(at);
    case storage::uint16:
        return at_as<std::uint16_t>(at);
    case storage::uint32:
        return at_as<std::uint32_t>(at);
    default:
        return at_as<std::uint64_t>(at);
    }
}

value read_record(const program::program& p, const fitted_record& as, const void* at) {
    std::vector<value> values;
    values.reserve(as.fields.size());
    for (const auto& field : as.fields) {
        if (!field.known) {
            values.push_back(field.otherwise);
            continue;
        }
        value found = read(p, field.type, static_cast<const char*>(at) + field.offset);
        const bool absent = found.is_null() && !found.is_undetermined();
        values.push_back(is_refused(found) ? value::undetermined({field.name})
                         : absent          ? field.otherwise
                                           : std::move(found));
    }
    return shared<const context_body>(make_shared_body<context_body>(as.shape, std::move(values)));
}

} // namespace guiju::evaluate
