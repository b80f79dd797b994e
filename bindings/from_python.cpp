#include "conversion.hpp"
#include "data.hpp"

#include <datetime.h>
#include <pybind11/stl.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <unordered_set>

namespace py = pybind11;

namespace guiju::bindings {
namespace {

constexpr int most_levels = 500;

/// Types that every value is held against; they live as long as the interpreter.
struct known_types {
    py::handle decimal, months, range, mapping;
} types;

value convert(py::handle object, int level);

/// Python's lexical form, which guiju reads.
std::string isoformat(py::handle object) { return py::str(object.attr("isoformat")()); }

template <class T>
T parsed(const std::string& text) {
    const std::optional<T> found = T::parse(text);
    if (!found) {
        throw py::value_error(text + " is outside what guiju can hold");
    }
    return *found;
}

value number(std::string_view numeral) {
    decimal_status raised;
    const std::optional<decimal> found = decimal::parse(numeral, rounding::half_even, &raised);
    if (!found || raised.inexact || !found->is_finite()) {
        throw py::value_error(std::string(numeral.substr(0, 60)) + " is no number of at most 34 digits");
    }
    return *found;
}

/// Python's own digits of it.
value shown_number(py::handle object) {
    const py::str shown(object);
    Py_ssize_t size = 0;
    const char* const digits = PyUnicode_AsUTF8AndSize(shown.ptr(), &size);
    if (digits == nullptr) {
        throw py::error_already_set();
    }
    return number({digits, static_cast<std::size_t>(size)});
}

value whole_number(py::handle object) {
    const auto index = py::reinterpret_steal<py::object>(PyNumber_Index(object.ptr()));
    if (!index) {
        throw py::error_already_set();
    }
    int beyond = 0;
    const long long small = PyLong_AsLongLongAndOverflow(index.ptr(), &beyond);
    return beyond == 0 ? value(decimal(small)) : shown_number(index);
}

value duration(py::handle object) {
    const auto days = object.attr("days").cast<std::int64_t>();
    const auto seconds = object.attr("seconds").cast<std::int64_t>();
    const auto micros = object.attr("microseconds").cast<std::int64_t>();
    const int128 nanos = (int128{days} * seconds_per_day + seconds) * nanos_per_second + micros * 1000;
    return *days_time_duration::from_nanos(nanos);
}

/// A zone by its name where it has one, so that it stays a zone; an offset otherwise, and where the clock shows the
/// time for the second time.
std::string with_zone(py::handle object) {
    const py::object place = object.attr("tzinfo");
    if (object.attr("fold").cast<int>() == 1 || place.is_none() || !py::hasattr(place, "key") ||
        place.attr("key").is_none()) {
        return isoformat(object);
    }
    return isoformat(object.attr("replace")(py::arg("tzinfo") = py::none())) + "@" +
           std::string(py::str(place.attr("key")));
}

std::optional<value> temporal(py::handle object) {
    if (PyDateTimeAPI == nullptr) {
        PyDateTime_IMPORT;
    }
    if (PyDateTime_Check(object.ptr())) {
        return parsed<date_time>(with_zone(object));
    }
    if (PyDate_Check(object.ptr())) {
        return parsed<date>(isoformat(object));
    }
    if (PyTime_Check(object.ptr())) {
        return parsed<time>(with_zone(object));
    }
    if (PyDelta_Check(object.ptr())) {
        return duration(object);
    }
    return std::nullopt;
}

value list(py::handle object, int level) {
    std::vector<value> items;
    for (const py::handle item : object) {
        items.push_back(convert(item, level + 1));
    }
    return value::list(std::move(items));
}

std::string field_name(py::handle key) {
    if (!py::isinstance<py::str>(key)) {
        throw py::type_error("the names of a record's fields are texts, not " + std::string(py::repr(key)));
    }
    return key.cast<std::string>();
}

/// The names of records that were converted lately, each kept with the very texts that Python had for them: records
/// that look alike mostly share those. Used with the interpreter held.
class recent_shapes {
public:
    shared<const shape> of(const py::dict& record) {
        if (record.size() > most_keys) {
            return made_of(record).names;
        }
        auto& kept = entries_[place_of(record)];
        if (!kept.is_of(record)) {
            kept = made_of(record);
        }
        return kept.names;
    }

private:
    static constexpr std::size_t places = 32;
    static constexpr std::size_t most_keys = 256;

    struct entry {
        std::vector<py::object> keys;
        shared<const shape> names;

        [[nodiscard]] bool is_of(const py::dict& record) const {
            if (!names || keys.size() != record.size()) {
                return false;
            }
            auto at = keys.begin();
            return std::ranges::all_of(record, [&](const auto& item) { return item.first.is(*at++); });
        }
    };

    static std::size_t place_of(const py::dict& record) {
        const auto* const first = record.size() == 0 ? nullptr : record.begin()->first.ptr();
        return (reinterpret_cast<std::uintptr_t>(first) / alignof(std::max_align_t) + record.size()) % places;
    }

    static entry made_of(const py::dict& record) {
        entry made;
        auto names = make_shared_body<shape>();
        for (const auto& [key, of] : record) {
            names->names.push_back(field_name(key));
            if (PyUnicode_CheckExact(key.ptr())) { // letting go of any other may call Python, while it is replaced
                made.keys.push_back(py::reinterpret_borrow<py::object>(key));
            }
        }
        made.names = shared<const shape>(std::move(names));
        return made;
    }

    std::array<entry, places> entries_;
};

/// Never destroyed: Python is gone by then.
recent_shapes& shapes() {
    static auto* const made = new recent_shapes;
    return *made;
}

/// Whether converting it calls nothing that was written in Python.
bool is_plain(py::handle object) {
    const PyTypeObject* const type = Py_TYPE(object.ptr());
    return object.is_none() || type == &PyUnicode_Type || type == &PyLong_Type || type == &PyBool_Type ||
           static_cast<const void*>(type) == types.decimal.ptr();
}

value made_context(shared<const shape> names, std::vector<value> values) {
    return value(shared<const context_body>(make_shared_body<context_body>(std::move(names), std::move(values))));
}

value dictionary(py::handle object, int level) {
    auto items = py::reinterpret_borrow<py::dict>(object);
    if (!std::ranges::all_of(items, [](const auto& item) { return is_plain(item.second); })) {
        // A copy: converting may call Python, which may change the original.
        items = py::reinterpret_steal<py::dict>(PyDict_Copy(object.ptr()));
    }
    auto names = shapes().of(items);
    std::vector<value> values;
    values.reserve(items.size());
    for (const auto& [key, of] : items) {
        values.push_back(convert(of, level + 1));
    }
    return made_context(std::move(names), std::move(values));
}

value context(py::handle object, int level) {
    if (PyDict_CheckExact(object.ptr())) {
        return dictionary(object, level);
    }
    auto names = make_shared_body<shape>();
    std::vector<value> values;
    std::unordered_set<std::string> seen;
    for (const py::handle entry : object.attr("items")()) {
        const auto pair = py::reinterpret_borrow<py::sequence>(entry);
        names->names.push_back(field_name(py::object(pair[0])));
        values.push_back(convert(py::object(pair[1]), level + 1));
        if (!seen.insert(names->names.back()).second) {
            throw py::value_error("the field " + names->names.back() + " stands twice");
        }
    }
    return made_context(shared<const shape>(std::move(names)), std::move(values));
}

std::optional<value> own_kind(py::handle object, int level) {
    if (py::isinstance(object, types.months)) {
        return value(years_months_duration(object.attr("months").cast<std::int64_t>()));
    }
    if (py::isinstance(object, types.range)) {
        auto made = make_shared_body<range_body>();
        made->low = convert(object.attr("low"), level + 1);
        made->high = convert(object.attr("high"), level + 1);
        made->low_closed = object.attr("low_closed").cast<bool>();
        made->high_closed = object.attr("high_closed").cast<bool>();
        if (made->low.is_null() != made->high.is_null()) { // Range(None, 5) is (< 5)
            made->form = made->low.is_null() ? (made->high_closed ? range_form::less_equal : range_form::less)
                                             : (made->low_closed ? range_form::greater_equal : range_form::greater);
        }
        return value(shared<const range_body>(std::move(made)));
    }
    return std::nullopt;
}

[[noreturn]] void refuse(py::handle object) {
    const std::string type = py::str(py::type::of(object).attr("__name__"));
    if (PyFloat_Check(object.ptr()) || type.starts_with("float")) {
        throw py::type_error("a float holds no exact decimal: write " + std::string(py::repr(object)) +
                             " as decimal.Decimal or as text");
    }
    throw py::type_error("guiju has no value for a " + type);
}

value container(py::handle object, int level) {
    if (py::isinstance<py::list>(object) || py::isinstance<py::tuple>(object)) {
        return list(object, level);
    }
    if (py::isinstance(object, types.decimal)) {
        return shown_number(object);
    }
    if (py::isinstance(object, types.mapping)) {
        return context(object, level);
    }
    if (auto found = own_kind(object, level)) {
        return *std::move(found);
    }
    if (!PyFloat_Check(object.ptr()) && PyIndex_Check(object.ptr()) != 0) {
        return whole_number(object);
    }
    const std::string type = py::str(py::type::of(object).attr("__name__"));
    if (type.starts_with("bool") && py::hasattr(object, "item")) {
        return convert(object.attr("item")(), level + 1);
    }
    refuse(object);
}

value convert(py::handle object, int level) {
    if (level > most_levels) {
        throw py::value_error("facts are nested more than 500 levels deep");
    }
    if (object.is_none()) {
        return {};
    }
    if (py::isinstance<py::bool_>(object)) {
        return object.cast<bool>();
    }
    if (py::isinstance<py::str>(object)) {
        return object.cast<std::string>();
    }
    if (py::isinstance<py::int_>(object)) {
        return whole_number(object);
    }
    if (py::type::handle_of(object).is(types.decimal)) {
        return shown_number(object);
    }
    if (py::isinstance<py::dict>(object)) {
        return context(object, level);
    }
    if (py::isinstance<data>(object)) {
        return object.cast<const data&>().content;
    }
    if (auto found = temporal(object)) {
        return *std::move(found);
    }
    return container(object, level);
}

} // namespace

void prepare_conversion() {
    const auto kept = [](const char* module, const char* name) {
        return py::handle(py::object(py::module_::import(module).attr(name)).release());
    };
    types = {kept("decimal", "Decimal"), kept("guiju._values", "Months"), kept("guiju._values", "Range"),
             kept("collections.abc", "Mapping")};
}

py::handle decimal_type() { return types.decimal; }

value from_python(py::handle object) { return convert(object, 0); }

date date_from_python(py::handle object) {
    const value found = convert(object, 0);
    if (found.is(kind::date)) {
        return found.as_date();
    }
    const std::optional<date> read = found.is(kind::text) ? date::parse(found.as_text()) : std::nullopt;
    if (!read) {
        throw py::value_error(std::string(py::repr(object)) + " is no date: give a datetime.date or \"2025-12-31\"");
    }
    return *read;
}

} // namespace guiju::bindings
