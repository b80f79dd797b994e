#include "places.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace guiju::explain {

namespace {

using program::record_id;
using step = placed_record::step;

const value* below(const value& at, step next) {
    const auto& field = at.as_context().values[next.field];
    return field.is(kind::list) ? &field.as_list()[next.item] : &field;
}

/// The fields that an answer, or what it calls, reads.
std::set<program::field_ref> fields_of(const program::program& p, program::answer_id asked) {
    const auto uses = program::uses_of(p);
    std::set<std::size_t> seen;
    std::vector<std::size_t> open{p.functions.size() + static_cast<std::size_t>(asked)};
    std::set<program::field_ref> all;
    while (!open.empty()) {
        const auto at = open.back();
        open.pop_back();
        if (!seen.insert(at).second) {
            continue;
        }
        all.insert(uses[at].fields.begin(), uses[at].fields.end());
        for (const auto f : uses[at].functions) {
            open.push_back(static_cast<std::size_t>(f));
        }
        for (const auto a : uses[at].answers) {
            open.push_back(p.functions.size() + static_cast<std::size_t>(a));
        }
    }
    return all;
}

class input_walk {
public:
    input_walk(const program::program& p, program::answer_id asked, std::size_t most)
        : p_(p), wanted_(fields_of(p, asked)), most_(most) {}

    /// The record, all that stands in it, then what stands around it.
    void from(const placed_record& about);
    [[nodiscard]] std::vector<placed_field> take() && { return std::move(found_); }

private:
    void visit(const value& record, record_id type, const std::vector<step>& path);
    void own(record_id type, const std::vector<step>& path);

    const program::program& p_;
    std::set<program::field_ref> wanted_;
    std::size_t most_;
    std::set<std::vector<std::pair<std::size_t, std::size_t>>> seen_;
    std::map<record_id, std::size_t> counts_;
    std::vector<placed_field> found_;
};

void input_walk::own(record_id type, const std::vector<step>& path) {
    const auto& info = p_[type];
    for (std::uint32_t i = 0; i < info.fields.size(); ++i) {
        const auto& is = p_[info.fields[i].type];
        const bool scalar = is.kind != program::type_kind::list && is.kind != program::type_kind::record;
        const bool key = std::ranges::find(info.keys, i) != info.keys.end();
        if (scalar && !key && wanted_.contains({type, i})) {
            found_.push_back({path, {type, i}});
        }
    }
}

void input_walk::visit(const value& record, record_id type, const std::vector<step>& path) {
    std::vector<std::pair<std::size_t, std::size_t>> mark;
    std::ranges::transform(path, std::back_inserter(mark), [](step s) { return std::pair(s.field, s.item); });
    if (!record.is(kind::context) || !seen_.insert(std::move(mark)).second || counts_[type]++ >= most_) {
        return;
    }
    own(type, path);
    const auto& fields = p_[type].fields;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto inner = record_in(p_, fields[i].type);
        const auto& held = record.as_context().values[i];
        if (inner == record_id::none) {
            continue;
        }
        const auto count = held.is(kind::list) ? std::min(held.as_list().size(), most_) : std::size_t{1};
        for (std::size_t item = 0; item < count; ++item) {
            auto longer = path;
            longer.push_back({i, item});
            visit(held.is(kind::list) ? held.as_list()[item] : held, inner, longer);
        }
    }
}

void input_walk::from(const placed_record& about) {
    std::vector<const value*> records{&about.root};
    std::vector<record_id> types{about.root_type};
    for (const auto next : about.path) {
        types.push_back(record_in(p_, p_[types.back()].fields[next.field].type));
        records.push_back(below(*records.back(), next));
    }
    for (auto depth = about.path.size() + 1; depth-- > 0;) {
        const auto end = about.path.begin() + static_cast<std::ptrdiff_t>(depth);
        visit(*records[depth], types[depth], {about.path.begin(), end});
    }
}

value changed(const value& at, std::span<const step> path, std::uint32_t field, const value& now) {
    auto made = make_shared_body<context_body>(at.as_context().shape, at.as_context().values);
    if (path.empty()) {
        made->values[field] = now;
        return shared<const context_body>(made);
    }
    auto& held = made->values[path.front().field];
    if (held.is(kind::list)) {
        auto items = std::vector<value>(held.as_list().begin(), held.as_list().end());
        items[path.front().item] = changed(items[path.front().item], path.subspan(1), field, now);
        held = value::list(std::move(items));
    } else {
        held = changed(held, path.subspan(1), field, now);
    }
    return shared<const context_body>(made);
}

} // namespace

record_id record_in(const program::program& p, program::type_id type) noexcept {
    const auto& is = p[type];
    return is.kind == program::type_kind::list ? p[is.element].record : is.record;
}

value read_at(const value& root, const placed_field& at) {
    const value* in = &root;
    for (const auto next : at.path) {
        in = below(*in, next);
    }
    return in->as_context().values[at.field.field];
}

value with_value_at(const value& root, const placed_field& at, const value& now) {
    return changed(root, at.path, at.field.field, now);
}

std::string path_words(const program::program& p, record_id root, const placed_field& at) {
    std::string text;
    auto type = root;
    for (const auto next : at.path) {
        const auto& field = p[type].fields[next.field];
        const bool many = p[field.type].kind == program::type_kind::list;
        text += field.name + (many ? "[" + std::to_string(next.item) + "]" : "") + ".";
        type = record_in(p, field.type);
    }
    return text + p[at.field.record].fields[at.field.field].name;
}

std::vector<placed_field> inputs_of(const program::program& p, program::answer_id asked, const placed_record& about,
                                    std::size_t most) {
    input_walk walk(p, asked, most);
    if (about.root_type != record_id::none && about.root.is(kind::context)) {
        walk.from(about);
    }
    return std::move(walk).take();
}

} // namespace guiju::explain
