#pragma once

#include <guiju/base/diagnostic.hpp>

#include <stdexcept>
#include <utility>
#include <variant>

namespace guiju {

/// Thrown by `result::value()` when there is none; carries the diagnostics. Nothing else in guiju throws it.
class bad_result : public std::runtime_error {
public:
    explicit bad_result(diagnostics problems)
        : std::runtime_error(problems.empty() ? "guiju: no value"
                                              : problems.front().code + ": " + problems.front().what.en),
          problems_(std::move(problems)) {}

    [[nodiscard]] const diagnostics& problems() const noexcept { return problems_; }

private:
    diagnostics problems_;
};

/// A value, or the diagnostics that say why there is none. Warnings may accompany a value.
template <class T>
class [[nodiscard]] result {
public:
    result(T value, diagnostics warnings = {})
        : state_(std::in_place_index<0>, std::move(value)), problems_(std::move(warnings)) {}
    result(diagnostics problems) : state_(std::in_place_index<1>), problems_(std::move(problems)) {}
    result(diagnostic problem) : result(diagnostics{std::move(problem)}) {}

    [[nodiscard]] bool has_value() const noexcept { return state_.index() == 0; }
    explicit operator bool() const noexcept { return has_value(); }

    [[nodiscard]] T& value() & {
        check();
        return std::get<0>(state_);
    }
    [[nodiscard]] const T& value() const& {
        check();
        return std::get<0>(state_);
    }
    [[nodiscard]] T value() && {
        check();
        return std::get<0>(std::move(state_));
    }
    [[nodiscard]] T& operator*() & { return *std::get_if<0>(&state_); }
    [[nodiscard]] const T& operator*() const& { return *std::get_if<0>(&state_); }
    [[nodiscard]] T* operator->() { return std::get_if<0>(&state_); }
    [[nodiscard]] const T* operator->() const { return std::get_if<0>(&state_); }

    /// Errors when there is no value; else the warnings, possibly none.
    [[nodiscard]] const diagnostics& problems() const noexcept { return problems_; }

private:
    void check() const {
        if (!has_value()) {
            throw bad_result(problems_);
        }
    }

    std::variant<T, std::monostate> state_;
    diagnostics problems_;
};

} // namespace guiju
