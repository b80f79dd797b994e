#pragma once

#include <guiju/value/value.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guiju {

/// Facts about one thing, written field by field: what a policy is asked about.
///
///     guiju::facts{}.set("级别", "市级").add("评级", guiju::facts{}.set("等级", "3A").set("取得日期", "2023-05-01"))
///
/// Values are as JSON has them: texts, numbers, yes/no, dates; the policy says what they become. Reads as a `value`.
class facts {
public:
    /// A field; one that was set before is replaced.
    facts& set(std::string_view field, value v) & {
        auto& entry = at(field);
        entry.content = std::move(v);
        entry.items.clear();
        return *this;
    }
    facts&& set(std::string_view field, value v) && { return std::move(set(field, std::move(v))); }
    /// One more item of a field that is a list; what was set before is forgotten.
    facts& add(std::string_view field, value item) & {
        at(field).items.push_back(std::move(item));
        return *this;
    }
    facts&& add(std::string_view field, value item) && { return std::move(add(field, std::move(item))); }

    operator value() const { // NOLINT(google-explicit-constructor): facts are a value
        auto shape = make_shared_body<guiju::shape>();
        std::vector<value> values;
        for (const auto& entry : entries_) {
            shape->names.push_back(entry.name);
            values.push_back(entry.items.empty() ? entry.content : value::list(entry.items));
        }
        return shared<const context_body>(
            make_shared_body<context_body>(shared<const guiju::shape>(shape), std::move(values)));
    }

private:
    struct field {
        std::string name;
        value content{};
        std::vector<value> items{}; ///< of a list, when there are any
    };

    field& at(std::string_view name) {
        const auto found = std::ranges::find(entries_, name, &field::name);
        return found != entries_.end() ? *found : entries_.emplace_back(field{std::string(name)});
    }

    std::vector<field> entries_;
};

} // namespace guiju
