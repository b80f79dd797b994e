#pragma once

#include <guiju/meaning/arguments.hpp>
#include <guiju/meaning/operations.hpp>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <utility>
#include <vector>

/// Functions of contexts: get value, get entries, context, context put, context merge. DMN 1.5, 10.3.4.11.
namespace guiju::meaning {

/// A context that is being made, entry by entry.
class context_builder {
public:
    context_builder() : shape_(make_shared_body<guiju::shape>()) {}
    explicit context_builder(const context_body& from) : context_builder() {
        if (from.shape) {
            shape_->names = from.shape->names;
        }
        values_ = from.values;
    }
    /// Sets an entry: in its place when there is one of that name, else at the end.
    void put(const std::string& name, const value& v) {
        const auto at = shape_->find(name);
        if (at != guiju::shape::npos) {
            values_[at] = v;
            return;
        }
        shape_->names.push_back(name);
        values_.push_back(v);
    }
    [[nodiscard]] std::size_t size() const noexcept { return values_.size(); }
    [[nodiscard]] value done() && {
        return shared<const context_body>(
            make_shared_body<context_body>(shared<const guiju::shape>(shape_), std::move(values_)));
    }

private:
    shared<guiju::shape> shape_;
    std::vector<value> values_;
};

namespace detail {

[[nodiscard]] inline value value_at(const value& of, std::span<const value> keys, call_context& in) {
    value at = of;
    for (const auto& key : keys) {
        if (!at.is(kind::context) || !key.is(kind::text)) {
            const value both[] = {at, key};
            return misfit(both, in);
        }
        const value* found = at.as_context().find(key.as_text());
        if (found == nullptr) {
            return in.null(reason::missing);
        }
        at = *found;
    }
    return at;
}

[[nodiscard]] inline value get_value(std::span<const value> arguments, call_context& in) {
    if (arguments.size() != 2 || !arguments[0].is(kind::context)) {
        return misfit(arguments, in);
    }
    if (arguments[1].is(kind::list)) {
        return arguments[1].as_list().empty() ? in.null(reason::domain)
                                              : value_at(arguments[0], arguments[1].as_list(), in);
    }
    return arguments[1].is_null() ? misfit(arguments, in) : value_at(arguments[0], arguments.subspan(1), in);
}

[[nodiscard]] inline value get_entries(std::span<const value> arguments, call_context& in) {
    if (!are(arguments, {kind::context})) {
        return misfit(arguments, in);
    }
    const auto& of = arguments[0].as_context();
    if (!in.spend(of.values.size())) {
        return in.null(reason::limit);
    }
    std::vector<value> entries;
    entries.reserve(of.values.size());
    for (std::size_t i = 0; i < of.values.size(); ++i) {
        context_builder entry;
        entry.put("key", value(of.shape->names[i]));
        entry.put("value", of.values[i]);
        entries.push_back(std::move(entry).done());
    }
    return value::list(std::move(entries));
}

[[nodiscard]] inline value context_of(std::span<const value> arguments, call_context& in) {
    if (arguments.size() != 1 || arguments[0].is_null()) {
        return misfit(arguments, in);
    }
    const auto entries = arguments[0].is(kind::list) ? std::span<const value>(arguments[0].as_list()) : arguments;
    context_builder made;
    std::vector<std::string> keys;
    for (const auto& entry : entries) {
        const value* key = entry.is(kind::context) ? entry.as_context().find("key") : nullptr;
        const value* content = entry.is(kind::context) ? entry.as_context().find("value") : nullptr;
        if (key == nullptr || content == nullptr || !key->is(kind::text)) {
            return entry.is_undetermined()                    ? united_needs(entries)
                   : key != nullptr && key->is_undetermined() ? *key
                                                              : in.null(reason::type_error);
        }
        if (!in.spend(keys.size() + 1)) { // each name is looked for among all before it
            return in.null(reason::limit);
        }
        if (std::find(keys.begin(), keys.end(), key->as_text()) != keys.end()) {
            return in.null(reason::domain);
        }
        keys.push_back(key->as_text());
        made.put(key->as_text(), *content);
    }
    return std::move(made).done();
}

[[nodiscard]] inline value put_at(const value& into, std::span<const value> keys, const value& content,
                                  call_context& in) {
    if (!into.is(kind::context) || !keys[0].is(kind::text)) {
        const value both[] = {into, keys[0]};
        return misfit(both, in);
    }
    if (!in.spend(into.as_context().values.size() + 1)) {
        return in.null(reason::limit);
    }
    context_builder made(into.as_context());
    if (keys.size() == 1) {
        made.put(keys[0].as_text(), content);
        return std::move(made).done();
    }
    const value* inner = into.as_context().find(keys[0].as_text());
    value below = inner == nullptr ? in.null(reason::missing) : put_at(*inner, keys.subspan(1), content, in);
    if (below.is_null()) {
        return below;
    }
    made.put(keys[0].as_text(), below);
    return std::move(made).done();
}

[[nodiscard]] inline value context_put(std::span<const value> arguments, call_context& in) {
    if (arguments.size() != 3 || !arguments[0].is(kind::context) || arguments[1].is_null()) {
        return misfit(arguments.first(std::min<std::size_t>(arguments.size(), 2)), in);
    }
    if (arguments[1].is(kind::list)) {
        const auto& keys = arguments[1].as_list();
        return keys.empty() || keys.size() > 400 ? in.null(reason::domain)
                                                 : put_at(arguments[0], keys, arguments[2], in);
    }
    return put_at(arguments[0], arguments.subspan(1, 1), arguments[2], in);
}

[[nodiscard]] inline value context_merge(std::span<const value> arguments, call_context& in) {
    if (arguments.size() != 1 || arguments[0].is_null()) {
        return misfit(arguments, in);
    }
    const auto parts = arguments[0].is(kind::list) ? std::span<const value>(arguments[0].as_list()) : arguments;
    context_builder made;
    for (const auto& part : parts) {
        if (!part.is(kind::context)) {
            return misfit(parts, in);
        }
        const auto& from = part.as_context();
        for (std::size_t i = 0; i < from.values.size(); ++i) {
            if (!in.spend(made.size() + 1)) { // each name is looked for among all before it
                return in.null(reason::limit);
            }
            made.put(from.shape->names[i], from.values[i]);
        }
    }
    return std::move(made).done();
}

} // namespace detail

[[nodiscard]] inline value apply_context(operation what, std::span<const value> arguments, call_context& in) {
    switch (what) {
    case operation::get_value:
        return detail::get_value(arguments, in);
    case operation::get_entries:
        return detail::get_entries(arguments, in);
    case operation::context:
        return detail::context_of(arguments, in);
    case operation::context_put:
        return detail::context_put(arguments, in);
    case operation::context_merge:
        return detail::context_merge(arguments, in);
    default:
        return in.null(reason::type_error);
    }
}

} // namespace guiju::meaning
