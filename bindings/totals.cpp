#include "totals.hpp"

#include "arrow.hpp"
#include "attend.hpp"
#include "conversion.hpp"
#include "errors.hpp"
#include "policy.hpp"
#include "runs.hpp"

#include <pybind11/stl.h>

#include <algorithm>

namespace py = pybind11;

namespace guiju::bindings {
namespace {

using written_totals = std::vector<std::pair<std::string, std::string>>;

/// Totals as they are written, with the names that what comes out has.
std::vector<columns::total> read_all(const policy& of, const written_totals& written) {
    std::vector<columns::total> all;
    for (const auto& [name, text] : written) {
        all.push_back(taken(of, columns::read_total(text)));
        all.back().name = name;
    }
    return all;
}

/// The columns of what came out: keys, then totals, each a name and a list of values.
py::list columns_of(const columns::total_table& all) {
    py::list made;
    const auto add = [&](const std::string& name, const auto& value_of) {
        py::list cells;
        for (const auto& group : all.groups) {
            cells.append(to_python(value_of(group)));
        }
        made.append(py::make_tuple(name, cells));
    };
    for (std::size_t k = 0; k < all.keys.size(); ++k) {
        add(all.keys[k], [k](const auto& group) -> const value& { return group.keys[k]; });
    }
    for (std::size_t t = 0; t < all.totals.size(); ++t) {
        add(all.totals[t], [t](const auto& group) -> const value& { return group.totals[t]; });
    }
    return made;
}

} // namespace

py::list totals_of_columns(const policy& of, arrow_source& source, const settings& how, const columns::options& options,
                           const std::string& record, const written_totals& written,
                           const std::vector<std::string>& by) {
    course along;
    auto what = options;
    what.stop = along.stop.get_token();
    const auto asked = read_all(of, written);
    auto working = std::async(std::launch::async, [&, from = source.take()]() mutable {
        return of.totals(std::move(from), asked, by, how, what, record);
    });
    attend(working, along, py::none());
    return columns_of(taken(of, working.get()));
}

py::list totals_of_facts(const policy& of, const value& facts, const settings& how, const std::string& record,
                         const written_totals& written, const std::vector<std::string>& by) {
    const auto asked = read_all(of, written);
    const population read = [&] {
        const py::gil_scoped_release free;
        return of.read(facts, how, record);
    }();
    if (std::ranges::any_of(read.problems, is_fatal)) {
        throw_policy_error(read.problems, of.program().language);
    }
    const auto all = [&] {
        const py::gil_scoped_release free;
        return of.totals(std::span(&read, 1), asked, by, how, record);
    }();
    return columns_of(taken(of, all));
}

} // namespace guiju::bindings
