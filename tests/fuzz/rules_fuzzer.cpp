// Whatever the text, reading it ends; what was read prints, reads back the same, and formats to a fixed point.
#include <guiju/formats/rules/printer.hpp>

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

void read(const std::string& text, const char* name) {
    rules::parsing how;
    how.limits.text = std::size_t{1} << 20U;
    source_set sources;
    const auto policy = rules::parse(sources, sources.add(name, text), how);
    if (!policy) {
        require(has_errors(policy.problems()));
        require(!render(policy.problems(), sources).empty());
        return;
    }
    const auto once = rules::print(*policy);
    const auto again = rules::parse(sources, sources.add(name, once), how);
    require(again.has_value());
    require(rules::print(*again) == once);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    read(text, "input.rules");
    read(text, "input.rules.md");
    return 0;
}
