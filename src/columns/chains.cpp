#include "chains.hpp"

#include <algorithm>
#include <optional>
#include <span>

namespace guiju::columns {

namespace {

/// What a chain grows from: its links, and the steps that they read.
struct chain {
    std::vector<link> links;
    std::vector<step_id> in;
};

class joiner {
public:
    joiner(plan& in, const std::vector<std::uint32_t>& read) : plan_(in), read_(read), chains_(in.steps.size()) {}

    void run();

private:
    [[nodiscard]] const step& at(step_id id) const { return plan_[id]; }
    [[nodiscard]] bool read_once(step_id id) const { return read_[static_cast<std::size_t>(id)] == 1; }
    [[nodiscard]] chain begun_by(step_id id, lane as) const;
    [[nodiscard]] chain alone(step_id id, lane as) const;
    [[nodiscard]] chain grown(const step& s) const;
    [[nodiscard]] std::size_t length_of(step_id id, lane as) const;
    [[nodiscard]] std::optional<link> operand(chain& into, step_id id, lane as) const;

    plan& plan_;
    const std::vector<std::uint32_t>& read_;
    std::vector<std::optional<chain>> chains_; ///< of each step that is arithmetic
};

bool is_arithmetic(const step& s) {
    const bool has_lane = s.lane == lane::int32 || s.lane == lane::int64;
    return has_lane && s.what >= verb::add && s.what <= verb::absolute;
}

/// Whether what a step gives can be read as a wider lane by the step that reads it.
bool only_widens(const step& s) { return s.what == verb::widen && s.lane != lane::int128; }

/// The verb with its operands the other way round.
verb turned(verb what) {
    return what == verb::subtract ? verb::reverse_subtract : what == verb::reverse_subtract ? verb::subtract : what;
}

// Beyond four operands a chain ends, and the next one begins.
std::optional<std::uint8_t> place_of(chain& into, step_id id) {
    const auto found = std::ranges::find(into.in, id);
    if (found == into.in.end() && into.in.size() == step{}.in.size()) {
        return std::nullopt;
    }
    const auto place = static_cast<std::uint8_t>(found - into.in.begin());
    if (found == into.in.end()) {
        into.in.push_back(id);
    }
    return place;
}

/// A step as an operand: what it is widened or multiplied from, where only this operand reads that.
std::optional<link> joiner::operand(chain& into, step_id id, lane as) const {
    link made;
    const auto& s = at(id);
    if (s.what == verb::multiply && s.immediate_second && s.lane == as && read_once(id)) {
        made.by = static_cast<std::int64_t>(s.immediate);
        id = s.in[0];
    }
    if (only_widens(at(id))) {
        id = at(id).in[0];
    }
    const auto place = place_of(into, id);
    if (!place) {
        return std::nullopt;
    }
    made.operand = *place;
    made.from = at(id).lane;
    return made;
}

chain joiner::begun_by(step_id id, lane as) const {
    if (const auto& known = chains_[static_cast<std::size_t>(id)]; known && read_once(id) && at(id).lane == as) {
        return *known;
    }
    return alone(id, as);
}

chain joiner::alone(step_id id, lane as) const {
    chain made;
    made.links.push_back(*operand(made, id, as));
    return made;
}

std::size_t joiner::length_of(step_id id, lane as) const { return begun_by(id, as).links.size(); }

chain joiner::grown(const step& s) const {
    if (s.immediate_second || s.in[1] == step_id::none) {
        auto made = begun_by(s.in[0], s.lane);
        link next;
        next.what = s.what;
        next.by = static_cast<std::int64_t>(s.immediate);
        made.links.push_back(next);
        return made;
    }
    bool turn = length_of(s.in[1], s.lane) > length_of(s.in[0], s.lane);
    auto made = begun_by(s.in[turn ? 1 : 0], s.lane);
    auto next = operand(made, s.in[turn ? 0 : 1], s.lane);
    if (!next) { // too many operands: what comes so far ends as a step of its own
        turn = false;
        made = alone(s.in[0], s.lane);
        next = operand(made, s.in[1], s.lane);
    }
    next->what = turn ? turned(s.what) : s.what;
    made.links.push_back(*next);
    return made;
}

/// A chain that reads and writes no less than the plain step is left to the plain kernel, which is shorter.
bool is_worth_it(const chain& made, const step& s) {
    const bool widened = std::ranges::any_of(
        made.links, [&](const link& l) { return l.operand != link::none && (l.from != s.lane || l.by != 1); });
    return made.links.size() > 2 || widened;
}

void joiner::run() {
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
        const auto& s = plan_.steps[i];
        if (!is_arithmetic(s) || read_[i] == 0) {
            continue;
        }
        chains_[i] = grown(s);
    }
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
        auto& s = plan_.steps[i];
        if (!chains_[i] || !is_worth_it(*chains_[i], s)) {
            continue;
        }
        s.what = verb::chain;
        s.in.fill(step_id::none);
        std::ranges::copy(chains_[i]->in, s.in.begin());
        s.immediate_second = false;
        s.immediate = 0;
        s.extra = static_cast<std::uint32_t>(plan_.chains.size());
        plan_.chains.push_back(std::move(chains_[i]->links));
    }
}

} // namespace

void join_chains(plan& in, const std::vector<std::uint32_t>& read) { joiner(in, read).run(); }

} // namespace guiju::columns
