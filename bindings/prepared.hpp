#pragma once

#include "runs.hpp"

#include <optional>

namespace guiju::bindings {

/// What is asked, with its names resolved once, to be asked about one record after the other. Used with the interpreter
/// held.
class prepared {
public:
    /// Throws guiju.PolicyError for a name that the policy does not know.
    prepared(policy of, settings how, const std::vector<std::string>& names, std::string record);

    /// The answers about one record and what stands in it: by name, those about the record itself, problems; see
    /// `answered::by_name`. What is soon answered is answered at once, and its derivation made when an outcome is asked
    /// to explain itself; the rest as `run` does with derivations, so that Ctrl-C ends it, on so many threads.
    [[nodiscard]] pybind11::tuple about(pybind11::handle facts, unsigned threads);

private:
    /// One answer; settled where it is about a record alone and wants no keys.
    struct asked_answer {
        program::answer_id id;
        std::optional<evaluate::settled_question> settled;
    };

    void settle();
    [[nodiscard]] bool at_once(const population& read, answered& into) const;
    void ask_plain(const asked_answer& asked, const population& read, answered& into) const;

    policy of_;
    settings how_;
    std::shared_ptr<const asked_answers> what_;
    evaluate::question quick_; ///< few steps, while nobody else can run
    std::vector<asked_answer> answers_;
    std::string record_;
    unsigned asked_ = 0; ///< how often, up to the second time
};

void bind_prepared(pybind11::module_& m);

} // namespace guiju::bindings
