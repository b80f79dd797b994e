#include "layout.hpp"

#include "cells.hpp"

#include <guiju/evaluate/facts.hpp>

#include <algorithm>

namespace guiju::columns {

namespace {

using program::type_kind;

bool is_text(storage s) noexcept { return s == storage::text || s == storage::large_text || s == storage::text_view; }

bool is_number(storage s) noexcept {
    return s == storage::signed_int || s == storage::unsigned_int || s == storage::floating || s == storage::decimal;
}

bool is_list(storage s) noexcept { return s == storage::list || s == storage::large_list; }

/// Whether a field of that type can be read from such a column. Texts are read as facts are.
bool takes(type_kind kind, const column_type& column) {
    const auto s = column.dictionary ? column.dictionary->storage : column.storage;
    if (s == storage::null) {
        return true;
    }
    switch (kind) {
    case type_kind::number:
    case type_kind::money:
        return is_number(s) || is_text(s);
    case type_kind::text:
        return is_text(s) || s == storage::signed_int || s == storage::unsigned_int || s == storage::decimal;
    case type_kind::boolean:
        return s == storage::boolean || is_text(s);
    case type_kind::date:
    case type_kind::date_time:
        return s == storage::date_days || s == storage::date_millis || s == storage::timestamp || is_text(s);
    case type_kind::list:
        return is_list(s);
    case type_kind::record:
    case type_kind::context:
        return s == storage::record;
    case type_kind::any:
        return true;
    default:
        return is_text(s);
    }
}

/// The columns that a field of that type can be read from.
wording taken_by(type_kind kind) {
    switch (kind) {
    case type_kind::number:
    case type_kind::money:
        return {"整数、十进制数、浮点数或文本", "integers, decimals, floats or texts"};
    case type_kind::text:
        return {"文本、整数或十进制数", "texts, integers or decimals"};
    case type_kind::boolean:
        return {"是否或文本", "booleans or texts"};
    case type_kind::date:
    case type_kind::date_time:
        return {"日期、时间戳或文本", "dates, timestamps or texts"};
    case type_kind::list:
        return {"列表", "lists"};
    case type_kind::record:
    case type_kind::context:
        return {"struct", "structs"};
    default:
        return {"文本", "texts"};
    }
}

class layouter {
public:
    layouter(const program::program& p, bool strict, diagnostics& problems)
        : program_(p), strict_(strict), problems_(problems) {}

    record_layout record(program::record_id id, const column_type& type, const std::string& path);

private:
    void field(const program::field_info& f, const column_type& column, const std::string& path);
    void problem(std::string code, wording what, wording hint = {}) {
        problems_.push_back(arrow_problem(std::move(code), std::move(what), std::move(hint)));
    }

    const program::program& program_;
    bool strict_;
    diagnostics& problems_;
};

void layouter::field(const program::field_info& f, const column_type& column, const std::string& path) {
    const auto& type = program_[f.type];
    const auto* inner = &column;
    const auto* wanted = &type;
    while (wanted->kind == type_kind::list && is_list(inner->storage)) {
        inner = inner->children.data();
        wanted = &program_[wanted->element];
    }
    if (!takes(wanted->kind, *inner)) {
        problem("columns.field",
                {"列 " + path + " 的类型不能用于字段 " + f.name,
                 "the type of the column " + path + " is none that the field " + f.name + " can have"},
                {"可用：" + taken_by(wanted->kind).zh, "It takes " + taken_by(wanted->kind).en + "."});
        return;
    }
    if (wanted->kind == type_kind::record && inner->storage == storage::record) {
        static_cast<void>(record(wanted->record, *inner, path + "."));
    }
}

record_layout layouter::record(program::record_id id, const column_type& type, const std::string& path) {
    record_layout made;
    made.record = id;
    const auto& info = program_[id];
    made.columns.assign(info.fields.size(), record_layout::none);
    for (std::size_t c = 0; c < type.children.size(); ++c) {
        const auto& name = type.children[c].name;
        const auto named = [&](const auto& f) { return f.name == name || (!f.other.empty() && f.other == name); };
        const auto found = std::ranges::find_if(info.fields, named);
        if (found == info.fields.end()) {
            if (strict_) {
                problem("columns.unknown", {"记录 " + info.name + " 没有字段 " + path + name,
                                            "the record " + info.name + " has no field " + path + name});
            }
            continue;
        }
        auto& column = made.columns[static_cast<std::size_t>(found - info.fields.begin())];
        if (column != record_layout::none) {
            problem("columns.repeated",
                    {"字段 " + found->name + " 有两列", "two columns are the field " + found->name});
        }
        column = static_cast<std::int32_t>(c);
        field(*found, type.children[c], path + name);
    }
    return made;
}

} // namespace

record_layout lay_out(const program::program& p, program::record_id record, const column_type& type, bool strict,
                      diagnostics& problems) {
    return layouter(p, strict, problems).record(record, type, "");
}

shared<const shape> names_of(const program::program& p, const record_layout& layout) {
    auto names = make_shared_body<shape>();
    for (std::size_t f = 0; f < layout.columns.size(); ++f) {
        if (layout.columns[f] != record_layout::none) {
            names->names.push_back(p[layout.record].fields[f].name);
        }
    }
    return shared<const shape>(std::move(names));
}

value record_at(const program::program& p, const record_layout& layout, const column_type& type,
                const shared<const shape>& names, const ArrowArray& batch, std::int64_t row) {
    if (!has_cell(type, batch, row)) {
        return value(reason::missing);
    }
    std::vector<value> values;
    values.reserve(names->names.size());
    for (const auto c : layout.columns) {
        if (c != record_layout::none) {
            const auto at = static_cast<std::size_t>(c);
            values.push_back(cell(type.children[at], *batch.children[at], row + batch.offset));
        }
    }
    const value facts(shared<const context_body>(make_shared_body<context_body>(names, std::move(values))));
    return evaluate::bind(p, layout.record, facts, {}).record;
}

} // namespace guiju::columns
