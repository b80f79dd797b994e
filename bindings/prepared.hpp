#pragma once

#include "runs.hpp"

namespace guiju::bindings {

/// What is asked, with its names resolved once, to be asked about one record after the other.
class prepared {
public:
    /// Throws guiju.PolicyError for a name that the policy does not know.
    prepared(policy of, settings how, const std::vector<std::string>& names, std::string record);

    /// The answers about one record and what stands in it. Called with the interpreter held. What is soon answered is
    /// answered at once, and its derivation made when an outcome is asked to explain itself; the rest as `run` does
    /// with derivations, so that Ctrl-C ends it, on so many threads.
    [[nodiscard]] answered about(pybind11::handle facts, unsigned threads) const;

private:
    [[nodiscard]] bool at_once(const population& read, answered& into) const;

    policy of_;
    settings how_;
    evaluate::question question_;
    std::vector<program::answer_id> answers_;
    std::string record_;
};

void bind_prepared(pybind11::module_& m);

} // namespace guiju::bindings
