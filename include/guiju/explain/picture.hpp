#pragma once

#include <guiju/base/language.hpp>
#include <guiju/graph/dependencies.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guiju::explain {

/// What a picture of a policy shows.
struct picture_options {
    lang language = lang::zh;           ///< of the words that are not the policy's
    bool fields = false;                ///< also the inputs; grouped by their records
    bool departments = false;           ///< also who is responsible
    std::vector<graph::vertex_id> only; ///< these alone, e.g. a slice or an impact; empty: all
};

/// The graph in the language of Graphviz: a cluster for each clause, arrows from what is used to what uses it.
[[nodiscard]] std::string draw_dot(const graph::dependencies& of, const picture_options& how = {});

/// The same for Mermaid, as forges render it in Markdown.
[[nodiscard]] std::string draw_mermaid(const graph::dependencies& of, const picture_options& how = {});

/// The same as one SVG image that needs nothing else: a band for each clause, columns by depth, titles as tooltips.
[[nodiscard]] std::string draw_svg(const graph::dependencies& of, const picture_options& how = {});

/// A short word for what a vertex is: "权益", "benefit".
[[nodiscard]] std::string_view kind_word(const graph::vertex& v, lang language) noexcept;

/// The width of a text in ems as pictures reckon it: wide characters 1, others 0.55.
[[nodiscard]] double width_of(std::string_view text) noexcept;

} // namespace guiju::explain
