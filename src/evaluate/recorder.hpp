#pragma once

#include <guiju/evaluate/derivation.hpp>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace guiju::evaluate {

/// Collects the steps of one derivation: each place once, with a count of how often it was passed.
///
/// Steps of an answer asked a second time at the same place are not looked at again: in a loop over thousands of
/// records the first shows how, and the count how often.
class recorder {
public:
    explicit recorder(std::size_t nodes) : seen_(nodes) {}

    /// True while steps are wanted here.
    [[nodiscard]] bool listening() const noexcept { return muted_ == 0; }

    /// Adds a step for that node and answers it, or counts it and answers nullptr when it is there already.
    derivation_step* add(step_kind kind, program::node_id node, std::uint32_t index) {
        auto& mark = seen_[static_cast<std::size_t>(node)];
        if (mark.level == level_ && mark.kind == kind && mark.index == index) {
            ++steps_->at(mark.step).times;
            return nullptr;
        }
        mark = {level_, kind, index, static_cast<std::uint32_t>(steps_->size())};
        auto& made = steps_->emplace_back();
        made.kind = kind;
        made.index = index;
        made.node = node;
        return &made;
    }

    /// Adds the step of an input, or to the one that is there another value that it took.
    void add_input(program::node_id node, std::uint32_t index, program::record_id record, const value& read) {
        if (auto* step = add(step_kind::input, node, index)) {
            step->record = static_cast<std::uint32_t>(record);
            step->result = read;
            return;
        }
        auto& step = steps_->at(seen_[static_cast<std::size_t>(node)].step);
        const bool scalar = !read.is(kind::list) && !read.is(kind::context);
        if (scalar && step.also.size() < most_values && !(read == step.result) &&
            std::find(step.also.begin(), step.also.end(), read) == step.also.end()) {
            step.also.push_back(read);
        }
    }

    void start(std::vector<derivation_step>& steps) {
        steps_ = &steps;
        level_ = ++levels_;
    }

    /// While one lives, steps go below another step, or nowhere.
    class nested {
    public:
        /// Opens the answer asked at `node`: its steps become children. Muted when it was asked there before.
        nested(recorder* in, program::node_id node, std::uint32_t answer) : in_(in) {
            if (in_ == nullptr) {
                return;
            }
            opened_ = in_->listening() && in_->add(step_kind::answer, node, answer) != nullptr;
            if (!opened_) {
                ++in_->muted_;
                return;
            }
            outer_ = in_->steps_;
            outer_level_ = in_->level_;
            at_ = outer_->size() - 1;
            in_->start(children_);
        }
        nested(const nested&) = delete;
        nested& operator=(const nested&) = delete;
        ~nested() {
            if (in_ == nullptr) {
                return;
            }
            if (!opened_) {
                --in_->muted_;
                return;
            }
            in_->steps_ = outer_;
            in_->level_ = outer_level_;
            (*outer_)[at_].children = std::move(children_);
            (*outer_)[at_].result = std::move(result_);
        }
        void answered(const value& v) {
            if (opened_) {
                result_ = v;
            }
        }

    private:
        recorder* in_;
        bool opened_ = false;
        std::vector<derivation_step>* outer_ = nullptr;
        std::uint32_t outer_level_ = 0;
        std::size_t at_ = 0;
        std::vector<derivation_step> children_;
        value result_;
    };

private:
    /// Further values of one input that are kept: what a person still reads.
    static constexpr std::size_t most_values = 7;

    struct mark {
        std::uint32_t level = 0;
        step_kind kind = step_kind::input;
        std::uint32_t index = 0;
        std::uint32_t step = 0;
    };
    std::vector<mark> seen_;
    std::vector<derivation_step>* steps_ = nullptr;
    std::uint32_t level_ = 0;
    std::uint32_t levels_ = 0;
    int muted_ = 0;
};

} // namespace guiju::evaluate
