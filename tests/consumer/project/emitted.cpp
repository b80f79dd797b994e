// A program that calls policies as headers: nothing of guiju is linked.
#include "town.hpp"

#include <guiju/policies/longgang.hpp>

using namespace guiju::emitted::literals;

static_assert(town::help({.income = 999.99_cny}) == 200_cny);
static_assert(town::given::help({.income = 1000_cny}) == 0_cny);

constexpr longgang::rating first[] = {{.grade = longgang::grade::g3A, .obtained_on = longgang::day(2023, 5, 1)}};
static_assert(longgang::rating_reward({.level = longgang::level_kind::municipal, .ratings = first}) == 10'000_cny);

int main() { return town::help({}).status == town::status::undetermined ? 0 : 1; }
