#include "facts_table.hpp"

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <optional>
#include <string_view>

namespace guiju::cli {

namespace {

__extension__ using int128 = __int128;
using program::type_kind;

constexpr int most_places = 38; // of a decimal128, before or behind the point

diagnostic no_type(const std::string& what) {
    diagnostic made;
    made.code = "columns.shape";
    made.what = {"没有合适的 Arrow 类型：" + what, what + " has no Arrow type"};
    return made;
}

column_shape plain_shape(std::string format) {
    column_shape made;
    made.format = std::move(format);
    return made;
}

bool is_number(const column_shape& shape) { return shape.format.starts_with("d:"); }

int scale_of(const column_shape& shape) { return std::stoi(shape.format.substr(shape.format.find(',') + 1)); }

column_shape number_shape(int scale) { return plain_shape("d:38," + std::to_string(scale)); }

/// Whether a field of that type reads such a value as text.
bool goes_as_text(type_kind type, kind of) {
    switch (type) {
    case type_kind::time:
        return of == kind::time;
    case type_kind::date_time:
        return of == kind::date_time || of == kind::date;
    case type_kind::years_months:
        return of == kind::years_months;
    case type_kind::days_time:
        return of == kind::days_time;
    default:
        return false;
    }
}

result<column_shape> shape_of(const program::program& p, program::type_id type, const value& fact);

/// A moment without a place, or in UTC, is a timestamp; midnight would be read as a day.
result<column_shape> moment_shape(const date_time& when) {
    const bool local = !when.place().has_zone() && !when.place().fixed_offset();
    const bool utc = when.place() == zone_designator::utc();
    constexpr std::int64_t seconds_of_day = 86'400;
    const bool midnight = local && when.nanos() == 0 && when.local_seconds() % seconds_of_day == 0;
    if ((!local && !utc) || midnight || when.nanos() % 1'000 != 0) {
        return no_type("a date and time in a zone, or at midnight, in an input without a type");
    }
    return plain_shape(utc ? "tsu:UTC" : "tsu:");
}

result<column_shape> list_shape(const program::program& p, program::type_id type, const value& fact) {
    const auto element = p[type].kind == type_kind::list ? p[type].element : program::type_id::any;
    auto made = plain_shape("+l");
    made.children.emplace_back();
    for (const auto& item : fact.as_list()) {
        auto one = shape_of(p, element, item);
        if (!one) {
            return one.problems();
        }
        auto& all = made.children[0];
        if (is_number(all) && is_number(*one)) {
            all = number_shape(std::max(scale_of(all), scale_of(*one)));
        } else if (!share_shape(all, *one)) {
            return no_type("a list of items of several types");
        }
    }
    return made;
}

result<column_shape> context_shape(const program::program& p, program::type_id type, const value& fact) {
    auto made = plain_shape("+s");
    const auto& context = fact.as_context();
    for (std::size_t i = 0; i < context.values.size(); ++i) {
        const auto& name = context.shape->names[i];
        auto inner = program::type_id::any;
        for (const auto& [entry, of] : p[type].entries) {
            inner = entry == name ? of : inner;
        }
        auto one = shape_of(p, inner, context.values[i]);
        if (!one) {
            return one.problems();
        }
        one->name = name;
        made.children.push_back(*one);
    }
    return made;
}

result<column_shape> shape_of(const program::program& p, program::type_id type, const value& fact) {
    if (goes_as_text(p[type].kind, fact.kind())) {
        return plain_shape("u");
    }
    switch (fact.kind()) {
    case kind::null:
        return column_shape{};
    case kind::boolean:
        return plain_shape("b");
    case kind::number:
        if (std::abs(fact.as_number().exponent()) + wide::digit_count(fact.as_number().coefficient()) > most_places) {
            return no_type("a number of more than 38 places");
        }
        return number_shape(-fact.as_number().exponent());
    case kind::text:
        return plain_shape("u");
    case kind::date:
        return plain_shape("tdD");
    case kind::date_time:
        return moment_shape(fact.as_date_time());
    case kind::list:
        return list_shape(p, type, fact);
    case kind::context:
        return context_shape(p, type, fact);
    default:
        return no_type("a time or duration in an input without a type");
    }
}

/// The value of an integer column that is there.
template <class T>
T cell_at(const ArrowArray& array, std::int64_t row) {
    T found{};
    std::memcpy(&found, static_cast<const std::byte*>(array.buffers[1]) + row * std::int64_t{sizeof(T)}, sizeof(T));
    return found;
}

template <class T>
value read_as(const std::string& text) {
    const auto found = T::parse(text);
    return found ? value(*found) : value(text);
}

value text_as(const std::string& text, kind expected) {
    switch (expected) {
    case kind::text:
        return text;
    case kind::number:
        return read_as<decimal>(text);
    case kind::date:
        return read_as<date>(text);
    case kind::time:
        return read_as<time>(text);
    case kind::date_time:
        return read_as<date_time>(text);
    case kind::years_months:
        return read_as<years_months_duration>(text);
    case kind::days_time:
        return read_as<days_time_duration>(text);
    default: {
        const auto found = evaluate_expression(text);
        return found ? *found : value(text);
    }
    }
}

} // namespace

result<column_shape> shape_of_facts(const program::program& p, program::record_id type, const value& facts) {
    auto made = plain_shape("+s");
    for (const auto& field : p[type].fields) {
        const value* fact = facts.as_context().find(field.name);
        auto one = shape_of(p, field.type, fact == nullptr ? value() : *fact);
        if (!one) {
            return one.problems();
        }
        one->name = field.name;
        made.children.push_back(*one);
    }
    return made;
}

bool share_shape(column_shape& into, const column_shape& other) {
    if (other.format == "n") {
        return true;
    }
    if (into.format == "n") {
        into.format = other.format;
        into.children = other.children;
        return true;
    }
    const auto same_name = [](const auto& a, const auto& b) { return a.name == b.name; };
    if (into.format != other.format || !std::ranges::equal(into.children, other.children, same_name)) {
        return false;
    }
    auto all = into.children;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (!share_shape(all[i], other.children[i])) {
            return false;
        }
    }
    into.children = std::move(all);
    return true;
}

/// A column with all that its schema and array point at.
struct facts_table::column {
    column(const column_shape& shape, const std::vector<value>& cells);
    column(const column&) = delete;
    column& operator=(const column&) = delete;

    void add(const value& cell);
    void add_bytes(const void* from, std::size_t size);
    void add_number(const decimal& n);
    void add_children(const column_shape& shape, const std::vector<value>& cells);
    void point();

    std::string name, format;
    std::vector<std::uint8_t> valid;
    std::vector<std::int32_t> offsets;
    std::vector<std::byte> content;
    std::vector<std::uint8_t> bits;
    std::vector<std::unique_ptr<column>> children;
    std::int64_t rows = 0, nulls = 0;
    int scale = 0;

    std::vector<const void*> buffers;
    std::vector<ArrowSchema*> schemas;
    std::vector<ArrowArray*> arrays;
    ArrowSchema schema{};
    ArrowArray array{};
};

facts_table::column::column(const column_shape& shape, const std::vector<value>& cells)
    : name(shape.name), format(shape.format), valid((cells.size() + 7) / 8), offsets{0}, bits((cells.size() + 7) / 8),
      scale(is_number(shape) ? scale_of(shape) : 0) {
    for (const auto& cell : cells) {
        add(cell);
        ++rows;
    }
    add_children(shape, cells);
    point();
}

void facts_table::column::add_bytes(const void* from, std::size_t size) {
    const auto* first = static_cast<const std::byte*>(from);
    content.insert(content.end(), first, first + size);
}

void facts_table::column::add_number(const decimal& n) {
    auto whole = static_cast<int128>(n.coefficient());
    for (int places = n.exponent() + scale; places > 0; --places) {
        whole *= 10;
    }
    whole = n.is_negative() ? -whole : whole;
    add_bytes(&whole, sizeof whole);
}

/// What a null leaves is never read, but takes its room.
void facts_table::column::add(const value& cell) {
    const auto bit = static_cast<std::uint8_t>(1U << (rows & 7));
    const auto byte = static_cast<std::size_t>(rows / 8);
    if (cell.is_null()) {
        ++nulls;
    } else {
        valid[byte] |= bit;
    }
    if (format == "b") {
        bits[byte] = static_cast<std::uint8_t>(bits[byte] | (cell.is_true() ? bit : 0));
    } else if (format == "u") {
        const auto text = cell.is_null() ? std::string() : cell.is(kind::text) ? cell.as_text() : to_string(cell);
        add_bytes(text.data(), text.size());
        offsets.push_back(static_cast<std::int32_t>(content.size()));
    } else if (format == "tdD") {
        const auto day = cell.is_null() ? 0 : static_cast<std::int32_t>(cell.as_date().day_number());
        add_bytes(&day, sizeof day);
    } else if (format.starts_with("ts")) {
        constexpr std::int64_t per_second = 1'000'000;
        const auto ticks =
            cell.is_null() ? 0 : cell.as_date_time().local_seconds() * per_second + cell.as_date_time().nanos() / 1'000;
        add_bytes(&ticks, sizeof ticks);
    } else if (format == "+l") {
        const auto size = cell.is(kind::list) ? cell.as_list().size() : 0;
        offsets.push_back(offsets.back() + static_cast<std::int32_t>(size));
    } else if (format.starts_with("d:")) {
        add_number(cell.is_null() ? decimal(0) : cell.as_number());
    }
}

void facts_table::column::add_children(const column_shape& shape, const std::vector<value>& cells) {
    for (std::size_t c = 0; c < shape.children.size(); ++c) {
        std::vector<value> inner;
        for (const auto& cell : cells) {
            if (format == "+l" && cell.is(kind::list)) {
                inner.insert(inner.end(), cell.as_list().begin(), cell.as_list().end());
            } else if (format == "+s") {
                const value* entry = cell.is(kind::context) ? cell.as_context().find(shape.children[c].name) : nullptr;
                inner.push_back(entry == nullptr ? value() : *entry);
            }
        }
        children.push_back(std::make_unique<column>(shape.children[c], inner));
    }
}

void facts_table::column::point() {
    const auto keep = [](auto* raw) { raw->release = nullptr; };
    for (const auto& one : children) {
        schemas.push_back(&one->schema);
        arrays.push_back(&one->array);
    }
    if (format != "n") {
        buffers.push_back(nulls == 0 ? nullptr : valid.data());
    }
    if (format == "u" || format == "+l") {
        buffers.push_back(offsets.data());
    }
    content.reserve(1); // an empty buffer has its place too
    if (format == "b") {
        buffers.push_back(bits.data());
    } else if (format != "n" && format != "+l" && format != "+s") {
        buffers.push_back(content.data());
    }
    const auto inner = static_cast<std::int64_t>(children.size());
    schema = {format.c_str(), name.c_str(), nullptr, ARROW_FLAG_NULLABLE, inner, schemas.data(),
              nullptr,        keep,         nullptr};
    array = {rows,    nulls, 0,      static_cast<std::int64_t>(buffers.size()), inner, buffers.data(), arrays.data(),
             nullptr, keep,  nullptr};
}

facts_table::facts_table(const column_shape& shape, const std::vector<value>& rows)
    : top_(std::make_unique<column>(shape, rows)) {}
facts_table::facts_table(facts_table&&) noexcept = default;
facts_table::~facts_table() = default;

const ArrowSchema& facts_table::schema() const noexcept { return top_->schema; }
const ArrowArray& facts_table::array() const noexcept { return top_->array; }

value answer_cell(const ArrowSchema& column, const ArrowArray& array, std::int64_t row, kind expected) {
    const auto set = [&](const void* bits) {
        return (static_cast<const std::uint8_t*>(bits)[row / 8] >> (row % 8) & 1) != 0;
    };
    if (array.buffers[0] != nullptr && !set(array.buffers[0])) {
        return {};
    }
    const std::string_view format = column.format;
    if (format == "b") {
        return set(array.buffers[1]);
    }
    if (format == "tdD") {
        const auto day = date::from_day_number(cell_at<std::int32_t>(array, row));
        return day ? value(*day) : value();
    }
    if (format == "U") {
        const auto* offsets = static_cast<const std::int64_t*>(array.buffers[1]) + row;
        const auto* from = static_cast<const char*>(array.buffers[2]) + offsets[0];
        return text_as(std::string(from, static_cast<std::size_t>(offsets[1] - offsets[0])), expected);
    }
    const auto whole = cell_at<int128>(array, row);
    const auto size = static_cast<wide::uint128>(whole < 0 ? -whole : whole);
    return decimal::from_parts(whole < 0, size, -std::stoi(std::string(format.substr(format.find(',') + 1))));
}

} // namespace guiju::cli
