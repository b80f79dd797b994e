#include "judge.hpp"
#include "size.hpp"

#include <guiju/evaluate/evaluator.hpp>

namespace guiju::evaluate {

namespace {

void fill(machine& in, const program::answer& asked, const value& subject, std::span<const value> owners,
          std::span<const value> dimensions) {
    in.set(0, subject);
    for (std::size_t i = 0; i < asked.owners.size(); ++i) {
        in.set(1 + i, i < owners.size() ? owners[i] : value(reason::missing));
    }
    for (std::size_t i = 0; i < asked.dimensions.size(); ++i) {
        in.set(1 + asked.owners.size() + i, i < dimensions.size() ? dimensions[i] : value(reason::missing));
    }
}

/// The keys of one record: the first under the record's name, further ones under their own. A record without keys has
/// null.
void add_keys(const program::program& p, program::record_id id, const value& record, bool all,
              std::vector<subject_key>& into) {
    const auto& info = p[id];
    if (info.keys.empty()) {
        into.push_back({info.name, value()});
        return;
    }
    for (std::size_t i = 0; i < info.keys.size() && (all || i == 0); ++i) {
        const auto& values = record.as_context().values;
        into.push_back({i == 0 ? info.name : info.fields[info.keys[i]].name, values[info.keys[i]]});
    }
}

std::vector<subject_key> keys_of(const program::program& p, const program::answer& asked, const value& subject,
                                 std::span<const value> owners, std::span<const value> dimensions) {
    std::vector<subject_key> of;
    for (std::size_t i = owners.size(); i-- > 0;) {
        if (i < asked.owners.size() && owners[i].is(kind::context) && !p[asked.owners[i]].keys.empty()) {
            add_keys(p, asked.owners[i], owners[i], false, of);
        }
    }
    if (asked.subject != program::record_id::none && subject.is(kind::context)) {
        add_keys(p, asked.subject, subject, true, of);
    }
    for (std::size_t i = 0; i < dimensions.size() && i < asked.dimensions.size(); ++i) {
        of.push_back({asked.dimensions[i].name, dimensions[i]});
    }
    return of;
}

} // namespace

outcome unjudged(const program::program& p, program::answer_id answer, const value& subject,
                 std::span<const value> owners, std::span<const value> dimensions, const question& how) {
    outcome made;
    made.answer = answer;
    made.as_of = how.as_of ? *how.as_of : p.default_as_of;
    made.of = keys_of(p, p[answer], subject, owners, dimensions);
    return made;
}

std::string_view name_of(status s) noexcept {
    constexpr std::string_view names[] = {"value",  "kept", "broken",         "met",          "missed",
                                          "passed", "open", "not_applicable", "undetermined", "error"};
    return names[static_cast<std::size_t>(s)];
}

evaluator::evaluator(std::shared_ptr<const program::program> of) : program_(std::move(of)) {}

outcome evaluator::ask(program::answer_id answer, const value& subject, std::span<const value> owners,
                       std::span<const value> dimensions, const question& how, scratch& memory) const {
    const auto& asked = (*program_)[answer];
    outcome result = unjudged(*program_, answer, subject, owners, dimensions, how);
    std::optional<recorder> steps;
    std::shared_ptr<derivation> why;
    if (how.with_derivation) {
        steps.emplace(program_->nodes.size());
        why = std::make_shared<derivation>(derivation{answer, {}});
        steps->start(why->steps);
    }
    machine in(*program_, how, memory, steps ? &*steps : nullptr);
    {
        const machine::frame here(in, asked.frame);
        fill(in, asked, subject, owners, dimensions);
        judge(in, asked, result).run();
    }
    result.why = std::move(why);
    return result;
}

value evaluator::compute(program::answer_id answer, const value& subject, std::span<const value> owners,
                         std::span<const value> dimensions, const question& how, scratch& memory) const {
    const auto& asked = (*program_)[answer];
    machine in(*program_, how, memory, nullptr);
    const machine::frame here(in, asked.frame);
    fill(in, asked, subject, owners, dimensions);
    return handed_out(in.answer_value(asked), how.limits);
}

value evaluator::call(program::function_id function, std::vector<value> arguments, const question& how,
                      scratch& memory) const {
    const auto& called = program_->functions[static_cast<std::size_t>(function)];
    machine in(*program_, how, memory, nullptr);
    arguments.resize(called.parameters.size(), value(reason::missing, called.where));
    return handed_out(in.call_function(function, std::move(arguments), called.where), how.limits);
}

std::vector<value> evaluator::values_of(program::answer_id answer, std::size_t dimension, const question& how) const {
    const auto& asked = (*program_)[answer];
    scratch memory;
    machine in(*program_, how, memory, nullptr);
    const machine::frame here(in, asked.frame);
    const value all = in.run(asked.dimensions[dimension].values);
    return all.is(kind::list) ? all.as_list() : std::vector<value>{};
}

} // namespace guiju::evaluate
