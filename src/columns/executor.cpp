#include "executor.hpp"

#include <algorithm>
#include <cstring>

namespace guiju::columns {

namespace {

constexpr std::size_t line = 64;

std::size_t padded(std::int64_t count) noexcept {
    return (static_cast<std::size_t>(count) + line - 1) / line * line + line;
}

bool over_segments(verb what) { return what >= verb::spread && what < verb::gather; }

template <class T>
void fill_with(void* out, int128 v, std::size_t count) {
    std::fill_n(static_cast<T*>(out), count, static_cast<T>(v));
}

} // namespace

executor::executor(const engine::state& in, const ready_plan& plan, const batch_view& batch)
    : state_(in), ready_(plan), plan_(plan.of()), batch_(batch), memory_(plan.slots().size()),
      at_(plan_.steps.size(), nullptr), quiet_(plan_.steps.size(), false), first_(plan_.spaces.size(), 0),
      count_(plan_.spaces.size(), 0), segments_(plan_.spaces.size()), taken_(plan_.spaces.size()),
      bad_(static_cast<std::size_t>(vector_rows), 0) {}

std::byte* executor::room(std::uint32_t slot, std::uint16_t space) {
    auto& m = memory_[slot];
    const auto wanted = padded(space == 0 ? vector_rows : count_[space]) * ready_.slots()[slot].width;
    if (m.capacity < wanted) {
        m.capacity = space == 0 ? wanted : wanted + wanted / 2;
        m.bytes = std::make_unique<std::byte[]>(m.capacity + line);
        const auto rest = reinterpret_cast<std::uintptr_t>(m.bytes.get()) % line;
        m.aligned = m.bytes.get() + (line - rest) % line;
        m.constant = step_id::none;
    }
    return m.aligned;
}

bool executor::place(std::uint16_t space) {
    const auto& view = batch_.spaces[space];
    const auto parent = plan_.spaces[space].parent;
    const auto from = view.base + first_[parent];
    auto& offsets = segments_[space];
    offsets.resize(static_cast<std::size_t>(count_[parent]) + 1);
    if (count_[parent] == 0) {
        first_[space] = count_[space] = 0;
        offsets[0] = 0;
        return true;
    }
    const auto start = items_at(*view.type, *view.list, from).from;
    first_[space] = start;
    offsets[0] = 0;
    std::int64_t longest = 0;
    for (std::int64_t i = 0; i < count_[parent]; ++i) {
        const auto items = items_at(*view.type, *view.list, from + i);
        longest = std::max(longest, items.to - items.from);
        if (items.to - start > INT32_MAX) {
            return false;
        }
        offsets[static_cast<std::size_t>(i) + 1] = static_cast<std::int32_t>(items.to - start);
    }
    count_[space] = offsets.back();
    return longest <= plan_.most_items;
}

bool executor::place_spaces(std::int64_t first, std::int64_t count) {
    first_[0] = first;
    count_[0] = count;
    std::int64_t most = vector_rows;
    shorter_zeros_.clear();
    for (std::uint16_t s = 1; s < plan_.spaces.size(); ++s) {
        if (plan_.spaces[s].opened_by != step_id::none) {
            count_[s] = 0;
            continue;
        }
        if (!place(s)) {
            return false;
        }
        most = std::max(most, count_[s]);
    }
    zeros(most);
    return true;
}

const std::uint8_t* executor::zeros(std::int64_t count) {
    if (zeros_.size() < padded(count)) {
        shorter_zeros_.push_back(std::move(zeros_));
        zeros_.assign(padded(count + count / 2), 0);
    }
    return zeros_.data();
}

// What is taken grows with the square of a list's length; rows with long lists are left to the evaluator.
void executor::open_earlier(step_id by) {
    constexpr std::int64_t most_for_each = 64;
    const auto& opens = plan_[by];
    const auto& space = plan_.spaces[opens.space];
    const auto* places = static_cast<const std::int32_t*>(values(opens.in[0]));
    const auto* wanted = static_cast<const std::int32_t*>(values(opens.in[1]));
    const auto& takers = segments_[space.parent];
    const auto& items = segments_[space.of];
    auto& taken = taken_[opens.space];
    auto& offsets = segments_[opens.space];
    taken.clear();
    offsets.assign(1, 0);
    std::vector<std::int32_t> in_order;
    for (std::size_t row = 0; row + 1 < takers.size(); ++row) {
        if (takers[row] == takers[row + 1]) {
            continue;
        }
        in_order.assign(static_cast<std::size_t>(items[row + 1] - items[row]), 0);
        std::int64_t count = 0;
        for (auto i = items[row]; i < items[row + 1]; ++i) {
            if (places[i] >= 0) {
                in_order[static_cast<std::size_t>(places[i])] = i;
                ++count;
            }
        }
        auto left = most_for_each * (takers[row + 1] - takers[row]);
        for (auto i = takers[row]; i < takers[row + 1]; ++i) {
            const std::int64_t takes = wanted[i] >= 0 && wanted[i] <= count ? wanted[i] : 0;
            left -= takes;
            if (left < 0) {
                mark(space.parent, i);
            } else {
                taken.insert(taken.end(), in_order.begin(), in_order.begin() + takes);
            }
            offsets.push_back(static_cast<std::int32_t>(taken.size()));
        }
    }
    count_[opens.space] = static_cast<std::int64_t>(taken.size());
    first_[opens.space] = 0;
    taken.resize(padded(count_[opens.space]));
    zeros(count_[opens.space]);
    at_[static_cast<std::size_t>(by)] = taken.data();
}

void executor::mark(std::uint16_t space, std::int64_t item) {
    while (space != 0) {
        const auto& offsets = segments_[space];
        item = std::upper_bound(offsets.begin(), offsets.end(), static_cast<std::int32_t>(item)) - offsets.begin() - 1;
        space = plan_.spaces[space].parent;
    }
    bad_[static_cast<std::size_t>(item)] = 1;
    any_bad_ = true;
}

// Records that are not there, and cells that their fields do not allow.
void executor::check_marks() {
    const auto absent = [&](const ArrowArray& structs, std::uint16_t space) {
        const auto* valid = validity_of(structs);
        for (std::int64_t i = 0; valid != nullptr && i < count_[space]; ++i) {
            if (!bit_at(valid, structs.offset + first_[space] + i)) {
                mark(space, i);
            }
        }
    };
    absent(batch_.batch, 0);
    for (std::uint16_t s = 1; s < plan_.spaces.size(); ++s) {
        if (plan_.spaces[s].opened_by == step_id::none &&
            batch_.spaces[s].type->children[0].storage == storage::record) {
            absent(*batch_.spaces[s].items, s);
        }
    }
    for (const auto check : plan_.checks) {
        const auto* cells = static_cast<const std::uint8_t*>(values(check));
        const auto space = plan_[check].space;
        for (std::int64_t i = 0; i < count_[space]; ++i) {
            if (cells[i] != 0) {
                mark(space, i);
            }
        }
    }
}

void executor::fill(const ready_plan::ready_step& s) {
    const auto& constant = plan_[s.id];
    auto* out = room(s.slot, constant.space);
    auto& m = memory_[s.slot];
    if (m.constant != s.id) {
        const auto count = m.capacity / bytes_of(constant.lane);
        switch (constant.lane) {
        case lane::bits8:
            fill_with<std::uint8_t>(out, constant.immediate, count);
            break;
        case lane::int32:
            fill_with<std::int32_t>(out, constant.immediate, count);
            break;
        case lane::int64:
            fill_with<std::int64_t>(out, constant.immediate, count);
            break;
        default:
            fill_with<int128>(out, constant.immediate, count);
        }
        m.constant = s.id;
    }
    at_[static_cast<std::size_t>(s.id)] = out;
}

void executor::run_step(const ready_plan::ready_step& s, std::size_t index) {
    const auto& what = plan_[s.id];
    const auto id = static_cast<std::size_t>(s.id);
    const auto all_quiet = [&](std::uint8_t bits) {
        for (std::size_t k = 0; k < what.in.size(); ++k) {
            if ((bits >> k & 1U) != 0 && !all_there(what.in[k])) {
                return false;
            }
        }
        return true;
    };
    quiet_[id] = false;
    const bool nothing = s.makes_state && what.what == verb::constant;
    if (nothing || (s.quiet != 0 && all_quiet(s.quiet))) {
        quiet_[id] = true;
        at_[id] = zeros_.data();
        return;
    }
    if (s.same && all_quiet(s.same_bit)) {
        at_[id] = at_[static_cast<std::size_t>(what.in[0])];
        return;
    }
    if (what.what == verb::constant) {
        fill(s);
        return;
    }
    if (what.what == verb::open_earlier) {
        open_earlier(s.id);
        return;
    }
    kernel_call call;
    for (std::size_t k = 0; k < what.in.size(); ++k) {
        call.in[k] = what.in[k] == step_id::none ? nullptr : at_[static_cast<std::size_t>(what.in[k])];
    }
    call.immediate = static_cast<std::int64_t>(what.immediate);
    call.count = static_cast<std::size_t>(count_[what.space]);
    call.out = room(s.slot, what.space);
    if (over_segments(what.what)) {
        const auto items = what.what == verb::spread ? what.space : plan_[what.in[0]].space;
        call.extra = segments_[items].data();
        call.extra_count = segments_[items].size() - 1;
        if (what.what == verb::segment_member) {
            call.also = segments_[plan_[what.in[1]].space].data();
        }
    } else if (what.what == verb::lookup) {
        call.extra = ready_.tables()[index].data();
        call.extra_count = plan_.tables[what.extra].values.size();
    } else if (what.what == verb::chain) {
        call.extra = plan_.chains[what.extra].data();
        call.extra_count = plan_.chains[what.extra].size();
    } else {
        call.extra_count = what.extra;
    }
    const bool any = s.run(call) != 0;
    at_[id] = call.out;
    if (s.makes_state && !any) {
        quiet_[id] = true;
        at_[id] = zeros_.data();
    }
}

// The processor is asked for the next vector's values a few lines a step: more at once than it can keep in flight would
// make it wait for memory in one step, and leave memory idle in the others.
void executor::look_ahead() {
    ahead_.clear();
    std::size_t lines = 0;
    for (std::size_t i = 0; i < plan_.inputs.size(); ++i) {
        const auto& view = batch_.inputs[i];
        const auto& source = plan_.inputs[i];
        const bool has_cells = view.array->n_buffers == 2 && view.array->buffers[1] != nullptr;
        if (source.kind == reading_kind::list_state || !has_cells || count_[source.space] == 0) {
            continue;
        }
        const bool bits = source.type->storage == storage::boolean;
        const auto width = std::int64_t{source.type->width};
        const auto next = start(view, source.space) + count_[source.space];
        const auto bytes = bits ? count_[source.space] / 8 : count_[source.space] * width;
        stretch made;
        made.from = static_cast<const std::byte*>(view.array->buffers[1]) + (bits ? next / 8 : next * width);
        made.lines = static_cast<std::size_t>(bytes) / line + 1;
        lines += made.lines;
        ahead_.push_back(made);
    }
    ahead_a_step_ = lines / (ready_.steps().size() + 1) + 1;
}

void executor::ask_ahead() {
    for (auto left = ahead_a_step_; left > 0 && !ahead_.empty();) {
        auto& from = ahead_.back();
        const auto now = std::min(left, from.lines);
        for (std::size_t i = 0; i < now; ++i) {
            __builtin_prefetch(from.from + i * line, 0, 2);
        }
        from.from += now * line;
        from.lines -= now;
        left -= now;
        if (from.lines == 0) {
            ahead_.pop_back();
        }
    }
}

bool executor::run(std::int64_t first, std::int64_t count) {
    if (any_bad_) {
        std::ranges::fill(bad_, std::uint8_t{0});
        any_bad_ = false;
    }
    if (!place_spaces(first, count)) {
        return false;
    }
    look_ahead();
    std::size_t index = 0;
    for (const auto& s : ready_.steps()) {
        ask_ahead();
        const auto what = plan_[s.id].what;
        if (what == verb::load || what == verb::load_state) {
            quiet_[static_cast<std::size_t>(s.id)] = false;
            if (!(what == verb::load ? load(s) : load_state(s))) {
                return false;
            }
        } else {
            run_step(s, index);
        }
        ++index;
    }
    check_marks();
    return true;
}

} // namespace guiju::columns
