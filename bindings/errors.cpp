#include "errors.hpp"

#include <algorithm>

namespace py = pybind11;

namespace guiju::bindings {
namespace {

py::dict described(const diagnostic& one, const source_set& sources, lang language) {
    py::dict made;
    made["severity"] = one.severity == severity::error     ? "error"
                       : one.severity == severity::warning ? "warning"
                                                           : "note";
    made["code"] = one.code;
    made["message"] = one.what.in(language);
    made["hint"] = one.hint.in(language);
    const source* in = sources.find(one.where.source);
    const position at = in == nullptr ? position{0, 0} : in->at(one.where.begin);
    made["file"] = in == nullptr ? std::string() : in->name();
    made["line"] = at.line;
    made["column"] = at.column;
    return made;
}

py::dict described(const evaluate::fact_problem& one, lang language) {
    py::dict made;
    made["severity"] = one.severity == severity::error ? "error" : "warning";
    made["code"] = one.code;
    made["message"] = one.what.in(language);
    made["hint"] = "";
    made["file"] = one.path;
    made["line"] = 0;
    made["column"] = 0;
    return made;
}

[[noreturn]] void raise(const std::string& message, const py::list& all) {
    const py::object type = py::module_::import("guiju._values").attr("PolicyError");
    const py::object error = type(message, all);
    PyErr_SetObject(type.ptr(), error.ptr());
    throw py::error_already_set();
}

} // namespace

lang language_of(std::string_view text) noexcept {
    const auto declares = [&](std::string_view keyword) {
        const auto at = text.find(keyword);
        return at != std::string_view::npos && (at == 0 || text[at - 1] == '\n');
    };
    if (declares("政策 ") || declares("policy ")) {
        return declares("政策 ") ? lang::zh : lang::en;
    }
    const bool chinese = std::ranges::any_of(text, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0xE3U && byte <= 0xE9U;
    });
    return chinese ? lang::zh : lang::en;
}

void throw_policy_error(const diagnostics& problems, const source_set& sources, lang language) {
    py::list all;
    for (const diagnostic& one : problems) {
        all.append(described(one, sources, language));
    }
    raise(render(problems, sources, {language, false}), all);
}

void throw_policy_error(const std::vector<evaluate::fact_problem>& problems, lang language) {
    py::list all;
    std::string message;
    for (const evaluate::fact_problem& one : problems) {
        if (one.severity == severity::error) {
            all.append(described(one, language));
            message += one.path + (one.path.empty() ? "" : ": ") + one.what.in(language) + "\n";
        }
    }
    raise(message, all);
}

} // namespace guiju::bindings
