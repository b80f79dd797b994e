#include "lowering.hpp"

#include <algorithm>

namespace guiju::program {

using meaning::operation;

namespace {

std::vector<std::string> split(std::string_view text, char at) {
    std::vector<std::string> parts;
    while (!text.empty()) {
        const auto end = std::min(text.find(at), text.size());
        auto part = text.substr(0, end);
        while (!part.empty() && part.front() == ' ') {
            part.remove_prefix(1);
        }
        parts.emplace_back(part);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::vector<std::vector<std::string>> signatures_of(operation op) {
    std::vector<std::vector<std::string>> all;
    for (const auto& one : split(meaning::info(op).signatures, ';')) {
        all.push_back(split(one, ','));
    }
    if (all.empty()) {
        all.emplace_back();
    }
    return all;
}

/// Operations whose further arguments are like the items of the first.
bool items_alike(operation op) {
    switch (op) {
    case operation::list_contains:
    case operation::index_of:
    case operation::append:
    case operation::min:
    case operation::max:
    case operation::list_replace:
    case operation::insert_before:
        return true;
    default:
        return false;
    }
}

bool wants_number(std::string_view parameter) {
    return parameter == "n" || parameter == "number" || parameter == "scale" || parameter == "start position" ||
           parameter == "length" || parameter == "year" || parameter == "month" || parameter == "day" ||
           parameter == "dividend" || parameter == "divisor" || parameter == "hour" || parameter == "minute" ||
           parameter == "second";
}

bool wants_text(std::string_view parameter) {
    return parameter == "string" || parameter == "pattern" || parameter == "replacement" || parameter == "flags" ||
           parameter == "delimiter" || parameter == "input" || parameter == "grouping separator" ||
           parameter == "decimal separator";
}

} // namespace

std::vector<std::string> lowering::parameter_names(operation op) { return signatures_of(op).front(); }

/// Whoever names a parameter asks for one signature: a `key` is one text, not a path of keys, and a `position` no
/// function. Other values are null there.
void lowering::fit_named(const std::vector<std::string>& names, arguments& given, span where) {
    for (std::size_t i = 0; i < names.size() && i < given.size(); ++i) {
        const bool text = names[i] == "key";
        if ((text || names[i] == "position") && !given[i].poisoned()) {
            const auto type = text ? build_.simple(type_kind::text) : build_.number(feel::unit::none);
            given[i].node =
                build_.add({opcode::convert, type, where, static_cast<std::uint32_t>(type), 0}, {given[i].node});
            given[i].type = type;
        }
    }
}

typed lowering::call_built_in(operation op, const std::vector<feel::node_id>& given, span where,
                              const std::vector<std::string>& named) {
    const auto all = signatures_of(op);
    const auto by_size = [](const auto& a, const auto& b) { return a.size() < b.size(); };
    const auto least = std::min_element(all.begin(), all.end(), by_size)->size();
    const auto most = std::max_element(all.begin(), all.end(), by_size)->size();
    if (given.size() < least || (given.size() > most && !meaning::is_variadic(op))) {
        return wrong_count(std::string(meaning::info(op).name), least, most, given.size(), where);
    }
    auto lowered = lower_arguments(op, given);
    if (options_.gradual) {
        fit_named(named, lowered, where);
    }
    if (poisoned(lowered) || (strict() && !check_arguments(op, lowered, given))) {
        return {};
    }
    if (op == operation::sum && lowered.size() == 1 && strict()) {
        return sum_from_zero(lowered.front(), where);
    }
    const auto type = result_of(op, lowered);
    typed made{build_.add({opcode::operation, type, where, static_cast<std::uint32_t>(op)}, nodes_of(lowered)), type};
    if (build_[type].kind == type_kind::list && !lowered.empty() && type == lowered.front().type) {
        made.origins = lowered.front().origins;
    }
    return made;
}

lowering::arguments lowering::lower_arguments(operation op, const std::vector<feel::node_id>& given) {
    arguments all;
    for (std::size_t i = 0; i < given.size(); ++i) {
        const bool lambda = given[i] != feel::node_id::none && at(given[i]).kind == feel::node_kind::function;
        if (lambda && !all.empty() && build_[all.front().type].kind == type_kind::list) {
            const auto element = build_.required(build_[all.front().type].element);
            all.push_back(lambda_of(at(given[i]), {element, element}));
            continue;
        }
        all.push_back(lower(given[i]));
        if (i > 0 && items_alike(op) && !all.front().poisoned() && !all.back().poisoned()) {
            typed like = all.front();
            like.type = build_[like.type].kind == type_kind::list ? build_[like.type].element : like.type;
            all.back() = retext(all.back(), given[i], like);
        }
    }
    return all;
}

/// The named arguments in the order of one signature, those not given being null; nothing when it lacks one of the
/// names.
std::optional<std::vector<feel::node_id>> lowering::given_by_name(const syntax& n,
                                                                  const std::vector<std::string>& names) const {
    std::vector<feel::node_id> given(names.size(), feel::node_id::none);
    for (std::size_t i = 1; i < n.children.size(); ++i) {
        const auto found = std::find(names.begin(), names.end(), at(n.children[i]).text);
        if (found == names.end()) {
            return std::nullopt;
        }
        given[static_cast<std::size_t>(found - names.begin())] = at(n.children[i]).children.at(0);
    }
    return given;
}

/// Named arguments take the signature that has exactly these names, in FEEL else one that has more: what is not named
/// is null. DMN 1.5, 10.3.2.13.2.
typed lowering::call_built_in_named(operation op, const syntax& n) {
    const auto all = signatures_of(op);
    for (const bool exactly : {true, false}) {
        for (const auto& names : all) {
            const auto given = given_by_name(n, names);
            const bool complete = names.size() + 1 == n.children.size();
            if (given && (complete || (!exactly && options_.gradual))) {
                return call_built_in(op, *given, n.where, names);
            }
        }
    }
    if (options_.gradual) {
        return {build_.constant(value(reason::type_error, n.where), type_id::any, n.where)};
    }
    return error("call.arguments", n.where,
                 {std::string(meaning::info(op).name) + " 没有这些名称的参数",
                  std::string(meaning::info(op).name) + " has no parameters of these names"},
                 {"参数：" + std::string(meaning::info(op).signatures),
                  "parameters: " + std::string(meaning::info(op).signatures)});
}

/// In a policy the sum of nothing is nothing, not null: `sum(append(items, 0))`.
typed lowering::sum_from_zero(const typed& items, span where) {
    const type t = build_[items.type];
    const type element = t.kind == type_kind::list ? build_[t.element] : type{};
    if (element.kind != type_kind::money && element.kind != type_kind::number) {
        const auto type = result_of(operation::sum, {items});
        return call_operation(operation::sum, {items}, type, where);
    }
    const auto of = build_.required(t.element);
    const auto zero = element.kind == type_kind::money ? value(decimal(0), element.in) : value(0);
    const typed nothing{build_.constant(zero, of, where), of};
    const typed longer = call_operation(operation::append, {items, nothing}, build_.required(items.type), where);
    return call_operation(operation::sum, {longer}, of, where);
}

bool lowering::check_arguments(operation op, const arguments& given, const std::vector<feel::node_id>& written) {
    const auto all = signatures_of(op);
    const auto fitting = std::find_if(all.begin(), all.end(), [&](const auto& s) { return s.size() == given.size(); });
    const auto& names = fitting == all.end() ? all.front() : *fitting;
    const bool several =
        std::count_if(all.begin(), all.end(), [&](const auto& s) { return s.size() == given.size(); }) > 1;
    for (std::size_t i = 0; i < given.size() && i < names.size() && !several; ++i) {
        const auto kind = build_[given[i].type].kind;
        if (kind == type_kind::any || kind == type_kind::null) {
            continue;
        }
        const bool numeric =
            kind == type_kind::number || kind == type_kind::money ||
            (op == operation::abs && (kind == type_kind::days_time || kind == type_kind::years_months));
        const bool bad = (wants_number(names[i]) && !numeric) ||
                         (wants_text(names[i]) && kind != type_kind::text && kind != type_kind::category) ||
                         (names[i] == "list" && !meaning::is_variadic(op) && kind != type_kind::list);
        if (bad) {
            const auto is = named(given[i].type);
            const std::string called(meaning::info(op).name);
            error("call.argument_type", written[i] == feel::node_id::none ? span{} : at(written[i]).where,
                  {called + " 的参数 " + names[i] + " 不能是" + is.zh,
                   "argument '" + names[i] + "' of " + called + " cannot be " + is.en});
            return false;
        }
    }
    return true;
}

} // namespace guiju::program
