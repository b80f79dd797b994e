#pragma once

#include <guiju/explain/picture.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace guiju::explain {

/// One box of a picture.
struct picture_box {
    graph::vertex_id vertex = graph::vertex_id::none;
    std::size_t band = 0;   ///< the clause or record that it is drawn in
    std::size_t column = 0; ///< how many steps of use lie below it
    std::string label;
    std::string tooltip;
};

/// Boxes of one clause or record.
struct picture_band {
    std::string label;
    std::vector<std::size_t> boxes; ///< by index
};

/// What is drawn, before it is laid out in any language.
struct picture_content {
    std::vector<picture_box> boxes;
    std::vector<picture_band> bands;
    std::vector<std::pair<std::size_t, std::size_t>> arrows; ///< from what is used to what uses it
};

[[nodiscard]] picture_content content_of(const graph::dependencies& of, const picture_options& how);

/// The colour that boxes of that kind are filled with, "#rrggbb".
[[nodiscard]] std::string_view colour_of(const graph::vertex& v) noexcept;

} // namespace guiju::explain
