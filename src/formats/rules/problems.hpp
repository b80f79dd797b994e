#pragma once

#include <guiju/base/diagnostic.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::formats::rules {

/// Gathers the problems of one run, no more than `most` of them, and none twice at one place.
class problem_list {
public:
    explicit problem_list(std::size_t most) : most_(most) {}

    diagnostic& error(std::string code, span where, std::string zh, std::string en);
    diagnostic& warning(std::string code, span where, std::string zh, std::string en);
    void add(diagnostic problem);

    [[nodiscard]] bool has_errors() const noexcept { return errors_; }
    /// All problems in the order of the text.
    [[nodiscard]] diagnostics take();

private:
    std::size_t most_;
    std::size_t left_out_ = 0;
    bool errors_ = false;
    diagnostics all_;
    diagnostic spare_; ///< takes what is left out
};

} // namespace guiju::formats::rules
