#include "chains.hpp"
#include "executor.hpp"

#include <algorithm>
#include <cstring>

namespace guiju::columns {

namespace {

/// Operands that are states (a bit each): where they all are `there`, the result is too.
std::uint8_t states_among(verb what) {
    switch (what) {
    case verb::join_states:
    case verb::equal_state:
    case verb::worst_state:
        return 0b0011;
    case verb::both_state:
    case verb::either_state:
        return 0b1100;
    case verb::choose_state:
        return 0b1101;
    case verb::segment_worst:
        return 0b0001;
    default:
        return 0;
    }
}

bool makes_state(const plan& in, const step& s) {
    switch (s.what) {
    case verb::load_state:
    case verb::join_states:
    case verb::both_state:
    case verb::either_state:
    case verb::choose_state:
    case verb::equal_state:
    case verb::state_where:
    case verb::worst_state:
    case verb::segment_worst:
    case verb::make_date_state:
        return true;
    case verb::spread:
    case verb::gather:
        return s.lane == lane::bits8 && s.high == 4 && in[s.in[0]].high == 4;
    case verb::lookup:
        return s.lane == lane::bits8 && s.high == 4;
    case verb::constant:
        return s.lane == lane::bits8 && s.immediate == 0;
    default:
        return false;
    }
}

lane operand_lane(const plan& in, const step& s) { return s.in[0] == step_id::none ? s.lane : in[s.in[0]].lane; }

kernel kernel_of(const plan& in, const step& s) {
    if (s.what == verb::widen) {
        return widening_kernel(operand_lane(in, s), s.lane);
    }
    if (s.what >= verb::add && s.what <= verb::absolute) {
        return arithmetic_kernel(s.what, s.lane, s.immediate_second);
    }
    if (s.what >= verb::equal && s.what <= verb::greater_equal) {
        return comparison_kernel(s.what, operand_lane(in, s), s.immediate_second);
    }
    if (s.what == verb::chain) {
        return chain_kernel(s.lane);
    }
    if (s.what == verb::choose || s.what == verb::lookup) {
        return choice_kernel(s.what, s.lane);
    }
    if (s.what >= verb::both && s.what <= verb::worst_state) {
        return truth_kernel(s.what);
    }
    return plain_kernel(s.what, s.lane, operand_lane(in, s), s.immediate_second);
}

bool passes_on(verb what) { return what == verb::known || what == verb::digit || what == verb::equal_known; }

/// The steps that are read when a plan has run.
std::vector<step_id> steps_of_outputs(const plan& of) {
    std::vector<step_id> all;
    for (const auto& out : of.outputs) {
        all.insert(all.end(),
                   {out.value, out.state, out.kept, out.kept_state, out.applies, out.applies_state, out.rule});
        for (const auto& one : out.beside) {
            all.insert(all.end(), {one.value, one.state});
        }
    }
    std::erase(all, step_id::none);
    return all;
}

} // namespace

ready_plan::ready_plan(plan of, bool narrow) : plan_(std::move(of)), narrow_(narrow) {
    join_chains(plan_, readers());
    const auto live = live_steps();
    choose_kernels(live);
    lay_out(live);
    fill_tables();
}

std::vector<bool> ready_plan::live_steps() const {
    std::vector<bool> live(plan_.steps.size(), false);
    const auto need = [&](step_id id) {
        if (id != step_id::none) {
            live[static_cast<std::size_t>(id)] = true;
        }
    };
    std::ranges::for_each(steps_of_outputs(plan_), need);
    std::ranges::for_each(plan_.checks, need);
    std::ranges::for_each(plan_.guards, need);
    for (std::size_t i = plan_.steps.size(); i-- > 0;) {
        if (live[i]) {
            std::ranges::for_each(plan_.steps[i].in, need);
            need(plan_.spaces[plan_.steps[i].space].opened_by);
        }
    }
    return live;
}

/// How often each step is read: by steps that are live, and by whoever asked.
std::vector<std::uint32_t> ready_plan::readers() const {
    std::vector<std::uint32_t> count(plan_.steps.size(), 0);
    const auto read = [&](step_id id) {
        if (id != step_id::none) {
            ++count[static_cast<std::size_t>(id)];
        }
    };
    // What is given out stays a step of its own, however often it is read.
    const auto given_out = [&](step_id id) {
        read(id);
        read(id);
    };
    std::ranges::for_each(steps_of_outputs(plan_), given_out);
    std::ranges::for_each(plan_.checks, given_out);
    std::ranges::for_each(plan_.guards, given_out);
    const auto live = live_steps();
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
        if (live[i]) {
            std::ranges::for_each(plan_.steps[i].in, read);
        }
    }
    return count;
}

void ready_plan::choose_kernels(const std::vector<bool>& live) {
    for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
        if (!live[i]) {
            continue;
        }
        const auto& s = plan_.steps[i];
        ready_step made;
        made.id = static_cast<step_id>(i);
        const bool leaf = s.what == verb::constant || s.what == verb::load || s.what == verb::load_state ||
                          s.what == verb::open_earlier;
        made.run = leaf ? nullptr : kernel_of(plan_, s);
        made.makes_state = makes_state(plan_, s);
        made.quiet = states_among(s.what);
        if ((s.what == verb::spread || s.what == verb::gather) && made.makes_state) {
            made.quiet = 0b0001;
        }
        if (s.what == verb::lookup && s.in[1] != step_id::none) {
            made.quiet = 0b0010;
        }
        made.same = passes_on(s.what);
        made.same_bit = s.what == verb::equal_known ? 0b0110 : 0b0010;
        steps_.push_back(made);
    }
}

void ready_plan::lay_out(const std::vector<bool>& live) {
    // A step that may hand its first operand on keeps it for as long as it is itself needed.
    std::vector<std::size_t> last(plan_.steps.size(), 0);
    std::vector<bool> kept(plan_.steps.size(), false);
    for (const auto id : steps_of_outputs(plan_)) {
        kept[static_cast<std::size_t>(id)] = true;
    }
    for (const auto id : plan_.checks) {
        kept[static_cast<std::size_t>(id)] = true;
    }
    for (std::size_t i = plan_.steps.size(); i-- > 0;) {
        const auto& s = plan_.steps[i];
        if (!live[i]) {
            continue;
        }
        for (const auto in : s.in) {
            if (in == step_id::none) {
                continue;
            }
            const auto at = static_cast<std::size_t>(in);
            const bool on = passes_on(s.what) && in == s.in[0];
            last[at] = std::max({last[at], i, on ? last[i] : std::size_t{0}});
            kept[at] = kept[at] || (on && kept[i]);
        }
    }
    std::vector<std::uint32_t> free;
    for (auto& ready : steps_) {
        const auto i = static_cast<std::size_t>(ready.id);
        const auto& s = plan_.steps[i];
        const auto fits = [&](std::uint32_t at) {
            return slots_[at].space == s.space && slots_[at].width == bytes_of(s.lane);
        };
        const auto found = s.what == verb::constant ? free.end() : std::ranges::find_if(free, fits);
        if (found != free.end()) {
            ready.slot = *found;
            free.erase(found);
        } else {
            ready.slot = static_cast<std::uint32_t>(slots_.size());
            slots_.push_back({s.space, bytes_of(s.lane)});
        }
        // What is needed here for the last time gives its place to what comes next, not to this step: some kernels
        // read an operand again after they have written.
        for (const auto& before : steps_) {
            if (before.id >= ready.id) {
                break;
            }
            const auto b = static_cast<std::size_t>(before.id);
            if (!kept[b] && last[b] == i && plan_.steps[b].what != verb::constant) {
                free.push_back(before.slot);
            }
        }
    }
}

void ready_plan::fill_tables() {
    for (const auto& ready : steps_) {
        const auto& s = plan_[ready.id];
        auto& bytes = tables_.emplace_back();
        if (s.what != verb::lookup) {
            continue;
        }
        // As long as the longest vector, so that it may be loaded as one.
        constexpr std::size_t least = 64;
        const auto& values = plan_.tables[s.extra].values;
        bytes.resize(std::max(values.size(), least) * bytes_of(s.lane));
        for (std::size_t v = 0; v < values.size(); ++v) {
            std::memcpy(bytes.data() + v * bytes_of(s.lane), &values[v], bytes_of(s.lane));
        }
    }
}

} // namespace guiju::columns
