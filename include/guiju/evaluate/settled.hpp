#pragma once

#include <guiju/evaluate/evaluator.hpp>
#include <guiju/evaluate/scratch.hpp>

#include <memory>
#include <optional>
#include <vector>

namespace guiju::evaluate {

class settled_form;

/// One answer and one question, asked about record after record: what the question settles (parameters at its date,
/// readings, keys) is worked out once, when it is made. The outcomes are those of `evaluator`, digit for digit.
///
/// Thread-safe: any number of threads may ask, each with its own scratch.
class settled_question {
public:
    /// `dimensions` are the answer's further keys, one each, as `program::answer` lists them. Of the records that a
    /// subject stands in nothing is known.
    settled_question(const evaluate::evaluator& with, program::answer_id asked, std::vector<value> dimensions,
                     question how);

    /// The whole outcome about a record of the program (see `bind`), with its derivation when the question wants one.
    [[nodiscard]] outcome ask(const value& subject, scratch& memory) const;
    /// The value alone, or a null that says why there is none.
    [[nodiscard]] value compute(const value& subject, scratch& memory) const;
    /// The outcome where scalars of the record give it in a few steps; nothing where it takes the whole evaluator.
    [[nodiscard]] std::optional<outcome> at_once(const value& subject) const;

    /// What a question about structs stands on.
    [[nodiscard]] const settled_form& form() const noexcept { return *form_; }

private:
    std::shared_ptr<const settled_form> form_;
};

} // namespace guiju::evaluate
