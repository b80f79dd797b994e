#pragma once

#include <guiju/base/language.hpp>
#include <guiju/evaluate/derivation.hpp>

#include <string>

namespace guiju::explain {

/// An outcome in words: the result, its clauses, and, where it was asked with its derivation, the rules that fired and
/// failed, the parameters with their dates, the readings taken and the inputs read. Several lines, each ended.
[[nodiscard]] std::string in_words(const program::program& p, const evaluate::outcome& one, lang language);

/// A status as people say it: "未完成", "missed"; in English the words of the JSON lines.
[[nodiscard]] std::string status_word(evaluate::status s, lang language);

} // namespace guiju::explain
