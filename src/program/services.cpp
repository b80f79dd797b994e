#include "lowering.hpp"

/// Decision services of DMN as functions. DMN 1.5, 10.4.
namespace guiju::program {

namespace {

std::string short_name(const graph::policy& in, std::size_t model, const std::string& full) {
    const auto& prefix = in.models[model].prefix;
    return !prefix.empty() && full.starts_with(prefix) ? full.substr(prefix.size()) : full;
}

} // namespace

/// Parameters are the input data, then the input decisions, in their order. DMN 1.5, 10.3.2.13.3.
void lowering::declare_services() {
    for (std::size_t i = 0; i < policy_.services.size(); ++i) {
        const auto& from = policy_.services[i];
        const auto index = policy_.functions.size() + i;
        functions_.try_emplace(from.name.name, static_cast<std::uint32_t>(index));
        function made;
        made.name = from.name.name;
        made.where = from.where;
        made.checks = true;
        for (const auto& name : from.inputs) {
            if (const auto at = field_named(record_id{0}, name)) {
                made.parameters.push_back({short_name(policy_, policy_.inputs[*at].model, name), name,
                                           build_.out.records[0].fields[*at].type, node_id::none, 0});
            }
        }
        for (const auto& name : from.input_decisions) {
            for (const auto& a : policy_.answers) {
                if (a.name.name == name) {
                    model_ = a.model;
                    made.parameters.push_back(
                        {short_name(policy_, a.model, name), name, resolve(a.type), node_id::none, 0});
                }
            }
        }
        model_ = from.model;
        made.result = resolve(from.type);
        if (build_[made.result].kind == type_kind::function) {
            made.result = build_[made.result].element;
        }
        build_.out.functions[index] = std::move(made);
    }
    model_ = 0;
}

/// The decisions inside are computed anew in the service's own frame, so that they see its parameters instead of what
/// the caller knows.
void lowering::lower_service(std::size_t index) {
    const auto& from = policy_.services[index];
    const auto id = policy_.functions.size() + index;
    const auto parameters = build_.out.functions[id].parameters;
    const auto result = build_.out.functions[id].result;
    body frame;
    body_ = &frame;
    open_scope();
    for (const auto& p : parameters) {
        bind(p.name, p.other, p.type, new_slot());
    }
    for (const auto decision : inside(from)) {
        const auto& one = policy_.answers[decision];
        model_ = one.model;
        const auto type = resolve(one.type);
        const auto* box = std::get_if<graph::boxed>(&one.definition);
        const typed made = box != nullptr ? fitted(lower_box(*box), type, one.where) : null_constant(one.where);
        auto& v = bind(short_name(policy_, one.model, one.name.name), one.name.name, made.type, new_slot());
        v.lazy = made.node;
    }
    model_ = from.model;
    std::vector<std::pair<std::string, typed>> outputs;
    for (const auto& name : from.outputs) {
        auto found = variable_named(name, name, from.where);
        outputs.emplace_back(short_name(policy_, from.model, name), settled(found.value_or(typed{}), from.where));
    }
    const typed all = outputs.size() == 1 ? outputs.front().second : made_context(outputs, from.where);
    const typed made = settled(fitted(all, result, from.where), from.where);
    body_ = nullptr;
    auto& to = build_.out.functions[id];
    to.body = made.node;
    to.frame = static_cast<std::uint16_t>(frame.slots);
}

} // namespace guiju::program
