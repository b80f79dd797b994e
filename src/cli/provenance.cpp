#include "provenance.hpp"

#include <charconv>

namespace guiju::cli {
namespace {

/// One part of a path, `评级[0]`: the list and the index.
struct part {
    std::string_view name;
    std::size_t index = 0;
    std::size_t size = 0; ///< how much of the path it takes, with the dot behind it
};

std::optional<part> first_item(std::string_view path) {
    const auto open = path.find('[');
    const auto close = path.find(']', open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || close == std::string_view::npos) {
        return std::nullopt;
    }
    part found{path.substr(0, open), 0, close + 1};
    const auto* const end = path.data() + close;
    if (std::from_chars(path.data() + open + 1, end, found.index).ptr != end) {
        return std::nullopt;
    }
    found.size += path.substr(close + 1).starts_with('.') ? 1 : 0;
    return found;
}

} // namespace

located locate(const origin& root, std::string_view path) {
    const origin* in = &root;
    located found{root.at, std::string(path)};
    while (const auto next = first_item(path)) {
        const auto list = in->lists.find(next->name);
        if (list == in->lists.end() || next->index >= list->second.size()) {
            break;
        }
        in = &list->second[next->index];
        path.remove_prefix(next->size);
        if (in->at) {
            found = {in->at, std::string(path)};
        }
    }
    return found;
}

} // namespace guiju::cli
