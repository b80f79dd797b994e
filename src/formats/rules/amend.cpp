#include "formats/rules/session.hpp"

#include <guiju/formats/rules/amend.hpp>

#include <algorithm>
#include <utility>

namespace guiju::formats::rules {

namespace {

using element_kind = graph::element::kind;

bool replaces(const graph::answer& with, const graph::answer& old) {
    return old.name.answers_to(with.name.name) && with.subject == old.subject;
}

bool replaces(const graph::function& with, const graph::function& old) { return old.name.answers_to(with.name.name); }

void keep_place(const graph::answer& old, graph::answer& with) {
    if (with.clauses.empty()) {
        with.clauses = old.clauses;
    }
    if (with.name.other.empty()) {
        with.name.other = old.name.other;
    }
}

void keep_place(const graph::function& old, graph::function& with) {
    with.clause = with.clause.empty() ? old.clause : with.clause;
    if (with.name.other.empty()) {
        with.name.other = old.name.other;
    }
}

/// Moves what was read behind the first `old` items to where it replaces one of them. Where each new one now stands.
template <class Declared>
std::vector<std::size_t> put_in_place(std::vector<Declared>& all, std::size_t old) {
    std::vector<std::size_t> places;
    std::vector<Declared> added;
    for (auto i = old; i < all.size(); ++i) {
        const auto end = all.begin() + static_cast<std::ptrdiff_t>(old);
        const auto at =
            std::find_if(all.begin(), end, [&](const Declared& before) { return replaces(all[i], before); });
        if (at == end) {
            places.push_back(old + added.size());
            added.push_back(std::move(all[i]));
            continue;
        }
        places.push_back(static_cast<std::size_t>(at - all.begin()));
        keep_place(*at, all[i]);
        *at = std::move(all[i]);
    }
    all.resize(old);
    std::ranges::move(added, std::back_inserter(all));
    return places;
}

/// Keeps in the order what was added, at its index; what replaces something has its place already.
void add_to_order(std::vector<graph::element>& order, std::vector<graph::element> more, element_kind what,
                  const std::vector<std::size_t>& places, std::size_t old) {
    std::size_t next = 0;
    for (auto& one : more) {
        if (one.what == what && next < places.size()) {
            one.index = places[next++];
            if (one.index >= old) {
                order.push_back(one);
            }
        }
    }
}

bool is_structure(element_kind what) {
    return what != element_kind::answer && what != element_kind::function && what != element_kind::block &&
           what != element_kind::header;
}

/// Removes what the test tells, and moves the indices of what stands behind it.
template <class Declared, class Test>
void remove_from(graph::policy& in, std::vector<Declared>& all, element_kind what, Test&& leaves) {
    std::vector<std::size_t> now(all.size());
    std::vector<bool> gone(all.size());
    std::vector<Declared> kept;
    for (std::size_t i = 0; i < all.size(); ++i) {
        now[i] = kept.size();
        gone[i] = leaves(all[i]);
        if (!gone[i]) {
            kept.push_back(std::move(all[i]));
        }
    }
    all = std::move(kept);
    for (auto* order : {&in.order, &in.imported}) {
        std::erase_if(*order, [&](const graph::element& e) { return e.what == what && gone[e.index]; });
        for (auto& one : *order) {
            one.index = one.what == what ? now[one.index] : one.index;
        }
    }
}

} // namespace

result<graph::policy> amend(const graph::policy& base, source_set& sources, source_id text, const parsing& how) {
    session all{&sources, &how, problem_list(how.limits.problems)};
    all.policy = base;
    const auto answers = base.answers.size();
    const auto functions = base.functions.size();
    std::vector<graph::element> order;
    read_source(all, text, order);
    all.policy.title = base.title;
    all.policy.language = base.language;
    const auto answer_places = put_in_place(all.policy.answers, answers);
    const auto function_places = put_in_place(all.policy.functions, functions);
    const auto in_place = [](std::size_t old) { return [old](std::size_t at) { return at < old; }; };
    if (std::ranges::none_of(answer_places, in_place(answers)) &&
        std::ranges::none_of(function_places, in_place(functions)) && !all.problems.has_errors()) {
        all.problems.error("reform.nothing", {text, 0, 0}, "这段文字没有替换任何决策或函数",
                           "this text replaces no decision and no function");
    }
    add_to_order(all.policy.order, order, element_kind::answer, answer_places, answers);
    add_to_order(all.policy.order, order, element_kind::function, function_places, functions);
    std::ranges::copy_if(order, std::back_inserter(all.policy.order),
                         [](const graph::element& e) { return is_structure(e.what); });
    read_expressions(all);
    check_names(all.policy, all.problems);
    if (all.problems.has_errors()) {
        return all.problems.take();
    }
    return {std::move(all.policy), all.problems.take()};
}

result<graph::policy> without(const graph::policy& base, const std::vector<std::string>& names) {
    auto made = base;
    const auto named = [&](const graph::naming& of) {
        return std::ranges::any_of(names, [&](const auto& name) { return of.answers_to(name); });
    };
    for (const auto& name : names) {
        if (std::ranges::none_of(base.answers, [&](const auto& one) { return one.name.answers_to(name); })) {
            diagnostic unknown;
            unknown.code = "name.unknown";
            unknown.what = {"没有名为“" + name + "”的答案", "there is no answer named " + name};
            return unknown;
        }
    }
    std::vector<std::string> gone;
    for (const auto& one : base.answers) {
        if (named(one.name)) {
            gone.insert(gone.end(), {one.name.name, one.name.other});
        }
    }
    remove_from(made, made.answers, element_kind::answer, [&](const auto& one) { return named(one.name); });
    remove_from(made, made.exceptions, element_kind::exception,
                [&](const auto& one) { return std::ranges::find(gone, one.of) != gone.end(); });
    return made;
}

} // namespace guiju::formats::rules
