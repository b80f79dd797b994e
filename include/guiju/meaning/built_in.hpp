#pragma once

#include <guiju/meaning/apply.hpp>

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace guiju::meaning {

/// A built-in function as a value, `f(sum)`: it takes as many arguments as the operation does, in any of its
/// signatures.
class built_in final : public callable {
public:
    /// `names` are the parameters of its first signature, by which it may be called.
    built_in(operation what, std::vector<std::string> names) : what_(what), names_(std::move(names)) {}

    [[nodiscard]] operation what() const noexcept { return what_; }
    [[nodiscard]] std::span<const std::string> parameters() const noexcept override { return names_; }
    [[nodiscard]] value call(std::span<const value> arguments, call_context& in) const override {
        return apply(what_, arguments, in);
    }

private:
    operation what_;
    std::vector<std::string> names_;
};

} // namespace guiju::meaning
