#include "tck_columns.hpp"

#include "facts_table.hpp"
#include "moment.hpp"
#include "tck_values.hpp"

#include <algorithm>
#include <ostream>

namespace guiju::cli::tck {

namespace {

/// A decision that a case expects something of.
struct wanted_decision {
    pugi::xml_node node;
    std::string name;
    program::answer_id answer = program::answer_id::none;
};

/// A case as a row: what is given, and what is asked.
struct case_row {
    pugi::xml_node test;
    value inputs;
    std::vector<wanted_decision> wanted;
};

/// Cases whose inputs are alike.
struct case_group {
    program::record_id subject = program::record_id::none;
    column_shape shape;
    std::vector<case_row> rows;
};

class kit_columns {
public:
    kit_columns(const policy& of, const case_result& about, column_share& share)
        : of_(of), about_(about), share_(share) {}

    void add(pugi::xml_node test);
    std::vector<case_result> ask();

private:
    void leave_out(const std::string& why) { ++share_.not_asked[why]; }
    bool read(case_row& row);
    void ask(const case_group& group, std::vector<case_result>& into);
    void compare(const case_group& group, const columns::engine& with, const ArrowArray& answers,
                 std::vector<case_result>& into);
    void compare(const case_row& row, std::int64_t at, const columns::engine& with, const ArrowSchema& schema,
                 const ArrowArray& answers, case_result& into);

    const policy& of_;
    const case_result& about_;
    column_share& share_;
    std::vector<case_group> groups_;
};

bool kit_columns::read(case_row& row) {
    const std::string type = row.test.attribute("type").value();
    if (type == "decisionService" || type == "bkm") {
        leave_out("a service or business knowledge model is called with arguments, not asked of records");
        return false;
    }
    for (const auto one : row.test.children()) {
        if (!is(one, "resultNode")) {
            continue;
        }
        wanted_decision wanted{one, full_name(of_, one, one.attribute("name").value())};
        const auto found = of_.answers(wanted.name);
        if (!found) {
            leave_out("the model has no such decision");
            return false;
        }
        wanted.answer = found->front();
        row.wanted.push_back(std::move(wanted));
    }
    return !row.wanted.empty();
}

void kit_columns::add(pugi::xml_node test) {
    ++share_.cases;
    case_row row{test, inputs_of(of_, test), {}};
    if (!read(row)) {
        return;
    }
    const auto subject = of_.program()[row.wanted.front().answer].subject;
    if (subject == program::record_id::none) {
        leave_out("the model has no inputs, so that there are no rows");
        return;
    }
    const auto shape = shape_of_facts(of_.program(), subject, row.inputs);
    if (!shape) {
        leave_out(shape.problems().front().what.en);
        return;
    }
    for (auto& group : groups_) {
        if (group.subject == subject && share_shape(group.shape, *shape)) {
            group.rows.push_back(std::move(row));
            return;
        }
    }
    groups_.push_back({subject, *shape, {std::move(row)}});
}

void kit_columns::compare(const case_row& row, std::int64_t at, const columns::engine& with, const ArrowSchema& schema,
                          const ArrowArray& answers, case_result& into) {
    for (const auto& wanted : row.wanted) {
        const auto planned = std::ranges::find(with.plan(), wanted.answer, &columns::planned_answer::answer);
        std::int64_t column = 0;
        while (schema.children[column]->name != planned->column) {
            ++column;
        }
        const value expected = expected_in(wanted.node);
        const value found = answer_cell(*schema.children[column], *answers.children[column], at, expected.kind());
        ++share_.decisions;
        if (planned->in_columns) {
            ++(planned->reads.empty() ? share_.the_same : share_.in_columns);
        } else {
            ++share_.row_by_row[planned->why_not.en];
        }
        if (!as_expected(expected, found)) {
            into.passed = false;
            into.detail += (into.detail.empty() ? "" : "; ") + mismatch(wanted.node, expected, found);
        }
    }
}

void kit_columns::compare(const case_group& group, const columns::engine& with, const ArrowArray& answers,
                          std::vector<case_result>& into) {
    const auto schema = with.schema();
    for (std::size_t r = 0; r < group.rows.size(); ++r) {
        auto result = about_;
        result.id = group.rows[r].test.attribute("id").value();
        result.passed = true;
        compare(group.rows[r], static_cast<std::int64_t>(r), with, *schema, answers, result);
        into.push_back(std::move(result));
    }
}

void kit_columns::ask(const case_group& group, std::vector<case_result>& into) {
    std::vector<std::string> names;
    std::vector<value> facts;
    for (const auto& row : group.rows) {
        facts.push_back(row.inputs);
        for (const auto& wanted : row.wanted) {
            if (std::ranges::find(names, wanted.name) == names.end()) {
                names.push_back(wanted.name);
            }
        }
    }
    const facts_table table(group.shape, facts);
    settings how;
    how.now = moment();
    const auto engine = of_.columns(table.schema(), names, how);
    const auto answers = engine ? (*engine)(table.array()) : result<columns::arrow_array>(engine.problems());
    if (!answers) {
        for (std::size_t r = 0; r < group.rows.size(); ++r) {
            leave_out(answers.problems().front().code + ": the engine does not take the columns");
        }
        return;
    }
    ++share_.batches;
    share_.asked_cases += group.rows.size();
    compare(group, *engine, **answers, into);
}

std::vector<case_result> kit_columns::ask() {
    std::vector<case_result> all;
    for (const auto& group : groups_) {
        ask(group, all);
    }
    return all;
}

/// Reasons with their counts, the most frequent first.
void write_reasons(std::ostream& to, const std::map<std::string, std::size_t>& reasons) {
    std::vector<std::pair<std::size_t, std::string>> ordered;
    for (const auto& [why, times] : reasons) {
        ordered.emplace_back(times, why);
    }
    std::ranges::sort(ordered, std::greater{});
    for (const auto& [times, why] : ordered) {
        to << "  " << times << "  " << why << '\n';
    }
}

std::size_t sum_of(const std::map<std::string, std::size_t>& reasons) {
    std::size_t all = 0;
    for (const auto& [why, times] : reasons) {
        all += times;
    }
    return all;
}

} // namespace

std::vector<case_result> ask_in_columns(const policy& of, const std::vector<pugi::xml_node>& tests,
                                        const case_result& about, column_share& share) {
    kit_columns with(of, about, share);
    for (const auto test : tests) {
        with.add(test);
    }
    return with.ask();
}

void column_share::write(std::ostream& to) const {
    to << asked_cases << " of " << cases << " cases asked in " << batches << " batches\n"
       << decisions << " decisions compared: " << the_same << " the same for every row, " << in_columns
       << " by kernels, " << sum_of(row_by_row) << " row by row\n";
    write_reasons(to, row_by_row);
    to << sum_of(not_asked) << " cases cannot be rows of a batch\n";
    write_reasons(to, not_asked);
}

} // namespace guiju::cli::tck
