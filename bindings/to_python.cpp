#include "conversion.hpp"

#include <datetime.h>
#include <pybind11/stl.h>

namespace py = pybind11;

namespace guiju::bindings {
namespace {

py::object imported(const char* module, const char* name) { return py::module_::import(module).attr(name); }

void need_datetime() {
    if (PyDateTimeAPI == nullptr) {
        PyDateTime_IMPORT;
    }
}

py::object owned(PyObject* made) {
    if (made == nullptr) {
        throw py::error_already_set();
    }
    return py::reinterpret_steal<py::object>(made);
}

bool python_has(const date& d) { return d.year() >= 1 && d.year() <= 9999; }

bool python_has(std::int64_t nanos) { return nanos % 1000 == 0; }

py::object place_of(zone_designator place) {
    if (const auto in = place.zone()) {
        return imported("zoneinfo", "ZoneInfo")(std::string(in->name()));
    }
    if (const auto offset = place.offset()) {
        return imported("datetime", "timezone")(owned(PyDelta_FromDSU(0, *offset, 0)));
    }
    return py::none();
}

py::object date_object(const date& d) {
    return python_has(d) ? owned(PyDate_FromDate(d.year(), d.month(), d.day())) : py::cast(d.to_string());
}

py::object time_object(const time& t) {
    if (!python_has(t.nanos())) {
        return py::cast(t.to_string());
    }
    const py::object place = place_of(t.place());
    return owned(PyDateTimeAPI->Time_FromTime(t.hour(), t.minute(), t.second(), t.nanos() / 1000, place.ptr(),
                                              PyDateTimeAPI->TimeType));
}

py::object date_time_object(const date_time& t) {
    const date day = t.date();
    const time clock = t.time();
    if (!python_has(day) || !python_has(clock.nanos())) {
        return py::cast(t.to_string());
    }
    const py::object place = place_of(t.place());
    return owned(PyDateTimeAPI->DateTime_FromDateAndTimeAndFold(
        day.year(), day.month(), day.day(), clock.hour(), clock.minute(), clock.second(), clock.nanos() / 1000,
        place.ptr(), t.repeated() ? 1 : 0, PyDateTimeAPI->DateTimeType));
}

py::object duration_object(const days_time_duration& d) {
    constexpr std::int64_t most_days = 999'999'999;
    const std::int64_t days = floor_divide(d.floor_seconds(), seconds_per_day);
    if (days < -most_days || days > most_days || !python_has(d.floor_nanos())) {
        return py::cast(d.to_string());
    }
    const auto seconds = static_cast<int>(floor_remainder(d.floor_seconds(), seconds_per_day));
    return owned(PyDelta_FromDSU(static_cast<int>(days), seconds, d.floor_nanos() / 1000));
}

py::object list_object(const value& v) {
    py::list made;
    for (const value& item : v.as_list()) {
        made.append(to_python(item));
    }
    return made;
}

py::object context_object(const context_body& context) {
    py::dict made;
    for (std::size_t i = 0; i < context.values.size(); ++i) {
        made[py::str(context.shape->names[i])] = to_python(context.values[i]);
    }
    return made;
}

py::object range_object(const range_body& range) {
    return imported("guiju._values", "Range")(to_python(range.low), to_python(range.high), range.low_closed,
                                              range.high_closed);
}

/// Without an exponent where that stays short, so that 10,000 does not print as 1E+4.
std::string plain(const decimal& n) { return n.plain_size() <= 40 ? n.to_plain() : n.to_string(); }

py::object decimal_object(const decimal& n) {
    const auto text = plain(n);
    const py::str digits(text);
    return owned(PyObject_CallOneArg(decimal_type().ptr(), digits.ptr()));
}

py::object scalar_object(const value& v) {
    switch (v.kind()) {
    case kind::boolean:
        return py::bool_(v.as_boolean());
    case kind::number:
    case kind::money:
        return decimal_object(v.as_number());
    case kind::text:
        return py::cast(v.as_text());
    case kind::category:
        return py::cast(v.as_category().values[v.ordinal()]);
    default:
        return py::none();
    }
}

py::object temporal_object(const value& v) {
    need_datetime();
    switch (v.kind()) {
    case kind::date:
        return date_object(v.as_date());
    case kind::time:
        return time_object(v.as_time());
    case kind::date_time:
        return date_time_object(v.as_date_time());
    case kind::days_time:
        return duration_object(v.as_days_time());
    default:
        return imported("guiju._values", "Months")(v.as_years_months().total_months());
    }
}

} // namespace

py::object to_python(const value& v) {
    switch (v.kind()) {
    case kind::date:
    case kind::time:
    case kind::date_time:
    case kind::days_time:
    case kind::years_months:
        return temporal_object(v);
    case kind::list:
        return list_object(v);
    case kind::context:
        return context_object(v.as_context());
    case kind::range:
        return range_object(v.as_range());
    case kind::function:
        throw py::type_error("a function has no value in Python");
    default:
        return scalar_object(v);
    }
}

std::string_view name_of(reason why) noexcept {
    switch (why) {
    case reason::literal:
        return "null";
    case reason::missing:
        return "missing";
    case reason::type_error:
        return "type error";
    case reason::division_by_zero:
        return "division by zero";
    case reason::domain:
        return "outside the domain";
    case reason::overflow:
        return "overflow";
    case reason::syntax:
        return "not a literal";
    case reason::no_rule:
        return "no rule matched";
    case reason::constraint:
        return "not allowed by its type";
    case reason::limit:
        return "a limit was passed";
    case reason::undetermined:
        return "undetermined";
    }
    return "";
}

} // namespace guiju::bindings
