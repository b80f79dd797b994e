#include "settled_form.hpp"

#include <guiju/evaluate/native.hpp>

namespace guiju::evaluate {

/// One answer with the layout of its subject.
class native_form {
public:
    settled_question settled;
    fitted_record layout;
};

namespace {

diagnostic unfit(std::string code, wording what) {
    diagnostic made;
    made.code = std::move(code);
    made.what = std::move(what);
    return made;
}

} // namespace

result<native_question> native_question::make(const evaluate::evaluator& with, program::answer_id asked,
                                              const native_record& layout, std::vector<value> dimensions,
                                              question how) {
    const auto& answer = with.of()[asked];
    auto fitted = fit(with.of(), layout);
    if (!fitted) {
        return fitted.problems();
    }
    if (answer.subject != fitted->record) {
        const auto subject =
            answer.subject == program::record_id::none ? std::string{} : with.of()[answer.subject].name;
        return unfit("layout.subject", {"“" + answer.name + "”问的是“" + subject + "”，不是“" + layout.name + "”",
                                        answer.name + " is asked of " + (subject.empty() ? "nothing" : subject) +
                                            ", not of " + layout.name});
    }
    if (answer.dimensions.size() != dimensions.size()) {
        const auto count = std::to_string(answer.dimensions.size());
        return unfit("layout.dimensions", {"“" + answer.name + "”还须给出 " + count + " 项",
                                           answer.name + " wants " + count + " further keys"});
    }
    return native_question(std::make_shared<const native_form>(
        native_form{settled_question(with, asked, std::move(dimensions), std::move(how)), std::move(*fitted)}));
}

value native_question::record(const void* subject) const {
    return read_record(form_->settled.form().with.of(), form_->layout, subject);
}

value native_question::compute(const void* subject, scratch& memory) const {
    const auto& [with, asked, dimensions, how, straight] = form_->settled.form();
    if (straight) {
        if (const auto found = straight->run(form_->layout, subject)) {
            return to_value(*found, straight->type);
        }
    }
    return with.compute(asked, record(subject), {}, dimensions, how, memory);
}

outcome native_question::ask(const void* subject, scratch& memory) const {
    return form_->settled.ask(record(subject), memory);
}

} // namespace guiju::evaluate
