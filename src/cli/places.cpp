#include "places.hpp"

namespace guiju::cli {

std::string place_of(const policy& of, span where) {
    const auto* in = of.sources().find(where.source);
    return in == nullptr ? std::string() : in->name() + ":" + std::to_string(in->at(where.begin).line);
}

} // namespace guiju::cli
