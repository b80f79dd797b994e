#include "emit/header.hpp"

#include <algorithm>

namespace guiju::emitted {

using program::type_kind;

std::string header_writer::comment(const std::string& text) {
    std::string made;
    for (const char c : text) {
        made += c == '\n' ? ' ' : c;
    }
    // A backslash at the end would join the next line.
    while (!made.empty() && (made.back() == '\\' || made.back() == ' ')) {
        made.pop_back();
    }
    return made;
}

std::string header_writer::joined(const std::vector<std::string>& all, const std::string& between) {
    std::string made;
    for (const auto& one : all) {
        made += (&one == &all.front() ? "" : between) + one;
    }
    return made;
}

void header_writer::head() {
    line("#pragma once");
    line("// clang-format off");
    line("");
    line("// " + comment(in_.title) + (how_.source.empty() ? "" : "，" + how_.source) + "：guiju emit");
    line("// Written by `guiju emit`; a change belongs into the policy.");
    line("");
    line("#include <guiju/emit/runtime.hpp>");
    line("");
    line("#include <cassert>");
    line("#include <cstdint>");
    line("#include <span>");
    line("#include <string_view>");
    line("");
    line("namespace " + (how_.name_space.empty() ? std::string("policy") : how_.name_space) + " {");
    line("");
    line("namespace emitted = guiju::emitted;");
    line("using namespace guiju::emitted;");
    line("");
    line("/// What an undetermined answer may need, by its number in `open`.");
    line("inline constexpr std::string_view names[] = {");
    for (const auto& one : words_.needs) {
        line("    " + literal(one) + ",");
    }
    line("    \"\",");
    line("};");
    const auto words = std::to_string(std::max<std::size_t>(words_.words(), 1));
    line("inline constexpr std::size_t words = " + words + ";");
    line("/// A value that may be missing.");
    line("template <class T>");
    line("using maybe = emitted::maybe<T, words>;");
    line("/// What is not known until somebody supplies it.");
    line("constexpr nothing<words> needed(std::size_t name) {");
    line("    return {guiju::reason::undetermined, needs<words>::of(name)};");
    line("}");
    line("");
}

void header_writer::categories() {
    for (std::size_t i = 0; i < in_.categories.size(); ++i) {
        const auto& body = *in_.categories[i].body;
        line("/// " + comment(body.name) + (body.ordered ? "，由低到高" : ""));
        line("enum class " + words_.categories[i] + " : std::uint8_t {");
        for (std::size_t v = 0; v < body.values.size(); ++v) {
            line("    " + words_.values[i][v] + ", ///< " + comment(body.values[v]));
        }
        line("};");
        line("/// Its name in the policy.");
        line("constexpr std::string_view name_of(" + words_.categories[i] + " one) {");
        line("    constexpr std::string_view all[] = {");
        for (const auto& v : body.values) {
            line("        " + literal(v) + ",");
        }
        line("    };");
        line("    return all[static_cast<std::size_t>(one)];");
        line("}");
        line("");
    }
}

void header_writer::readings() {
    for (std::size_t i = 0; i < in_.readings.size(); ++i) {
        const auto& r = in_.readings[i];
        line("/// 解读 " + comment(r.name) + "（" + comment(r.clause) + "）：" + comment(r.text));
        line("enum class " + words_.readings[i] + " : std::uint8_t {");
        for (std::size_t c = 0; c < r.choices.size(); ++c) {
            line("    " + words_.choices[i][c] + ", ///< " + comment(r.choices[c].name));
        }
        line("};");
        line("constexpr std::string_view name_of(" + words_.readings[i] + " one) {");
        line("    constexpr std::string_view all[] = {");
        for (const auto& choice : r.choices) {
            line("        " + literal(choice.name) + ",");
        }
        line("    };");
        line("    return all[static_cast<std::size_t>(one)];");
        line("}");
        line("");
    }
}

/// Records that stand in others as a field of their own come before those.
void header_writer::record_depths() {
    std::vector<bool> done(in_.records.size(), false);
    const auto visit = [&](const auto& self, std::size_t index, int depth) -> void {
        if (done[index] || depth > 64) {
            return;
        }
        for (const auto& f : in_.records[index].fields) {
            const auto& t = in_[f.type];
            if (t.kind == type_kind::record && static_cast<std::size_t>(t.record) != index) {
                self(self, static_cast<std::size_t>(t.record), depth + 1);
            }
        }
        if (!done[index]) {
            done[index] = true;
            record_order_.push_back(index);
        }
    };
    for (std::size_t i = 0; i < in_.records.size(); ++i) {
        visit(visit, i, 0);
    }
}

void header_writer::records(bool given) {
    if (given) {
        line("/// The same records with every field given, optional ones apart: what a hot loop calls with.");
        line("namespace given {");
        line("");
    }
    for (const auto& name : words_.records) {
        line("struct " + name + ";");
    }
    line("");
    for (const auto index : record_order_) {
        record(index, given);
    }
    if (given) {
        line("} // namespace given");
        line("");
    }
}

void header_writer::record(std::size_t index, bool given) {
    const auto& r = in_.records[index];
    std::string bounds;
    line("/// " + comment(r.name) + (given ? "，各项都已给出" : "；不填的即为未知"));
    line("struct " + words_.records[index] + " {");
    line("    using guiju_record = void;");
    for (std::uint32_t f = 0; f < r.fields.size(); ++f) {
        const auto& info = r.fields[f];
        const auto& t = in_[info.type];
        const auto& k = facts_.loose.field(static_cast<program::record_id>(index), f);
        auto type = words_.type(t, k, given);
        const auto& name = words_.fields[index][f];
        if (type.empty()) {
            type = "emitted::nothing<0>";
        }
        // A member may have the name of its type.
        for (const auto& kind : words_.categories) {
            const auto at = type.find(kind);
            const bool alone = at != std::string::npos && (at == 0 || type[at - 1] == ' ') &&
                               (at + kind.size() == type.size() || type[at + kind.size()] == '>');
            if (alone) {
                type.insert(at, how_space() + "::");
                break;
            }
        }
        const bool open = t.optional || !given;
        const auto whole = t.optional ? "emitted::maybe<" + type + ", 0>" : given ? type : "maybe<" + type + ">";
        line("    " + whole + " " + name + (open ? " = " + (t.optional ? "null" : words_.hole(info.name)) : "{}") +
             "; ///< " + comment(info.name));
        const bool numeric = t.kind == type_kind::number || t.kind == type_kind::money;
        if (numeric && k.within && info.allowed != program::node_id::none) {
            bounds +=
                (bounds.empty() ? "" : " &&\n               ") + ("lies_within<" + writer::units(k.within->low) + ", " +
                                                                  writer::units(k.within->high) + ">(" + name + ")");
        }
    }
    line("");
    line("    /// Whether amounts are as the policy allows them: what functions rely on.");
    line("    [[nodiscard]] constexpr bool is_allowed() const { return " + (bounds.empty() ? "true" : bounds) + "; }");
    line("};");
    line("");
}

void header_writer::settings() {
    const auto& d = in_.default_as_of;
    line("/// What an answer is asked for: the day, the readings, and amounts that the policy leaves to others.");
    line("struct settings {");
    line("    guiju::date as_of = day(" + std::to_string(d.year()) + ", " + std::to_string(d.month()) + ", " +
         std::to_string(d.day()) + ");");
    for (std::size_t i = 0; i < in_.readings.size(); ++i) {
        line("    " + how_space() + "::" + words_.readings[i] + " " + words_.readings[i] + " = " + how_space() +
             "::" + words_.readings[i] + "::" + words_.choices[i][in_.readings[i].default_choice] + "; ///< " +
             comment(in_.readings[i].name));
    }
    for (std::size_t i = 0; i < in_.parameters.size(); ++i) {
        const auto& p = in_.parameters[i];
        if (p.delegated) {
            line("    maybe<" + supplied_type(i) + "> " + words_.parameters[i] + " = " + words_.hole(p.name) +
                 "; ///< " + comment(p.name));
        }
    }
    line("};");
    line("");
}

std::string header_writer::how_space() const { return how_.name_space.empty() ? "policy" : how_.name_space; }

std::string header_writer::supplied_type(std::size_t index) const {
    const auto& t = in_[in_.parameters[index].type];
    return t.kind == type_kind::money ? "scaled<std::int64_t, 2>" : words_.type(t, {}, false);
}

/// Amounts of one period, by their categories.
std::string header_writer::rows_of(const program::parameter& p, const program::parameter_period& period,
                                   std::size_t index) {
    std::string made;
    for (const auto& row : period.rows) {
        std::string keys;
        for (std::size_t k = 0; k < row.keys.size(); ++k) {
            const auto c = static_cast<std::size_t>(p.by[k]);
            keys += (k == 0 ? "" : " && ") +
                    ("k" + std::to_string(k) + " == " + words_.categories[c] + "::" + words_.values[c][row.keys[k]]);
        }
        program::node nowhere;
        nowhere.where = p.where;
        auto amount =
            row.amount.is_undetermined() ? "how." + words_.parameters[index] : bodies_.constant(row.amount, nowhere);
        const auto& t = in_[p.type];
        if (t.kind == type_kind::number || t.kind == type_kind::money) {
            amount = "to<" + amount_type(index) + ">(" + amount + ")";
        }
        made += keys.empty() ? amount : keys + " ? result(" + amount + ") : ";
        if (keys.empty()) {
            return "result(" + made + ")";
        }
    }
    return made + "result(" + words_.hole(p.name) + ")";
}

std::string header_writer::amount_type(std::size_t index) const {
    const auto& p = in_.parameters[index];
    program::known all;
    bool first = true;
    for (const auto& period : p.periods) {
        for (const auto& row : period.rows) {
            program::known one;
            if (row.amount.is_undetermined()) {
                const bool money = in_[p.type].kind == type_kind::money;
                if (money) {
                    one = program::known::in(
                        {2, std::numeric_limits<std::int64_t>::min() + 1, std::numeric_limits<std::int64_t>::max()});
                }
            } else {
                one = program::known::exactly(row.amount);
            }
            all = first ? one : program::join(all, one);
            first = false;
        }
    }
    return words_.type(in_[p.type], all, false);
}

void header_writer::parameter(std::size_t index) {
    const auto& p = in_.parameters[index];
    const auto type = amount_type(index);
    if (type.empty()) {
        return;
    }
    line("/// " + comment(p.name) + (p.clause.empty() ? "" : "（" + comment(p.clause) + "）"));
    std::string templates = "template <bool Sure";
    std::string formal;
    std::string actual;
    std::string inner;
    for (std::size_t k = 0; k < p.by.size(); ++k) {
        const auto n = std::to_string(k);
        templates += ", class K" + n;
        formal += "const K" + n + "& key" + n + ", ";
        actual += "key" + n + ", ";
        inner += "const auto& k" + n + ", ";
    }
    line(templates + ", class D>");
    line("constexpr auto parameter_" + words_.parameters[index] + "(" + formal +
         "const D& on, [[maybe_unused]] const settings& how) {");
    line("    return lift(");
    line("        [&how](" + inner + "[[maybe_unused]] const guiju::date& d) {");
    line("            static_cast<void>(how);");
    line("            using result = maybe<" + type + ">;");
    std::string made;
    for (const auto& period : p.periods) {
        std::string when;
        const auto at = [](const date& d) {
            return "day(" + std::to_string(d.year()) + ", " + std::to_string(d.month()) + ", " +
                   std::to_string(d.day()) + ")";
        };
        if (period.from) {
            when = at(*period.from) + " <= d";
        }
        if (period.to) {
            when += (when.empty() ? "" : " && ") + ("d <= " + at(*period.to));
        }
        made += (when.empty() ? "true" : when) + " ? (" + rows_of(p, period, index) +
                ")\n                                : ";
    }
    line("            const auto found = " + made + "result(" + words_.hole(p.name) + ");");
    line("            if constexpr (Sure) {");
    line("                return sure(found);");
    line("            } else {");
    line("                return found;");
    line("            }");
    line("        },");
    line("        " + actual + "on);");
    line("}");
    line("");
}

/// The structs of contexts, which convert into each other entry by entry.
void header_writer::rows() {
    for (std::size_t i = 0; i < words_.shapes.size(); ++i) {
        const auto& names = words_.shapes[i];
        const auto row = "row_" + std::to_string(i);
        std::vector<std::string> classes, types, others, fields;
        for (std::size_t e = 0; e < names.size(); ++e) {
            classes.push_back("class T" + std::to_string(e));
            others.push_back("class U" + std::to_string(e));
            types.push_back("T" + std::to_string(e));
        }
        line("template <" + joined(classes, ", ") + ">");
        line("struct " + row + " {");
        std::vector<std::string> given, copied, converted;
        for (std::size_t e = 0; e < names.size(); ++e) {
            const auto n = std::to_string(e);
            const auto entry = words_.entry(names[e]);
            line("    T" + n + " " + entry + "{}; ///< " + comment(names[e]));
            given.push_back("const T" + n + "& v" + n);
            copied.push_back(entry + "(v" + n + ")");
            converted.push_back(entry + "(into<T" + n + ">(other." + entry + "))");
        }
        std::vector<std::string> u;
        for (std::size_t e = 0; e < names.size(); ++e) {
            u.push_back("U" + std::to_string(e));
        }
        line("    constexpr " + row + "() = default;");
        if (!names.empty()) {
            line("    constexpr explicit " + row + "(" + joined(given, ", ") + ") : " + joined(copied, ", ") + " {}");
            line("    template <" + joined(others, ", ") + ">");
            line("    constexpr " + row + "(const " + row + "<" + joined(u, ", ") +
                 ">& other) : " + joined(converted, ", ") + " {}");
        }
        line("};");
        line("");
    }
    rows_together();
}

/// Branches of conditions with two contexts of one shape have a type that both fit into.
void header_writer::rows_together() {
    if (words_.shapes.empty()) {
        return;
    }
    line("} // namespace " + how_space());
    line("namespace guiju::emitted {");
    for (std::size_t i = 0; i < words_.shapes.size(); ++i) {
        std::vector<std::string> classes, left, right, wider, differ;
        for (std::size_t e = 0; e < words_.shapes[i].size(); ++e) {
            const auto n = std::to_string(e);
            classes.push_back("class T" + n + ", class U" + n);
            left.push_back("T" + n);
            right.push_back("U" + n);
            wider.push_back("either<T" + n + ", U" + n + ">");
            differ.push_back("std::is_same_v<T" + n + ", U" + n + ">");
        }
        if (classes.empty()) {
            continue;
        }
        const auto row = how_space() + "::row_" + std::to_string(i) + "<";
        line("template <" + joined(classes, ", ") + ">");
        line("    requires(!(" + joined(differ, " && ") + "))");
        line("struct either_type<" + row + joined(left, ", ") + ">, " + row + joined(right, ", ") + ">> {");
        line("    using type = " + row + joined(wider, ", ") + ">;");
        line("};");
    }
    line("} // namespace guiju::emitted");
    line("namespace " + how_space() + " {");
    line("");
}

} // namespace guiju::emitted
