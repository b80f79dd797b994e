#include "reads.hpp"

namespace guiju::columns {

std::set<program::field_ref> fields_of(const program::program& p, std::span<const program::answer_id> asked) {
    const auto uses = program::uses_of(p);
    std::set<program::field_ref> fields;
    std::vector<bool> seen(uses.size(), false);
    std::vector<std::size_t> open;
    for (const auto id : asked) {
        open.push_back(p.functions.size() + static_cast<std::size_t>(id));
    }
    while (!open.empty()) {
        const auto at = open.back();
        open.pop_back();
        if (seen[at]) {
            continue;
        }
        seen[at] = true;
        fields.insert(uses[at].fields.begin(), uses[at].fields.end());
        for (const auto f : uses[at].functions) {
            open.push_back(static_cast<std::size_t>(f));
        }
        for (const auto a : uses[at].answers) {
            open.push_back(p.functions.size() + static_cast<std::size_t>(a));
        }
    }
    return fields;
}

} // namespace guiju::columns
