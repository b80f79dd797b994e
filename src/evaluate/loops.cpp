#include "machine.hpp"

namespace guiju::evaluate {

namespace {

/// The items that a loop runs over: a list's, or one value as a list of one. DMN 1.5, 10.3.2.11.
std::span<const value> items_of(const value& domain) {
    return domain.is(kind::list) ? std::span<const value>(domain.as_list()) : std::span(&domain, 1);
}

/// The results of a loop so far, as a value that grows in place while nobody else holds it.
class growing_list {
public:
    growing_list() : body_(make_shared_body<list_body>()) {}

    // Out of line: inlined, g++ 12 takes the count of a body for freed memory.
    [[nodiscard]] [[gnu::noinline]] value now() const { return shared<const list_body>(body_); }
    void add(const value& v, bool joined) {
        if (!body_->unshared()) {
            body_ = make_shared_body<list_body>(body_->items);
        }
        if (joined && v.is(kind::list)) {
            body_->items.insert(body_->items.end(), v.as_list().begin(), v.as_list().end());
        } else {
            body_->items.push_back(v);
        }
    }

private:
    shared<list_body> body_;
};

} // namespace

/// Steps from a whole number or date to another one, upwards or downwards.
class machine::stepper {
public:
    static std::optional<stepper> between(const value& low, const value& high) {
        if (low.is(kind::date) && high.is(kind::date)) {
            return stepper(low.as_date().day_number(), high.as_date().day_number(), true);
        }
        if (!low.is(kind::number) || !high.is(kind::number)) {
            return std::nullopt;
        }
        const auto from = low.as_number().to_int64();
        const auto to = high.as_number().to_int64();
        return from && to ? std::optional(stepper(*from, *to, false)) : std::nullopt;
    }
    /// Through the whole numbers or dates that a range with two ends holds, upwards; a stepper of none where it holds
    /// none. Nothing when its ends are no such values or in the wrong order.
    static std::optional<std::optional<stepper>> within(const range_body& r) {
        auto made = between(r.low, r.high);
        if (!made || made->at_ > made->to_ || r.form == range_form::not_equal) {
            return std::nullopt;
        }
        made->at_ += r.low_closed ? 0 : 1;
        made->to_ -= r.high_closed ? 0 : 1;
        return made->at_ <= made->to_ ? made : std::optional<stepper>();
    }
    [[nodiscard]] value here() const { return dates_ ? value(*date::from_day_number(at_)) : value(decimal(at_)); }
    /// False when that was the last.
    bool next() noexcept {
        if (at_ == to_) {
            return false;
        }
        at_ += at_ < to_ ? 1 : -1;
        return true;
    }

private:
    stepper(std::int64_t from, std::int64_t to, bool dates) : at_(from), to_(to), dates_(dates) {}
    std::int64_t at_;
    std::int64_t to_;
    bool dates_;
};

/// The result of a loop over what is no list: null; in B-FEEL the empty list, but for what is undetermined.
value machine::no_loop(value why) const {
    const bool stays = why.is_undetermined() || program_.semantics == semantics::feel;
    return stays ? std::move(why) : value::list({});
}

value machine::map(const node& n) {
    const auto parts = operands(n);
    value domain = run(parts[0]);
    if (domain.is_null()) {
        return no_loop(std::move(domain));
    }
    if (domain.is(kind::range)) {
        return loop_over(n, domain.as_range(), parts[1]);
    }
    growing_list results;
    for (const auto& item : items_of(domain)) {
        if (!spend(1, n.where)) {
            break;
        }
        set(n.slot, item);
        set(n.slot + 1U, results.now());
        const value result = run(parts[1]);
        set(n.slot + 1U, value());
        results.add(result, n.index == 1);
    }
    return results.now();
}

value machine::span_map(const node& n) {
    const auto parts = operands(n);
    const value low = run(parts[0]);
    const value high = run(parts[1]);
    return loop_between(n, low, high, parts[2]);
}

value machine::loop_between(const node& n, const value& low, const value& high, node_id body) {
    if (low.is_null() || high.is_null()) {
        const std::array<value, 2> ends{low, high};
        return no_loop(low.is_undetermined() || high.is_undetermined() ? meaning::united_needs(ends)
                                                                       : value(reason::missing, n.where));
    }
    auto at = stepper::between(low, high);
    return at ? loop_steps(n, at, body) : no_loop(value(reason::type_error, n.where));
}

/// A range is walked from its low end upwards; what it does not hold is left out.
value machine::loop_over(const node& n, const range_body& r, node_id body) {
    if (r.form != range_form::interval && r.form != range_form::equal) {
        return no_loop(value(reason::domain, n.where));
    }
    if (r.low.is_null() || r.high.is_null()) {
        return loop_between(n, r.low, r.high, body);
    }
    auto at = stepper::within(r);
    return at ? loop_steps(n, *at, body) : no_loop(value(reason::type_error, n.where));
}

value machine::loop_steps(const node& n, std::optional<stepper> at, node_id body) {
    growing_list results;
    for (bool more = at.has_value(); more && spend(1, n.where); more = at->next()) {
        set(n.slot, at->here());
        set(n.slot + 1U, results.now());
        const value result = run(body);
        set(n.slot + 1U, value());
        results.add(result, n.index == 1);
    }
    return results.now();
}

value machine::quantified(const node& n, bool settles) {
    const auto parts = operands(n);
    value domain = run(parts[0]);
    if (domain.is_null()) {
        return truth(std::move(domain));
    }
    value open = !settles;
    const auto settled_by = [&](const value& item) {
        set(n.slot, item);
        value v = truth(run(parts[1]));
        if (v.is(kind::boolean) && v.as_boolean() == settles) {
            open = std::move(v);
            return true;
        }
        if (v.is_undetermined()) {
            open = open.is_undetermined() ? meaning::unite_needs(open, v) : std::move(v);
        } else if (!v.is(kind::boolean) && !open.is_undetermined()) {
            open = v.is_null() ? std::move(v) : value(reason::type_error, n.where);
        }
        return stopped();
    };
    if (!domain.is(kind::range)) {
        (void)std::ranges::any_of(items_of(domain), settled_by);
        return open;
    }
    auto at = stepper::within(domain.as_range());
    if (!at) {
        return truth(value(reason::type_error, n.where));
    }
    for (bool more = at->has_value(); more && !settled_by((*at)->here());) {
        more = (*at)->next();
    }
    return open;
}

value machine::filter_items(const node& n, std::span<const value> items) {
    const auto condition = operands(n)[1];
    std::vector<value> kept;
    value open;
    for (const auto& item : items) {
        if (stopped()) {
            break;
        }
        set(n.slot, item);
        const value v = run(condition);
        if (v.is_true()) {
            kept.push_back(item);
        } else if (v.is_undetermined()) {
            open = meaning::unite_needs(open, v);
        }
    }
    if (open.is_undetermined()) {
        return open;
    }
    return spend(kept.size(), n.where) ? value::list(std::move(kept)) : value(reason::limit, n.where);
}

/// What is not known to be empty needs what its condition needs of an item that is not known.
value machine::unknown_items(const node& n, const value& domain) {
    set(n.slot, domain);
    const value condition = run(operands(n)[1]);
    return condition.is_undetermined() ? meaning::unite_needs(domain, condition) : domain;
}

value machine::filter(const node& n) {
    const value domain = run(operands(n)[0]);
    if (domain.is_undetermined()) {
        return unknown_items(n, domain);
    }
    return domain.is_null() ? value::list({}) : filter_items(n, items_of(domain));
}

value machine::filter_any(const node& n) {
    const value domain = run(operands(n)[0]);
    if (domain.is_undetermined()) {
        return unknown_items(n, domain);
    }
    const auto items = domain.is_null() ? std::span<const value>{} : items_of(domain);
    set(n.slot, items.empty() ? value() : items.front());
    const value first = run(operands(n)[1]);
    if (first.is(kind::number)) {
        return pick(domain, first, n.where);
    }
    return filter_items(n, items);
}

// DMN 1.5, 10.3.2.5: positions count from 1, or from the end when negative.
value machine::pick(const value& domain, const value& place, span where) {
    if (domain.is_undetermined() || place.is_undetermined()) {
        return meaning::unite_needs(domain, place);
    }
    if (!place.is(kind::number) || domain.is_null()) {
        return value(domain.is_null() ? reason::missing : reason::type_error, where);
    }
    const auto items = items_of(domain);
    const auto count = static_cast<std::int64_t>(items.size());
    const auto asked = place.as_number().to_int64();
    const auto at = !asked ? -1 : *asked > 0 ? *asked - 1 : *asked < 0 ? count + *asked : -1;
    return at >= 0 && at < count ? items[static_cast<std::size_t>(at)] : value(reason::missing, where);
}

} // namespace guiju::evaluate
