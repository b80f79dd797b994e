// Whatever the bytes, reading them as a model ends; what was read prints, and reads back to the same graph.
#include <guiju/formats/dmn/reader.hpp>
#include <guiju/formats/dmn/writer.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

using namespace guiju;
using namespace guiju::formats;

namespace {

void require(bool holds) {
    if (!holds) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    dmn::reading how;
    how.limits.text = std::size_t{1} << 20U;
    source_set sources;
    const auto model =
        dmn::parse(sources, sources.add("input.dmn", std::string(reinterpret_cast<const char*>(data), size)), how);
    require(!render(model.problems(), sources).empty() || model.has_value());
    if (!model) {
        require(has_errors(model.problems()));
        return 0;
    }
    const auto once = dmn::print(*model);
    const auto again = dmn::parse(sources, sources.add("again.dmn", once), how);
    require(again.has_value());
    require(dmn::print(*again) == once);
    return 0;
}
