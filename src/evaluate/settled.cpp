#include "judge.hpp"
#include "settled_form.hpp"

namespace guiju::evaluate {

namespace {

/// Whether the outcome is its value, and nothing is measured or counted beside it.
bool is_plain(graph::answer_kind k) noexcept {
    using enum graph::answer_kind;
    return k == decision || k == benefit || k == eligibility;
}

} // namespace

settled_question::settled_question(const evaluate::evaluator& with, program::answer_id asked,
                                   std::vector<value> dimensions, question how) {
    auto straight = straighten(with.of(), asked, dimensions, how);
    form_ = std::make_shared<const settled_form>(
        settled_form{with, asked, std::move(dimensions), std::move(how), std::move(straight)});
}

std::optional<outcome> settled_question::at_once(const value& subject) const {
    const auto& program = form_->with.of();
    if (!form_->straight || !is_plain(program[form_->asked].kind) || !subject.is(kind::context)) {
        return std::nullopt;
    }
    const auto found = form_->straight->run(subject.as_context());
    if (!found) {
        return std::nullopt;
    }
    std::optional<outcome> made(unjudged(program, form_->asked, subject, {}, form_->dimensions, form_->how));
    made->status = status::value;
    made->value = to_value(*found, form_->straight->type);
    return made;
}

outcome settled_question::ask(const value& subject, scratch& memory) const {
    if (auto made = at_once(subject)) {
        return *std::move(made);
    }
    return form_->with.ask(form_->asked, subject, {}, form_->dimensions, form_->how, memory);
}

value settled_question::compute(const value& subject, scratch& memory) const {
    if (form_->straight && subject.is(kind::context)) {
        if (const auto found = form_->straight->run(subject.as_context())) {
            return to_value(*found, form_->straight->type);
        }
    }
    return form_->with.compute(form_->asked, subject, {}, form_->dimensions, form_->how, memory);
}

} // namespace guiju::evaluate
