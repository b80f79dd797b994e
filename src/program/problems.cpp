#include "lowering.hpp"

namespace guiju::program {

typed lowering::error(const char* code, span where, wording what, wording hint, std::vector<annotation> others) {
    if (of_models()) {
        // One bad expression does not make a model useless: its value is null. DMN 1.5, 10.3.2.
        warn(code, where, std::move(what), std::move(hint), std::move(others));
        return body_ != nullptr ? typed{build_.constant(value(reason::type_error, where), type_id::any, where)}
                                : typed{};
    }
    if (problems_.size() < options_.most_problems) {
        problems_.push_back({severity::error, code, where, std::move(what), std::move(hint), std::move(others)});
    } else {
        gave_up_ = true;
    }
    return {};
}

void lowering::warn(const char* code, span where, wording what, wording hint, std::vector<annotation> others) {
    if (problems_.size() < options_.most_problems) {
        problems_.push_back({severity::warning, code, where, std::move(what), std::move(hint), std::move(others)});
    }
}

typed lowering::unknown(const char* code, const wording& what, const std::string& name, span where,
                        const nearest& near) {
    wording hint;
    if (!near.found().empty()) {
        hint = {"是否为 " + near.found() + "？", "Did you mean " + near.found() + "?"};
    }
    wording said{"不认识" + what.zh + " " + name, "unknown " + what.en + " " + name};
    if (strict()) {
        return error(code, where, std::move(said), std::move(hint));
    }
    warn(code, where, std::move(said), std::move(hint));
    return {build_.constant(value(reason::missing, where), type_id::any, where), type_id::any};
}

void lowering::duplicate(const std::string& name, span first, span second) {
    error("name.duplicate", second, {name + " 已声明过", name + " is declared twice"}, {},
          {{first, {"先在此处声明", "declared here first"}}});
}

} // namespace guiju::program
