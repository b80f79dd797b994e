#include "conversion.hpp"
#include "data.hpp"

#include <datetime.h>
#include <pybind11/stl.h>

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

value number(const std::string& numeral) {
    decimal_status raised;
    const std::optional<decimal> found = decimal::parse(numeral, rounding::half_even, &raised);
    if (!found || raised.inexact || !found->is_finite()) {
        throw py::value_error(numeral.substr(0, 60) + " is no number of at most 34 digits");
    }
    return *found;
}

value whole_number(py::handle object) {
    const auto index = py::reinterpret_steal<py::object>(PyNumber_Index(object.ptr()));
    if (!index) {
        throw py::error_already_set();
    }
    int beyond = 0;
    const long long small = PyLong_AsLongLongAndOverflow(index.ptr(), &beyond);
    return beyond == 0 ? value(decimal(small)) : number(py::str(index));
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

value context(py::handle object, int level) {
    auto names = make_shared_body<shape>();
    std::vector<value> values;
    const auto add = [&](py::handle key, py::handle of) {
        if (!py::isinstance<py::str>(key)) {
            throw py::type_error("the names of a record's fields are texts, not " + std::string(py::repr(key)));
        }
        names->names.push_back(key.cast<std::string>());
        values.push_back(convert(of, level + 1));
    };
    if (PyDict_CheckExact(object.ptr())) {
        // The items of a copy: converting calls Python, which may change the original.
        const auto copy = py::reinterpret_steal<py::dict>(PyDict_Copy(object.ptr()));
        for (const auto& [key, of] : copy) {
            add(key, of);
        }
    } else {
        std::unordered_set<std::string> seen;
        for (const py::handle entry : object.attr("items")()) {
            const auto pair = py::reinterpret_borrow<py::sequence>(entry);
            add(py::object(pair[0]), py::object(pair[1]));
            if (!seen.insert(names->names.back()).second) {
                throw py::value_error("the field " + names->names.back() + " stands twice");
            }
        }
    }
    return value(shared<const context_body>(
        make_shared_body<context_body>(shared<const shape>(std::move(names)), std::move(values))));
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
        return number(py::str(object));
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
        return number(py::str(object));
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
