// The plan as a header: rules that the compiler applies. Nothing of guiju is linked.
#include "../longgang/longgang.hpp"

#include <cstdio>

using namespace longgang;

namespace {

constexpr rating rated_3a[] = {{.grade = longgang::grade::g3A, .obtained_on = day(2023, 5, 1)}};

static_assert(rating_reward({.level = level_kind::municipal, .ratings = rated_3a}) == 10'000_cny);
static_assert(rating_reward({.level = level_kind::provincial, .ratings = rated_3a}) == 0_cny);

} // namespace

int main() {
    const auto found = rating_reward<explained>({.level = level_kind::municipal, .ratings = rated_3a});
    std::printf("%s, clauses %.*s\n", as_decimal(found.result.value).to_plain().c_str(),
                static_cast<int>(found.clauses.size()), found.clauses.data());
    return found.result == 10'000_cny ? 0 : 1;
}
