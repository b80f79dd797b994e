#include "population_shape.hpp"

#include <algorithm>

namespace guiju::cli {
namespace {

record_field as_record_field(const program::program& p, const program::field_info& f) {
    const auto& type = p[f.type];
    const bool many = type.kind == program::type_kind::list;
    const auto& inner = many ? p[type.element] : type;
    return {&f, inner.kind == program::type_kind::record ? inner.record : program::record_id::none, many};
}

std::vector<record_field> record_fields(const program::program& p, program::record_id in) {
    std::vector<record_field> all;
    for (const auto& f : p[in].fields) {
        if (auto one = as_record_field(p, f); one.type != program::record_id::none) {
            all.push_back(one);
        }
    }
    return all;
}

bool named(const std::string& name, const std::string& other, std::string_view wanted) {
    return name == wanted || (!other.empty() && other == wanted);
}

} // namespace

program::record_id population_record(const program::program& p) {
    std::vector<bool> contained(p.records.size());
    for (std::size_t i = 0; i < p.records.size(); ++i) {
        for (const auto& f : record_fields(p, program::record_id{static_cast<std::uint32_t>(i)})) {
            contained[static_cast<std::size_t>(f.type)] = true;
        }
    }
    auto best = program::record_id::none;
    std::size_t most = 0;
    for (std::size_t i = 0; i < p.records.size(); ++i) {
        const auto id = program::record_id{static_cast<std::uint32_t>(i)};
        const auto holds = record_fields(p, id).size();
        if (!contained[i] && (best == program::record_id::none || holds > most)) {
            best = id;
            most = holds;
        }
    }
    return best;
}

std::optional<record_field> find_record_field(const program::program& p, program::record_id in, std::string_view name) {
    const auto all = record_fields(p, in);
    for (const auto& f : all) {
        if (named(f.field->name, f.field->other, name)) {
            return f;
        }
    }
    for (const auto& f : all) {
        if (named(p[f.type].name, p[f.type].other, name)) {
            return f;
        }
    }
    return std::nullopt;
}

std::vector<record_field> lists_of(const program::program& p, program::record_id in) {
    auto all = record_fields(p, in);
    std::erase_if(all, [](const auto& f) { return !f.many; });
    return all;
}

std::optional<record_field> list_for_columns(const program::program& p, const std::vector<std::string>& columns) {
    std::optional<record_field> best;
    std::size_t most = 0;
    for (const auto& list : lists_of(p, population_record(p))) {
        const auto& fields = p[list.type].fields;
        const auto known = static_cast<std::size_t>(std::ranges::count_if(columns, [&](const std::string& column) {
            const auto first = column.substr(0, column.find('.'));
            return std::ranges::any_of(fields, [&](const auto& f) { return named(f.name, f.other, first); });
        }));
        if (known > most) {
            best = list;
            most = known;
        }
    }
    return best;
}

value make_context(std::vector<std::string> names, std::vector<value> values) {
    auto shape = make_shared_body<guiju::shape>();
    shape->names = std::move(names);
    return shared<const context_body>(make_shared_body<context_body>(shape, std::move(values)));
}

} // namespace guiju::cli
