#include <guiju/feel/tree.hpp>

#include <utility>

namespace guiju::feel {
namespace {

bool same_node(const node& a, const node& b) noexcept {
    return a.kind == b.kind && a.op == b.op && a.unit == b.unit && a.low_closed == b.low_closed &&
           a.high_closed == b.high_closed && a.currency_code == b.currency_code && a.text == b.text &&
           a.children.size() == b.children.size();
}

bool same_below(const tree& a, node_id in_a, const tree& b, node_id in_b) {
    std::vector<std::pair<node_id, node_id>> open{{in_a, in_b}};
    while (!open.empty()) {
        const auto [x, y] = open.back();
        open.pop_back();
        if (x == node_id::none || y == node_id::none) {
            if (x != y) {
                return false;
            }
            continue;
        }
        if (!same_node(a[x], b[y])) {
            return false;
        }
        for (std::size_t i = 0; i < a[x].children.size(); ++i) {
            open.emplace_back(a[x].children[i], b[y].children[i]);
        }
    }
    return true;
}

} // namespace

bool same(const tree& a, const tree& b) noexcept { return same_below(a, a.root, b, b.root); }

} // namespace guiju::feel
