#include "lowering.hpp"

#include <algorithm>

namespace guiju::program {

/// `社保补贴(h)`, `新增(2024)`: a record it is asked of first, then owners and dimensions.
typed lowering::call_answer(const std::string& name, const std::vector<answer_id>& all, const syntax& n) {
    auto further = lower_all({n.children.begin() + 1, n.children.end()});
    if (poisoned(further)) {
        return {};
    }
    if (!further.empty()) {
        const type first = build_[further.front().type];
        for (const auto id : all) {
            const auto subject = build_.out[id].subject;
            const bool same = first.kind == type_kind::record && first.record == subject;
            if (same || (options_.gradual && first.kind == type_kind::any && subject != record_id::none)) {
                const typed of = further.front();
                further.erase(further.begin());
                return ask(id, of, std::move(further), n.where);
            }
        }
        if (first.kind == type_kind::record && build_.out[all.front()].dimensions.empty()) {
            const auto is = named(further.front().type);
            return error("answer.subject", n.where, {name + " 不问" + is.zh, name + " is not asked of " + is.en});
        }
    }
    return ask_around(name, all, std::move(further), n.where);
}

/// Asked of the subject at hand, else of the nearest owner, else of the policy.
typed lowering::ask_around(const std::string& name, const std::vector<answer_id>& all, arguments further, span where) {
    auto& root = root_of(*body_);
    for (auto& around : root.records) {
        for (const auto id : all) {
            if (build_.out[id].subject == build_[around.type].record) {
                return ask(id, use(root, around, where), std::move(further), where);
            }
        }
    }
    for (const auto id : all) {
        if (build_.out[id].subject == record_id::none) {
            return ask(id, {}, std::move(further), where);
        }
    }
    const auto& record = build_.out[build_.out[all.front()].subject].name;
    return error(
        "answer.subject", where,
        {name + " 要问一个 " + record + "，此处没有", name + " is asked of a " + record + "; there is none here"},
        {"写成 " + name + "(…)", "write " + name + "(…)"});
}

std::optional<typed> lowering::bare_answer(const std::string& name, span where) {
    const auto found = answers_.find(name);
    if (found == answers_.end()) {
        return std::nullopt;
    }
    return ask_around(name, found->second, {}, where);
}

/// An answer as if it were a field of its subject: `组织[1].等级奖励`.
std::optional<typed> lowering::answer_of(const typed& subject, const std::string& name, span where) {
    const auto found = answers_.find(name);
    if (found == answers_.end()) {
        return std::nullopt;
    }
    for (const auto id : found->second) {
        if (build_.out[id].subject == build_[subject.type].record) {
            return ask(id, subject, {}, where);
        }
    }
    return std::nullopt;
}

typed lowering::ask(answer_id of, const typed& subject, arguments further, span where) {
    const auto owners = build_.out[of].owners;
    const auto dimensions = build_.out[of].dimensions;
    const bool has_subject = build_.out[of].subject != record_id::none;
    if (has_subject && subject.poisoned()) {
        return {};
    }
    std::vector<node_id> operands{has_subject ? subject.node : null_constant(where).node};
    for (const auto owner : owners) {
        const auto found = owner_for(owner, subject, further);
        if (!found) {
            const auto& record = build_.out[owner].name;
            return error("answer.owner", where,
                         {build_.out[of].name + " 还要知道所属的 " + record,
                          build_.out[of].name + " needs the " + record + " it belongs to"},
                         {"把它作为下一个参数", "give it as the next argument"});
        }
        operands.push_back(found->node);
    }
    for (const auto& d : dimensions) {
        const auto found = dimension_for(d, further, where);
        if (!found) {
            return error("answer.dimension", where,
                         {build_.out[of].name + " 还要 " + d.name, build_.out[of].name + " needs " + d.name},
                         {"写成 " + build_.out[of].name + "(…)", "write " + build_.out[of].name + "(…)"});
        }
        if (found->poisoned()) {
            return {};
        }
        operands.push_back(found->node);
    }
    if (!further.empty()) {
        return error("call.arguments", where,
                     {build_.out[of].name + " 多出 " + std::to_string(further.size()) + " 个参数",
                      build_.out[of].name + " has " + std::to_string(further.size()) + " arguments too many"});
    }
    const auto type = build_.out[of].type;
    typed made{build_.add({opcode::answer, type, where, static_cast<std::uint32_t>(of)}, operands), type};
    made.origins.push_back({build_.out[of].subject, operands.front(), body_});
    for (std::size_t i = 0; i < owners.size(); ++i) {
        made.origins.push_back({owners[i], operands[i + 1], body_});
    }
    return made;
}

/// An owner: given as the next argument, where the subject was taken from, or around the one who asks.
std::optional<typed> lowering::owner_for(record_id wanted, const typed& subject, arguments& further) {
    if (!further.empty() && build_[further.front().type].kind == type_kind::record &&
        build_[further.front().type].record == wanted) {
        const typed given = further.front();
        further.erase(further.begin());
        return given;
    }
    for (const auto& from : subject.origins) {
        if (from.record == wanted && from.in == body_) {
            return typed{from.node, build_.record(wanted)};
        }
    }
    auto& root = root_of(*body_);
    for (auto& around : root.records) {
        if (build_[around.type].record == wanted) {
            return use(root, around, {});
        }
    }
    return std::nullopt;
}

std::optional<typed> lowering::dimension_for(const dimension& wanted, arguments& further, span where) {
    if (!further.empty()) {
        typed given = further.front();
        further.erase(further.begin());
        return fitted(std::move(given), wanted.type, where);
    }
    return variable_named(wanted.name, wanted.other, where);
}

} // namespace guiju::program
