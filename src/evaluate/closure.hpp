#pragma once

#include "machine.hpp"

#include <vector>

namespace guiju::evaluate {

/// A lambda with what it captured. The types of its parameters are looked at where it is invoked (`machine::invoked`);
/// functions such as `sort` hand over items as they are. Can be called while its evaluation runs, by whoever has the
/// call context.
class closure final : public callable {
public:
    closure(const program::lambda& of, std::vector<value> captured) : of_(of), captured_(std::move(captured)) {}

    [[nodiscard]] std::span<const std::string> parameters() const noexcept override { return of_.parameters; }
    [[nodiscard]] value call(std::span<const value> arguments, call_context& in) const override;
    [[nodiscard]] const program::lambda& of() const noexcept { return of_; }

private:
    const program::lambda& of_;
    std::vector<value> captured_;
};

} // namespace guiju::evaluate
