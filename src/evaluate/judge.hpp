#pragma once

#include "machine.hpp"

namespace guiju::evaluate {

/// Turns the values of one answer into its outcome. The answer's frame is made and filled; one judge a frame.
class judge {
public:
    judge(machine& in, const program::answer& asked, outcome& into) : in_(in), asked_(asked), into_(into) {}

    void run();

private:
    void plain();
    void measured();
    void procedure();
    void steps();
    void open_steps();
    void duty();
    bool applies();
    void needs_if_it_applies();
    /// True when `v` is a value; else the outcome says why not.
    bool usable(const value& v);
    void undetermined(const value& v);
    void add_needs(const value& v);
    void failed(const value& v);
    void compare(const value& measured, const value& bound);
    void say_gap(const value& measured, const value& bound, bool met);

    machine& in_;
    const program::answer& asked_;
    outcome& into_;
};

/// An outcome that says what it is the answer to, and of whom, before anything is judged.
[[nodiscard]] outcome unjudged(const program::program& p, program::answer_id answer, const value& subject,
                               std::span<const value> owners, std::span<const value> dimensions, const question& how);

/// The sentence for a null that is no answer.
[[nodiscard]] wording words_for(reason why);

} // namespace guiju::evaluate
