#pragma once

#include "machine.hpp"

#include <vector>

namespace guiju::evaluate {

/// A lambda with what it captured. Can be called while its evaluation runs, by whoever has the call context.
class closure final : public callable {
public:
    closure(const program::lambda& of, std::vector<value> captured) : of_(of), captured_(std::move(captured)) {}

    [[nodiscard]] std::span<const std::string> parameters() const noexcept override { return of_.parameters; }
    [[nodiscard]] value call(std::span<const value> arguments, call_context& in) const override;

private:
    const program::lambda& of_;
    std::vector<value> captured_;
};

} // namespace guiju::evaluate
