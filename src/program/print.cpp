#include <guiju/meaning/operations.hpp>
#include <guiju/program/print.hpp>
#include <guiju/program/table_index.hpp>

#include <array>

namespace guiju::program {

namespace {

/// In the order of `opcode`.
constexpr auto opcode_names = std::to_array<std::string_view>({
    "constant", "local",     "as_of",    "reading",     "field",       "member",  "item_name", "parameter",  "answer",
    "invoke",   "operation", "apply",    "apply_named", "conditional", "and",     "or",        "choose",     "lazy",
    "let",      "map",       "span_map", "some",        "every",       "filter",  "index",     "filter_any", "list",
    "context",  "range",     "function", "in_tests",    "instance_of", "convert", "table",
});
static_assert(opcode_names.size() == static_cast<std::size_t>(opcode::table) + 1);

constexpr std::array<std::string_view, 17> kind_names{
    "any",       "null",         "number",    "money", "text",   "boolean", "category", "date",    "time",
    "date_time", "years_months", "days_time", "list",  "record", "context", "range",    "function"};
constexpr std::array<std::string_view, 7> unit_names{"", "percent", "money", "years", "months", "days", "persons"};

std::string shown(const value& v) {
    switch (v.kind()) {
    case kind::null:
        return v.is_undetermined() ? "undetermined" : "null";
    case kind::boolean:
        return v.as_boolean() ? "true" : "false";
    case kind::number:
        return v.as_number().to_plain();
    case kind::money:
        return v.as_number().to_plain() + " " + v.as_currency().to_string();
    case kind::text:
        return "\"" + v.as_text() + "\"";
    case kind::category:
        return "'" + v.as_category().values[v.ordinal()] + "'";
    case kind::date:
        return v.as_date().to_string();
    case kind::time:
        return v.as_time().to_string();
    case kind::date_time:
        return v.as_date_time().to_string();
    case kind::years_months:
        return v.as_years_months().to_string();
    case kind::days_time:
        return v.as_days_time().to_string();
    case kind::list:
        return "[" + std::to_string(v.as_list().size()) + " items]";
    case kind::context:
        return "{…}";
    case kind::range:
        return "range";
    case kind::function:
        return "function";
    }
    return {};
}

/// Writes one tree of nodes on one line.
class line {
public:
    explicit line(const program& p) : p_(p) {}

    std::string of(node_id id) {
        write(id, 0);
        return std::move(text_);
    }

private:
    static constexpr std::size_t longest = 20'000;
    static constexpr std::uint32_t deepest = 500;

    std::string named(const node& n) const {
        const auto at = [&](const auto& list) { return " " + list[n.index].name; };
        switch (n.op) {
        case opcode::local:
        case opcode::let:
        case opcode::map:
        case opcode::span_map:
        case opcode::some:
        case opcode::every:
        case opcode::filter:
        case opcode::filter_any:
        case opcode::in_tests:
            return " $" + std::to_string(n.slot);
        case opcode::lazy:
            return " $" + std::to_string(n.slot) + " " + p_.constants[n.index].as_text();
        case opcode::item_name:
            return " $" + std::to_string(n.slot) + "." + p_.constants[n.index].as_text();
        case opcode::member:
            return " ." + p_.constants[n.index].as_text();
        case opcode::field:
            return " ." + p_[p_[p_[p_.operands_of(n)[0]].type].record].fields[n.index].name;
        case opcode::reading:
            return at(p_.readings);
        case opcode::parameter:
            return at(p_.parameters);
        case opcode::answer:
            return at(p_.answers);
        case opcode::invoke:
            return at(p_.functions);
        case opcode::make_function:
            return " #" + std::to_string(n.index);
        case opcode::table:
            return " #" + std::to_string(n.index);
        case opcode::instance_of:
        case opcode::convert:
            return " " + print(p_, static_cast<type_id>(n.index));
        default:
            return {};
        }
    }

    void write(node_id id, std::uint32_t depth) {
        if (id == node_id::none || text_.size() > longest || depth > deepest) {
            text_ += id == node_id::none ? "-" : "…";
            return;
        }
        const node& n = p_[id];
        if (n.op == opcode::constant) {
            text_ += shown(p_.constants[n.index]);
            return;
        }
        text_ += n.op == opcode::operation ? meaning::operations[n.index].name : name_of(n.op);
        text_ += named(n);
        const auto given = p_.operands_of(n);
        if (given.empty()) {
            return;
        }
        text_ += '(';
        for (std::size_t i = 0; i < given.size(); ++i) {
            text_ += i == 0 ? "" : ", ";
            write(given[i], depth + 1);
        }
        text_ += ')';
    }

    const program& p_;
    std::string text_;
};

void add(std::string& text, const program& p, const char* what, node_id id) {
    if (id != node_id::none) {
        text += std::string("  ") + what + ": " + print(p, p[id].type) + " = " + print(p, id) + "\n";
    }
}

std::string printed(const program& p, const answer& a) {
    std::string text = "answer " + a.name;
    text += a.subject == record_id::none ? "" : " of " + p[a.subject].name;
    text += ": " + print(p, a.type) + ", frame " + std::to_string(a.frame) + "\n";
    for (const auto& d : a.dimensions) {
        add(text, p, ("each " + d.name).c_str(), d.values);
    }
    add(text, p, "applies", a.applies);
    add(text, p, "value", a.value);
    add(text, p, "bound", a.bound);
    add(text, p, "gap", a.gap);
    for (const auto& s : a.steps) {
        add(text, p, ("step " + s.name).c_str(), s.passed);
    }
    add(text, p, "pending", a.open_steps);
    for (const auto r : a.readings) {
        text += "  reading " + p.readings[static_cast<std::size_t>(r)].name + "\n";
    }
    return text;
}

std::string printed(const program& p, const table& t, std::size_t index) {
    std::string text = "table #" + std::to_string(index) + ", inputs from $" + std::to_string(t.first_slot) + "\n";
    if (t.index != nullptr) {
        text += "  index of " + t.index->summary() + "\n";
    }
    for (const auto& r : t.rules) {
        text += "  |";
        for (const auto id : r.tests) {
            text += " " + print(p, id) + " |";
        }
        text += "|";
        for (const auto id : r.outputs) {
            text += " " + print(p, id) + " |";
        }
        text += "\n";
    }
    return text;
}

std::string printed(const program& p, const parameter& q) {
    std::string text = "parameter " + q.name + ": " + print(p, q.type) + "\n";
    for (const auto& period : q.periods) {
        text += "  " + (period.from ? period.from->to_string() : "…") + " to " +
                (period.to ? period.to->to_string() : "…") + "\n";
        for (const auto& row : period.rows) {
            text += "   ";
            for (std::size_t i = 0; i < row.keys.size(); ++i) {
                text += " " + p.categories[static_cast<std::size_t>(q.by[i])].body->values[row.keys[i]];
            }
            text += " " + shown(row.amount) + "\n";
        }
    }
    return text;
}

} // namespace

std::string_view name_of(opcode op) noexcept { return opcode_names[static_cast<std::size_t>(op)]; }

std::string print(const program& p, type_id id) {
    const auto& t = p[id];
    std::string text(kind_names[static_cast<std::size_t>(t.kind)]);
    if (t.kind == type_kind::number && t.unit != feel::unit::none) {
        text += "[" + std::string(unit_names[static_cast<std::size_t>(t.unit)]) + "]";
    } else if (t.kind == type_kind::money) {
        text += "[" + t.in.to_string() + "]";
    } else if (t.kind == type_kind::list || t.kind == type_kind::range || t.kind == type_kind::function) {
        text += "<" + print(p, t.element) + ">";
    } else if (t.kind == type_kind::record && t.record != record_id::none) {
        text += " " + p[t.record].name;
    } else if (t.kind == type_kind::category && t.category != category_id::none) {
        text += " " + p.categories[static_cast<std::size_t>(t.category)].body->name;
    }
    for (std::size_t i = 0; i < t.entries.size(); ++i) {
        text += (i == 0 ? "{" : ", ") + t.entries[i].first + ": " + print(p, t.entries[i].second) +
                (i + 1 == t.entries.size() ? "}" : "");
    }
    return text + (t.optional ? "?" : "");
}

std::string print(const program& p, node_id id) { return line(p).of(id); }

std::string print(const program& p) {
    std::string text;
    for (const auto& q : p.parameters) {
        text += printed(p, q);
    }
    for (const auto& f : p.functions) {
        text += "function " + f.name + ", frame " + std::to_string(f.frame) + "\n";
        add(text, p, "result", f.body);
    }
    for (std::size_t i = 0; i < p.lambdas.size(); ++i) {
        text += "lambda #" + std::to_string(i) + ", captures " + std::to_string(p.lambdas[i].captured) + ", frame " +
                std::to_string(p.lambdas[i].frame) + "\n";
        add(text, p, "result", p.lambdas[i].body);
    }
    for (std::size_t i = 0; i < p.tables.size(); ++i) {
        text += printed(p, p.tables[i], i);
    }
    for (const auto& a : p.answers) {
        text += printed(p, a);
    }
    return text;
}

} // namespace guiju::program
