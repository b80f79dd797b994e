#pragma once

#include <guiju/guiju.hpp>

#include <string>

namespace guiju::cli {

/// A type in the words of the policy's language: 金额, 日期?, 列表 聘用; money, date?, list hires.
[[nodiscard]] std::string type_words(const program::program& p, program::type_id id);

} // namespace guiju::cli
