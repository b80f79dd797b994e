#include "formats/order.hpp"

namespace guiju::formats {

namespace {

std::size_t count_of(const graph::policy& of, graph::element::kind what) {
    using kind = graph::element::kind;
    switch (what) {
    case kind::clause:
        return of.clauses.size();
    case kind::prose:
        return of.prose.size();
    case kind::category:
        return of.categories.size();
    case kind::record:
        return of.records.size();
    case kind::parameter:
        return of.parameters.size();
    case kind::reading:
        return of.readings.size();
    case kind::answer:
        return of.answers.size();
    case kind::exception:
        return of.exceptions.size();
    case kind::function:
        return of.functions.size();
    case kind::import:
        return of.imports.size();
    case kind::remark:
        return of.remarks.size();
    case kind::block:
    case kind::header:
        break;
    }
    return static_cast<std::size_t>(-1); // these have no index
}

} // namespace

std::optional<graph::element> misplaced(const graph::policy& of) {
    for (const auto* list : {&of.order, &of.imported}) {
        for (const auto& one : *list) {
            if (one.index >= count_of(of, one.what)) {
                return one;
            }
        }
    }
    return std::nullopt;
}

} // namespace guiju::formats
