#include "policy_model.hpp"

#include <guiju/emit/model.hpp>

namespace guiju {

namespace {

std::string listed(const std::vector<std::string>& names) {
    std::string all;
    for (const auto& one : names) {
        all += (all.empty() ? "" : ", ") + one;
    }
    return all;
}

diagnostic told(severity how_bad, const char* code, wording what, wording hint, span where = {}) {
    diagnostic made;
    made.severity = how_bad;
    made.code = code;
    made.what = std::move(what);
    made.hint = std::move(hint);
    made.where = where;
    return made;
}

/// Where an element of a model stands; nowhere where it is gone.
span place_of(const std::string& name, const graph::policy& in) {
    for (const auto& one : in.answers) {
        if (one.name.name == name) {
            return one.name.where;
        }
    }
    for (const auto& one : in.functions) {
        if (one.name.name == name) {
            return one.name.where;
        }
    }
    for (const auto& one : in.items) {
        if (one.name.name == name) {
            return one.name.where;
        }
    }
    for (const auto& one : in.records.empty() ? std::vector<graph::field>{} : in.records.front().fields) {
        if (one.name.name == name) {
            return one.name.where;
        }
    }
    return {};
}

} // namespace

result<model_document> read_model(source_set& sources, source_id id, const formats::dmn::reading& how) {
    if (!formats::dmn::holds_policy(sources.find(id)->text())) {
        auto made = formats::dmn::parse(sources, id, how);
        return made ? result<model_document>(model_document{std::move(made).value()}, made.problems())
                    : made.problems();
    }
    auto held = formats::dmn::parse_extension(sources, id, how.limits);
    if (!held) {
        return held.problems();
    }
    if (held->without.empty()) {
        const auto lowering = held->lowering;
        return model_document{std::move(held).value().document, lowering};
    }
    auto made = formats::dmn::parse(sources, id, how);
    if (!made) {
        return made.problems();
    }
    auto problems = made.problems();
    const auto names = listed(held->without);
    problems.push_back(
        told(severity::warning, "dmn.added",
             {"政策里没有这些元素：" + names + "；整个模型按 DMN 读",
              "the policy in the model has no " + names + "; the whole model is read as DMN"},
             {"删去 guiju:policy，或把它们写进政策", "remove guiju:policy, or write them into the policy"},
             place_of(held->without.front(), *made)));
    return {model_document{std::move(made).value()}, std::move(problems)};
}

diagnostics compare_model(source_set& sources, source_id id, const model_document& read,
                          const program::program& program, const formats::dmn::reading& how) {
    if (read.lowering != emitted::model_lowering) {
        return {told(severity::warning, "dmn.lowering",
                     {"此模型由另一版本导出：取其中的政策，DMN 部分没有核对",
                      "the model was made by another version: its policy is taken, its DMN is not compared"},
                     {"重新导出", "export it anew"})};
    }
    const auto expected = emitted::model(read.document, program);
    const auto found = formats::dmn::parse(sources, id, how);
    if (!expected || !found) {
        return expected ? found.problems() : expected.problems();
    }
    source_set apart;
    const auto made = formats::dmn::parse(apart, apart.add("expected", *expected));
    if (!made) {
        return made.problems();
    }
    diagnostics changed;
    for (const auto& name : emitted::changed_elements(*found, *made)) {
        changed.push_back(
            told(severity::error, "dmn.changed",
                 {name + " 的 DMN 与其中的政策不一致", "what DMN says of " + name + " is not what its policy says"},
                 {"改政策后重新导出；要按 DMN 读，删去 guiju:policy",
                  "change the policy and export it anew, or remove guiju:policy to read the model as DMN"},
                 place_of(name, *found)));
    }
    return changed;
}

} // namespace guiju
