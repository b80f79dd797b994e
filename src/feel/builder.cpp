#include "feel/builder.hpp"

#include <algorithm>

namespace guiju::feel {

void builder::open(std::optional<node_kind> kind, const char* begin, std::size_t taken) {
    frame opened;
    opened.mark = operands_.size() - taken;
    opened.nodes = made_.nodes.size();
    opened.begin = taken == 0 ? begin : operands_[opened.mark].begin;
    opened.kind = kind;
    frames_.push_back(std::move(opened));
}

void builder::close(const char* end) {
    auto closed = std::move(frames_.back());
    frames_.pop_back();
    if (!closed.kind) {
        if (operands_.size() != closed.mark + 1) {
            return;
        }
        operands_.back().begin = closed.begin;
        operands_.back().end = end;
        return;
    }
    closed.made.kind = *closed.kind;
    make(std::move(closed.made), operands_.size() - closed.mark, closed.begin, end);
}

/// Takes back what was read since, but for the operands that were there before.
void builder::abandon() {
    const auto& top = frames_.back();
    const bool nothing_made = made_.nodes.size() == top.nodes;
    if (!nothing_made) {
        while (!operands_.empty() && static_cast<std::size_t>(operands_.back().id) >= top.nodes) {
            operands_.pop_back();
        }
        made_.nodes.resize(top.nodes);
    }
    frames_.pop_back();
}

void builder::make(node made, std::size_t count, const char* begin, const char* end) {
    const auto first = operands_.end() - static_cast<std::ptrdiff_t>(count);
    made.depth = 1;
    for (auto child = first; child != operands_.end(); ++child) {
        made.children.push_back(child->id);
        made.depth = std::max(made.depth, at(child->id).depth + 1);
    }
    if (made.depth > bounds_.depth) {
        words_.fail("syntax.too_deep", begin, end, {"表达式的层次太多", "this expression has too many levels"},
                    {"把它分成几个有名字的部分", "part it into several that have names"});
    }
    operands_.erase(first, operands_.end());
    made.where = words_.where(begin, end);
    operands_.push_back({static_cast<node_id>(made_.nodes.size()), begin, end});
    made_.nodes.push_back(std::move(made));
}

operand builder::take() {
    const auto taken = operands_.back();
    operands_.pop_back();
    return taken;
}

void builder::unmake() {
    const auto undone = take();
    const auto children = std::move(made_.nodes.back().children);
    made_.nodes.pop_back();
    for (const auto child : children) {
        put({child, undone.begin, undone.end});
    }
}

const char* builder::open_bracket() const noexcept {
    const auto found =
        std::find_if(frames_.rbegin(), frames_.rend(), [](const frame& one) { return one.opener != nullptr; });
    return found == frames_.rend() ? nullptr : found->opener;
}

tree builder::finished() {
    made_.root = operands_.back().id;
    return std::move(made_);
}

} // namespace guiju::feel
