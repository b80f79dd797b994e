#include "folding.hpp"

#include <guiju/meaning/apply.hpp>
#include <guiju/program/stocks.hpp>

namespace guiju::program {

namespace {

std::string shown(const value& v) {
    const auto number = v.as_number().to_plain();
    return v.is(kind::money) ? number + " " + v.as_currency().to_string() : number;
}

bool is_amount(const value& v) { return v.is(kind::number) || v.is(kind::money); }

value sum(meaning::operation what, const value& a, const value& b) {
    call_context context;
    const value both[] = {a, b};
    return meaning::apply_arithmetic(what, both, context);
}

/// The bound of an answer at every value of its dimensions, added up; the terms too.
class adding {
public:
    adding(const program& p, const answer& of) : of_(of), fold_(p) { fold_.set_as_of(p.default_as_of); }

    bool run() { return at_dimension(0) && total_ && is_amount(*total_); }

    const value& total() const { return *total_; }
    const std::string& terms() const { return terms_; }

private:
    bool at_dimension(std::size_t index) {
        if (index == of_.dimensions.size()) {
            return add(fold_.of(of_.bound));
        }
        const auto values = fold_.of(of_.dimensions[index].values);
        if (!values || !values->is(kind::list)) {
            return false;
        }
        const auto slot = static_cast<std::uint16_t>(1 + of_.owners.size() + index);
        for (const auto& one : values->as_list()) {
            fold_.set(slot, one);
            if (!at_dimension(index + 1)) {
                return false;
            }
        }
        return true;
    }

    bool add(const std::optional<value>& term) {
        if (!term || !is_amount(*term)) {
            return false;
        }
        terms_ += (terms_.empty() ? "" : " + ") + shown(*term);
        total_ = total_ ? sum(meaning::operation::add, *total_, *term) : *term;
        return true;
    }

    const answer& of_;
    folding fold_;
    std::optional<value> total_;
    std::string terms_;
};

diagnostic finding(severity how, const char* code, span where, wording what, wording hint) {
    return {how, code, where, std::move(what), std::move(hint), {}};
}

stock_finding check(const program& p, const stock& s) {
    stock_finding made;
    made.stock = s.of;
    made.flow = s.gained;
    const auto& stock = p[s.of];
    const auto& flow = p[s.gained];
    adding gained(p, flow);
    folding fold(p);
    fold.set_as_of(p.default_as_of);
    const auto bound = fold.of(stock.bound);
    if (!gained.run() || !bound || !is_amount(*bound) || gained.total().kind() != bound->kind()) {
        made.told = finding(severity::note, "target.unknown", stock.where,
                            {"无法预先判断 " + stock.name + " 是否随 " + flow.name + " 而达成",
                             "whether " + stock.name + " follows from " + flow.name + " cannot be told beforehand"},
                            {"指标取决于事实或未定的参数", "a bound depends on facts or on undetermined parameters"});
        return made;
    }
    made.known = true;
    made.gained = gained.total();
    made.bound = *bound;
    made.least_before = sum(meaning::operation::subtract, *bound, gained.total());
    const auto& least = made.least_before.as_number();
    const auto total = gained.terms() + " = " + shown(gained.total());
    if (least.sign() <= 0) {
        made.told =
            finding(severity::note, "target.implied", stock.where,
                    {flow.name + " 全部达成即达成 " + stock.name + "：" + total + " ≥ " + shown(*bound),
                     "meeting every " + flow.name + " meets " + stock.name + ": " + total + " ≥ " + shown(*bound)},
                    {"前提是没有减少", "provided that nothing is lost"});
        return made;
    }
    made.told =
        finding(severity::warning, "target.not_implied", stock.where,
                {flow.name + " 全部达成仍不足以达成 " + stock.name + "：" + total + " < " + shown(*bound),
                 "meeting every " + flow.name + " does not meet " + stock.name + ": " + total + " < " + shown(*bound)},
                {s.before + " 至少应为 " + shown(made.least_before) + "（没有减少时）",
                 s.before + " must be at least " + shown(made.least_before) + " when nothing is lost"});
    return made;
}

} // namespace

std::vector<stock_finding> check_stocks(const program& p) {
    std::vector<stock_finding> all;
    for (const auto& s : p.stocks) {
        all.push_back(check(p, s));
    }
    return all;
}

} // namespace guiju::program
