// Whatever is read is printed in every dialect that it came from, and read back as the same tree.
#include <guiju/feel/parser.hpp>
#include <guiju/feel/printer.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

using namespace guiju;
using namespace guiju::feel;

const scope& known_names() {
    static const scope all = [] {
        scope known;
        for (const auto* name : {"a", "b", "unit price", "x-y", "date and time", "甲", "乙", "等级", "截至日"}) {
            known.add(name);
        }
        for (const auto* name : {"unit price", "等级", "m.n"}) {
            known.add_member(name);
        }
        known.add_type("my type");
        return known;
    }();
    return all;
}

using reader = result<tree> (*)(std::string_view, span, const scope&, const dialect&, const limits&);

void require(bool holds, const char* what, const std::string& printed) {
    if (!holds) {
        std::fprintf(stderr, "%s: %s\n", what, printed.c_str());
        std::abort();
    }
}

void check_place(const diagnostics& problems, std::size_t size) {
    require(problems.size() == 1, "more than one complaint", {});
    const auto where = problems.front().where;
    require(where.begin <= where.end && where.end <= size, "a place outside of the text", problems.front().what.en);
    require(!problems.front().what.zh.empty() && !problems.front().what.en.empty(), "a complaint without words",
            problems.front().code);
}

void round_trip(reader read, std::string_view text, const dialect& read_as, const dialect& print_as) {
    const span origin{source_id{0}, 0, static_cast<std::uint32_t>(text.size())};
    const auto first = read(text, origin, known_names(), read_as, {});
    if (!first) {
        check_place(first.problems(), text.size());
        return;
    }
    const auto printed = print(*first, printing{print_as, {}, &known_names()});
    // Printing may need parentheses that the text did without: more nesting than it had.
    const auto again = read(printed, {}, known_names(), print_as, limits{std::size_t{64} << 20U, 1000, 1000});
    require(again.has_value(), "what was printed is not read", printed);
    require(same(*first, *again), "what was printed is read as something else", printed);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    constexpr dialect strict{lang::en, false};
    constexpr dialect chinese{lang::zh, true};
    constexpr dialect english{lang::en, true};
    for (const reader read : {&parse_expression, &parse_unary_tests, &parse_type}) {
        round_trip(read, text, strict, strict);
        round_trip(read, text, chinese, chinese);
        round_trip(read, text, chinese, english);
    }
    return 0;
}
