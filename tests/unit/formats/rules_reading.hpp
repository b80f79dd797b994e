#pragma once

#include <guiju/formats/rules/printer.hpp>

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace guiju::formats::rules {

/// One text, read; its sources stay.
struct reading_of_text {
    source_set sources;
    result<graph::policy> policy;

    explicit reading_of_text(std::string text, std::string name = "t.rules", const parsing& how = {})
        : policy(diagnostics{}), id_(sources.add(std::move(name), std::move(text))) {
        policy = parse(sources, id_, how);
    }
    /// Problems as `line:column code`, one a line.
    [[nodiscard]] std::string problems() const {
        std::string all;
        for (const auto& one : policy.problems()) {
            const auto at = sources.find(one.where.source)->at(one.where.begin);
            all += std::to_string(at.line) + ":" + std::to_string(at.column) + " " + one.code + "\n";
        }
        return all;
    }

private:
    source_id id_;
};

inline graph::policy read(const std::string& text, const std::string& name = "t.rules") {
    reading_of_text one(text, name);
    EXPECT_TRUE(one.policy) << render(one.policy.problems(), one.sources) << "\n" << text;
    return one.policy ? std::move(*one.policy) : graph::policy{};
}

} // namespace guiju::formats::rules
