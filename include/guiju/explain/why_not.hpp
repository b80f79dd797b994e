#pragma once

#include <guiju/base/language.hpp>
#include <guiju/evaluate/evaluator.hpp>
#include <guiju/program/uses.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace guiju::explain {

/// A record and its place in the data, so that anything around it can be changed and the record found again.
struct placed_record {
    /// One step down: a field of a record, and which item where that field is a list.
    struct step {
        std::size_t field = 0;
        std::size_t item = 0;
    };
    program::record_id root_type = program::record_id::none;
    value root;             ///< the outermost record
    std::vector<step> path; ///< from the root to the record; empty: the root itself
};

/// Where an answer's subjects stand in a record and all that stands in it, in their order.
[[nodiscard]] std::vector<placed_record> places_of(const program::program& p, program::answer_id asked,
                                                   program::record_id root_type, const value& root);

/// The outcome about the record at that place.
[[nodiscard]] evaluate::outcome ask_at(const evaluate::evaluator& with, program::answer_id asked,
                                       const placed_record& about, const std::vector<value>& dimensions,
                                       const evaluate::question& how);

/// One input that, changed alone, turns the answer.
struct turning_change {
    std::string path; ///< 评级[0].取得日期, in the language of the policy; items count from 0
    program::field_ref field;
    value before, after;
    decimal distance;       ///< how far, from 0 to 1; see `turning_changes`
    evaluate::outcome then; ///< what the evaluator says of the changed record
};

struct turning_options {
    std::size_t most_asked = 5000; ///< evaluations
    std::size_t most_items = 50;   ///< records of one type that are tried
};

/// Changes of one input each that turn an answer which refuses: not applicable to applicable, no to yes, nothing to an
/// amount, broken to kept, missed to met, open to passed, undetermined to decided. For each input the nearest one,
/// nearest first; each has been evaluated. Nothing for answers that do not refuse.
///
/// Tried are the inputs that the answer depends on, but for the keys of records: yes/no the other way, the other values
/// of a category, the texts that rules name, and for dates, amounts and numbers both ways in growing steps, then back
/// to the least step (a day, a cent, one) that still turns the answer. `distance` is the share of the category's values
/// passed over, of the larger of two numbers, or of a year for dates, at most 1.
[[nodiscard]] std::vector<turning_change> turning_changes(const evaluate::evaluator& with, program::answer_id asked,
                                                          const placed_record& about,
                                                          const std::vector<value>& dimensions,
                                                          const evaluate::question& how,
                                                          const turning_options& options = {});

} // namespace guiju::explain
