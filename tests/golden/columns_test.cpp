// Every golden case through columns: the records that its answers are asked of become an Arrow batch, and each answer
// is what the evaluator of one record says. How many answers were in columns is printed.
#include "unit/columns/batches.hpp"

#include <guiju/meaning/to_text.hpp>

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <regex>

namespace guiju {
namespace {

namespace fs = std::filesystem;
using arrow_column = columns::testing::column;
using columns::testing::cells;

std::string contents(const fs::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// Values of a type as an Arrow column, in the form that a careful program would give them.
class arrow_values {
public:
    explicit arrow_values(const program::program& p) : p_(p) {}

    arrow_column of(const std::string& name, program::type_id type, const std::vector<value>& all) const;
    arrow_column records(const std::string& name, program::record_id type, const std::vector<value>& all) const;

private:
    static arrow_column numbers(const std::string& name, const std::vector<value>& all);
    arrow_column lists(const std::string& name, program::type_id element, const std::vector<value>& all) const;

    const program::program& p_;
};

arrow_column arrow_values::numbers(const std::string& name, const std::vector<value>& all) {
    int scale = 0;
    for (const auto& v : all) {
        scale = v.is_null() ? scale : std::max(scale, -reduce(v.as_number()).exponent());
    }
    cells<int128> made;
    for (const auto& v : all) {
        if (v.is_null()) {
            made.emplace_back();
            continue;
        }
        const auto n = quantize(v.as_number(), -scale);
        const auto size = static_cast<int128>(n.coefficient());
        made.emplace_back(n.is_negative() ? -size : size);
    }
    return columns::testing::fixed<int128>(name, "d:38," + std::to_string(scale), made);
}

arrow_column arrow_values::lists(const std::string& name, program::type_id element,
                                 const std::vector<value>& all) const {
    cells<std::int32_t> lengths;
    std::vector<value> items;
    for (const auto& v : all) {
        if (!v.is(kind::list)) {
            lengths.emplace_back();
            continue;
        }
        lengths.emplace_back(static_cast<std::int32_t>(v.as_list().size()));
        items.insert(items.end(), v.as_list().begin(), v.as_list().end());
    }
    return columns::testing::lists(name, lengths, of("item", element, items));
}

arrow_column arrow_values::of(const std::string& name, program::type_id type, const std::vector<value>& all) const {
    using program::type_kind;
    const auto& t = p_[type];
    const auto each = [&]<class T>(const auto& one) {
        cells<T> made;
        for (const auto& v : all) {
            made.push_back(v.is_null() ? std::nullopt : std::optional<T>(one(v)));
        }
        return made;
    };
    switch (t.kind) {
    case type_kind::number:
    case type_kind::money:
        return numbers(name, all);
    case type_kind::boolean:
        return columns::testing::booleans(name, each.operator()<bool>([](const value& v) { return v.is_true(); }));
    case type_kind::date:
        return columns::testing::fixed<std::int32_t>(name, "tdD", each.operator()<std::int32_t>([](const value& v) {
            return static_cast<std::int32_t>(v.as_date().day_number());
        }));
    case type_kind::category:
        return columns::testing::dictionary(
            name, p_.categories[static_cast<std::size_t>(t.category)].body->values,
            each.operator()<std::int8_t>([](const value& v) { return static_cast<std::int8_t>(v.ordinal()); }));
    case type_kind::list:
        return lists(name, t.element, all);
    case type_kind::record:
        return records(name, t.record, all);
    default:
        return columns::testing::texts(
            name, each.operator()<std::string>([](const value& v) { return meaning::to_text(v); }));
    }
}

arrow_column arrow_values::records(const std::string& name, program::record_id type,
                                   const std::vector<value>& all) const {
    std::vector<columns::arrow_schema> schemas;
    std::vector<columns::arrow_array> arrays;
    const auto& fields = p_[type].fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
        std::vector<value> values;
        for (const auto& v : all) {
            values.push_back(v.is(kind::context) ? v.as_context().values[f] : value());
        }
        auto made = of(fields[f].name, fields[f].type, values);
        schemas.push_back(std::move(made.schema));
        arrays.push_back(std::move(made.array));
    }
    cells<bool> there;
    for (const auto& v : all) {
        there.push_back(v.is(kind::context) ? std::optional(true) : std::nullopt);
    }
    auto [valid, nulls] = columns::testing::validity(there);
    std::vector<columns::buffer> buffers;
    buffers.push_back(std::move(valid));
    return {columns::make_schema("+s", name, true, std::move(schemas)),
            columns::make_array(static_cast<std::int64_t>(all.size()), nulls, std::move(buffers), std::move(arrays))};
}

struct tally {
    std::size_t cases = 0, whole = 0, answers = 0, in_columns = 0, compared = 0, others = 0;
    std::map<std::string, std::size_t> why;
};

/// A column has one scale for all its numbers: zeros at their ends, also of those inside lists, say nothing.
std::string without_zeros(const std::string& text) {
    static const std::regex zeros(R"((\d)(?:\.0+|(\.\d*?[1-9])0+)(?!\d))");
    return std::regex_replace(text, zeros, "$1$2");
}

std::string plain(const value& v) {
    return v.is_null()                               ? "null"
           : v.is(kind::number) || v.is(kind::money) ? reduce(v.as_number()).to_plain()
                                                     : without_zeros(meaning::to_text(v));
}

/// What a cell of the output says.
std::string shown(const ArrowSchema& schema, const ArrowArray& table, std::size_t c, std::int64_t row) {
    using namespace columns::testing;
    const std::string format = schema.children[c]->format;
    if (null_at(table, c, row)) {
        return "null";
    }
    if (schema.children[c]->dictionary != nullptr) {
        return word_at(table, c, row);
    }
    if (format == "b") {
        const auto* bits = static_cast<const std::uint8_t*>(table.children[c]->buffers[1]);
        return (bits[row / 8] >> row % 8 & 1) != 0 ? "true" : "false";
    }
    if (format == "tdD") {
        return date::from_day_number(static_cast<const std::int32_t*>(table.children[c]->buffers[1])[row])->to_string();
    }
    if (format == "U") {
        const auto text = text_at(table, c, row);
        const auto n = decimal::parse(text);
        return n ? reduce(*n).to_plain() : without_zeros(text);
    }
    int128 whole = 0;
    std::memcpy(&whole, static_cast<const std::byte*>(table.children[c]->buffers[1]) + 16 * row, 16);
    const auto size = static_cast<wide::uint128>(whole < 0 ? -whole : whole);
    const auto scale = std::stoi(format.substr(format.find(',') + 1));
    return reduce(decimal::from_parts(whole < 0, size, -scale)).to_plain();
}

/// What a case asks of records, by their type.
struct asked_case {
    policy of;
    settings how;
    evaluate::question question;
    population data;
    std::vector<std::string> names;
};

asked_case read_case(const fs::path& folder) {
    asked_case made{parse(contents(folder / "policy.rules.md"), "policy.rules.md").value(), {}, {}, {}, {}};
    const value all = read_json(contents(folder / "input.json"), "input.json").value();
    const auto& entries = all.as_context();
    const auto texts = [&](const char* name) {
        std::map<std::string, std::string> found;
        if (const auto* from = entries.find(name)) {
            for (std::size_t i = 0; i < from->as_context().values.size(); ++i) {
                found[from->as_context().shape->names[i]] = from->as_context().values[i].as_text();
            }
        }
        return found;
    };
    if (const auto* on = entries.find("as_of")) {
        made.how.as_of = date::parse(on->as_text());
    }
    made.how.readings = texts("readings");
    made.how.supplied = texts("supplied");
    made.question = made.of.resolve(made.how).value();
    made.data = made.of.read(*entries.find("facts"), made.how);
    if (const auto* ask = entries.find("ask")) {
        for (const auto& name : ask->as_list()) {
            made.names.push_back(name.as_text());
        }
    }
    return made;
}

void compare(const asked_case& in, program::answer_id id, tally& seen) {
    const auto& p = in.of.program();
    const auto& answer = p[id];
    const auto places = explain::places_of(p, id, in.data.type, in.data.root);
    std::vector<value> subjects;
    for (const auto& place : places) {
        value held = place.root;
        for (const auto next : place.path) {
            const value inner = held.as_context().values[next.field];
            held = inner.is(kind::list) ? inner.as_list()[next.item] : inner;
        }
        subjects.push_back(held);
    }
    const auto batch = arrow_values(p).records("", answer.subject, subjects);
    columns::options options;
    options.judged = true;
    const auto engine = columns::engine::make(in.of.evaluator().shared(), answer.subject, std::array{id}, *batch.schema,
                                              in.question, options)
                            .value();
    const auto out = engine(*batch.array).value();
    const auto schema = engine.schema();
    const auto dimensions = in.of.dimensions_of(id, in.question);
    std::size_t c = 0;
    for (std::size_t d = 0; d < dimensions.size(); ++d) {
        const auto& planned = engine.plan()[d];
        ++seen.answers;
        seen.in_columns += planned.in_columns ? 1 : 0;
        seen.why[planned.in_columns ? "" : planned.why_not.en] += 1;
        const auto first = c;
        for (; c < static_cast<std::size_t>(schema->n_children) &&
               std::string_view(schema->children[c]->name).starts_with(planned.column);
             ++c) {
        }
        for (std::size_t row = 0; row < places.size(); ++row) {
            const auto one = explain::ask_at(in.of.evaluator(), id, places[row], dimensions[d], in.question);
            for (auto at = first; at < c; ++at) {
                const auto beside = std::string(schema->children[at]->name).substr(planned.column.size());
                const bool steps = answer.kind == graph::answer_kind::procedure && beside.empty();
                if (steps) {
                    continue; // what it still asks for, as a list
                }
                const auto wanted = beside == ".status"  ? std::string(evaluate::name_of(one.status))
                                    : beside == ".bound" ? plain(one.bound)
                                    : beside == ".slack" ? plain(one.slack)
                                    : beside == ".gap"   ? plain(one.gap)
                                                         : plain(one.value);
                EXPECT_EQ(shown(*schema, *out, at, static_cast<std::int64_t>(row)), wanted)
                    << schema->children[at]->name << " of row " << row;
                ++seen.compared;
            }
        }
    }
}

TEST(GoldenColumns, SayWhatTheEvaluatorOfOneRecordSays) {
    tally seen;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(GUIJU_SOURCE_DIR) / "tests/cases")) {
        if (entry.path().filename() != "policy.rules.md") {
            continue;
        }
        SCOPED_TRACE(entry.path());
        const auto in = read_case(entry.path().parent_path());
        const auto before = seen.in_columns;
        const auto asked_before = seen.answers;
        for (std::uint32_t a = 0; a < in.of.program().answers.size(); ++a) {
            const auto& answer = in.of.program().answers[a];
            const bool named = in.names.empty() || std::ranges::find(in.names, answer.name) != in.names.end() ||
                               std::ranges::find(in.names, answer.other) != in.names.end();
            if (!named) {
                continue;
            }
            if (answer.subject == program::record_id::none || !answer.owners.empty()) {
                ++seen.others; // of the policy itself, or of what stands around the record too
                continue;
            }
            compare(in, static_cast<program::answer_id>(a), seen);
        }
        ++seen.cases;
        const auto asked = seen.answers - asked_before;
        seen.whole += asked != 0 && seen.in_columns - before == asked ? 1 : 0;
    }
    std::cout << seen.cases << " golden cases; answers of records: " << seen.answers << ", in columns "
              << seen.in_columns << "; cases wholly in columns: " << seen.whole
              << "; answers of no single record: " << seen.others << "; cells compared: " << seen.compared << "\n";
    for (const auto& [why, times] : seen.why) {
        std::cout << "  " << times << (why.empty() ? " in columns" : " row by row: " + why) << "\n";
    }
    EXPECT_GT(seen.in_columns, 0U);
    EXPECT_GT(seen.compared, 100U);
}

} // namespace
} // namespace guiju
