#include "guiju/value/decimal.hpp"

#include <gtest/gtest.h>

#include <array>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_set>

namespace guiju {
namespace {

using namespace literals;

constexpr bool prints_as(const decimal& number, std::string_view text) {
    return std::string_view(to_characters(number)) == text;
}

// What is asserted here is computed by the compiler, so that it is constexpr in each of them.

static_assert(std::is_trivially_copyable_v<decimal>);
static_assert(sizeof(decimal) == 24);
static_assert(!std::is_constructible_v<decimal, double>);
static_assert(!std::is_constructible_v<decimal, bool>);
static_assert(!std::is_constructible_v<decimal, char>);

static_assert(decimal() == 0);
static_assert(decimal(12'345, -2) == 123.45_dec);
static_assert(decimal(std::numeric_limits<std::int64_t>::min()) == -9'223'372'036'854'775'808_dec);
static_assert(decimal(std::numeric_limits<std::uint64_t>::max()) == 18'446'744'073'709'551'615_dec);
static_assert(decimal(1, 7000).is_infinite() && decimal(1, -7000).is_zero());

static_assert(0.1_dec + 0.2_dec == 0.3_dec);
static_assert(30'000_dec * 0.15_dec == 4'500);
static_assert(prints_as(1.10_dec + 2.2_dec, "3.30"));
static_assert(prints_as(1_dec / 3, "0.3333333333333333333333333333333333"));
static_assert(prints_as(2_dec / 3, "0.6666666666666666666666666666666667"));
static_assert(prints_as(-(0_dec), "0"));
static_assert(fma(9999999999999999999999999999999999_dec, 9999999999999999999999999999999999_dec, -1) ==
              decimal::parse("9999999999999999999999999999999998E34"));
static_assert(remainder(-7_dec, 3) == -1 && divide_integer(-7_dec, 3) == -2 && remainder_near(-7_dec, 4) == 1);

static_assert(prints_as(quantize(2.345_dec, -2), "2.34"));
static_assert(prints_as(quantize(2.345_dec, -2, rounding::half_up), "2.35"));
static_assert(prints_as(quantize(-2.341_dec, -2, rounding::floor), "-2.35"));
static_assert(prints_as(quantize(7_dec, 0.01_dec), "7.00"));
static_assert(round_to_integral(2.5_dec) == 2 && round_to_integral(2.5_dec, rounding::ceiling) == 3);
static_assert(prints_as(reduce(1200.00_dec), "1.2E+3"));

static_assert(1.0_dec == 1.00_dec && 1.0_dec < 1.01_dec && -1_dec < 0 && 2 > 1.5_dec);
static_assert(compare_total(1.00_dec, 1.0_dec) < 0);
static_assert(max(1_dec, decimal::quiet_nan()) == 1);
static_assert(std::partial_ordering::unordered == (decimal::quiet_nan() <=> 1_dec));
static_assert(decimal::quiet_nan() != decimal::quiet_nan());

static_assert(sqrt(2_dec) == 1.414213562373095048801688724209698_dec);
static_assert(prints_as(sqrt(6.25_dec), "2.5"));
static_assert(exp(1_dec) == 2.718281828459045235360287471352662_dec);
static_assert(ln(2_dec) == 0.6931471805599453094172321214581766_dec);
static_assert(log10(1000_dec) == 3 && log10(0.001_dec) == -3);
static_assert(power(1.5_dec, 2) == 2.25_dec && power(2_dec, -2) == 0.25_dec && power(-2_dec, 3) == -8);
static_assert(prints_as(power(81_dec, 0.25_dec), "3"));

static_assert((3.00_dec).is_integer() && !(3.01_dec).is_integer() && decimal(3, 5).is_integer());
static_assert(decimal(25, 1).to_int64() == 250);
static_assert(!(0.5_dec).to_int64() && !decimal(1, 19).to_int64());

TEST(Decimal, FlagsTellWhatHappened) {
    decimal_status status;
    EXPECT_EQ(divide(1, 4, rounding::half_even, &status), 0.25_dec);
    EXPECT_EQ(status, decimal_status{});
    divide(1, 3, rounding::half_even, &status);
    EXPECT_TRUE(status.inexact && status.rounded);
    EXPECT_TRUE(divide(1, 0, rounding::half_even, &status).is_infinite());
    EXPECT_TRUE(status.division_by_zero && !status.invalid);
    EXPECT_TRUE(divide(0, 0, rounding::half_even, &status).is_nan());
    EXPECT_TRUE(status.invalid);
}

TEST(Decimal, OverflowDependsOnTheRounding) {
    decimal_status status;
    EXPECT_TRUE(multiply(decimal::largest(), 10, rounding::half_even, &status).is_infinite());
    EXPECT_TRUE(status.overflow);
    EXPECT_EQ(multiply(decimal::largest(), 10, rounding::down), decimal::largest());
}

TEST(Decimal, UnderflowIsGradual) {
    decimal_status status;
    EXPECT_EQ(divide(decimal::least(), 2, rounding::half_even, &status), 0);
    EXPECT_TRUE(status.underflow && status.subnormal && status.inexact);
    EXPECT_TRUE(decimal::least().is_subnormal());
    EXPECT_EQ(next_plus(0_dec), decimal::least());
}

TEST(Decimal, ParsesNumeralsOnly) {
    EXPECT_EQ(decimal::parse("-12.50"), -12.5_dec);
    EXPECT_EQ(decimal::parse("+.5"), 0.5_dec);
    EXPECT_EQ(decimal::parse("5."), 5);
    EXPECT_EQ(decimal::parse("1e3")->to_string(), "1E+3");
    for (const char* text : {"", "-", ".", "e5", "1e", "1e+", "1.2.3", "1 2", " 1", "1,000", "--1", "0x10", "NaN",
                             "Infinity", "1e9999", "12a", "\xEF\xBC\x91"}) {
        EXPECT_FALSE(decimal::parse(text)) << text;
    }
}

TEST(Decimal, ParsingRoundsWhatHasTooManyDigits) {
    decimal_status status;
    EXPECT_EQ(decimal::parse("12345678901234567890123456789012345", rounding::half_even, &status)->to_string(),
              "1.234567890123456789012345678901234E+34");
    EXPECT_TRUE(status.inexact);
    const std::string just_above_half = "1" + std::string(33, '0') + "5" + std::string(1000, '0') + "1";
    EXPECT_EQ(decimal::parse(just_above_half), decimal::parse("1" + std::string(32, '0') + "1E1002"));
    EXPECT_EQ(decimal::parse("0." + std::string(100'000, '0') + "1e100001"), 1);
    EXPECT_EQ(decimal::parse("1e-99999999999999999999999999"), 0);
}

TEST(Decimal, ReadsBackEveryFormItWrites) {
    for (const char* text : {"0", "-0", "0.00", "0E+3", "1E+6111", "1.234E-10", "-9.99E-6174", "Infinity", "-Infinity",
                             "NaN", "NaN12", "-sNaN7", "0.000001", "1E-7", "1234567890123456789012345678901234"}) {
        EXPECT_EQ(decimal::parse_ieee(text).to_string(), text);
    }
}

TEST(Decimal, PlainTextHasNoExponent) {
    EXPECT_EQ(decimal(1, 6).to_plain(), "1000000");
    EXPECT_EQ(decimal(-15, -9).to_plain(), "-0.000000015");
    EXPECT_EQ(decimal(0, -2).to_plain(), "0.00");
    EXPECT_EQ(decimal(0, 6).to_plain(), "0");
    EXPECT_EQ((-12.50_dec).to_plain(), "-12.50");
    for (const decimal& number :
         {decimal::largest(true), decimal::least(true), decimal(0, -6176), decimal(-5, 3), 1.5_dec}) {
        EXPECT_EQ(number.to_plain().size(), number.plain_size());
    }
}

TEST(Decimal, WritesIntoABufferThatIsLargeEnough) {
    std::array<char, 4> buffer{};
    const auto fits = to_chars(buffer.data(), buffer.data() + buffer.size(), 1.25_dec);
    EXPECT_EQ(std::string_view(buffer.data(), fits.ptr), "1.25");
    EXPECT_EQ(to_chars(buffer.data(), buffer.data() + 3, 1.25_dec).ec, std::errc::value_too_large);
    std::string text = "=";
    decimal(1, 6).append_to(text);
    EXPECT_EQ(text, "=1E+6");
    EXPECT_EQ(decimal(12, 6).to_engineering(), "12E+6");
}

TEST(Decimal, WholeNumbersReachTheEndsOfInt64) {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    EXPECT_EQ(decimal(most).to_int64(), most);
    EXPECT_EQ(decimal(least).to_int64(), least);
    EXPECT_FALSE((decimal(most) + 1).to_int64());
    EXPECT_FALSE((decimal(least) - 1).to_int64());
    EXPECT_EQ(decimal::parse("-12.000000000000000000000000")->to_int64(), -12);
    EXPECT_FALSE(decimal::infinity().to_int64());
}

TEST(Decimal, EqualNumbersHashEqual) {
    const std::unordered_set<decimal> set{1_dec,         1.0_dec,  1.00_dec, decimal(10, -1), 0_dec,
                                          decimal(0, 7), -(0_dec), -1_dec,   10_dec};
    EXPECT_EQ(set.size(), 4U);
    EXPECT_EQ(hash_value(decimal(1, 40)), hash_value(*decimal::parse("1" + std::string(33, '0') + "E7")));
    EXPECT_EQ(hash_value(decimal(0).negated()), hash_value(0_dec));
}

TEST(Decimal, PowersHaveTheirSpecialCases) {
    EXPECT_TRUE(power(0, 0).is_nan());
    EXPECT_TRUE(power(-2, 0.5_dec).is_nan());
    EXPECT_EQ(power(0, 3), 0);
    decimal_status status;
    EXPECT_TRUE(power(0, -1, rounding::half_even, &status).is_infinite());
    EXPECT_TRUE(status.division_by_zero);
    EXPECT_EQ(power(10, 40).to_string(), "1.000000000000000000000000000000000E+40");
    EXPECT_EQ(power(1.00_dec, 2).to_string(), "1.0000");
    EXPECT_EQ(power(0.5_dec, decimal(1, 9)), 0);
    EXPECT_TRUE(power(2, decimal(1, 6000)).is_infinite());
    EXPECT_EQ(power(-1, 9'999'999'999'999'999'999_dec), -1);
}

TEST(Decimal, FunctionsAreRoundedFromFarBeyondTheLastDigit) {
    // ln(1 + 3e-33) = 3e-33 − 4.5e-66 + 9e-99: a tie of 34 digits but for the last term.
    EXPECT_EQ(ln(1.000000000000000000000000000000003_dec).to_string(), "2.999999999999999999999999999999996E-33");
    EXPECT_EQ(exp(decimal(5, -34)).to_string(), "1.000000000000000000000000000000001");
    EXPECT_EQ(exp(decimal(1, -100), rounding::ceiling), next_plus(1_dec));
    EXPECT_EQ(exp(decimal(-1, -100), rounding::floor), next_minus(1_dec));
    EXPECT_EQ(ln(0_dec), decimal::infinity(true));
    EXPECT_TRUE(ln(-1_dec).is_nan());
    EXPECT_TRUE(exp(100'000_dec).is_infinite());
    EXPECT_EQ(exp(-100'000_dec), 0);
}

TEST(WideInteger, DivisionByPowersOfTenIsExactAtTheEdges) {
    for (int k = 1; k <= 38; ++k) {
        const wide::uint128 power = wide::power_of_ten(k);
        for (const wide::uint128 n : {power - 1, power, power + 1, ~wide::uint128{0}, ~wide::uint128{0} / power * power,
                                      ~wide::uint128{0} / power * power - 1}) {
            const auto parts = wide::divide_by_power_of_ten(n, k);
            EXPECT_TRUE(parts.quotient == n / power && parts.remainder == n % power) << k;
            const wide::uint128 quotient = wide::power_of_ten(34) - 1;
            const auto of_four = wide::divide_by_power_of_ten(wide::multiply(quotient, power), k);
            EXPECT_TRUE(of_four.quotient == quotient && of_four.remainder == 0) << k;
            const auto before = wide::multiply(quotient, power) - wide::natural<4>(wide::uint128{1});
            const auto of_less = wide::divide_by_power_of_ten(before, k);
            EXPECT_TRUE(of_less.quotient == quotient - 1 && of_less.remainder == power - 1) << k;
        }
    }
}

TEST(WideInteger, CountsDigits) {
    for (int digits = 1; digits <= 150; ++digits) {
        const auto power = wide::multiply_by_power_of_ten(wide::natural<8>(wide::uint128{1}), digits);
        EXPECT_EQ(wide::digit_count(power), digits + 1);
        EXPECT_EQ(wide::digit_count(power - wide::natural<8>(wide::uint128{1})), digits);
    }
    EXPECT_EQ(wide::digit_count(wide::uint128{0}), 0);
    EXPECT_EQ(wide::digit_count(~std::uint64_t{0}), 20);
}

TEST(WideInteger, DivisionUndoesMultiplication) {
    // Limbs of all ones and all zeros make the estimate of a quotient digit go wrong in every way it can.
    constexpr std::array<std::uint64_t, 4> patterns{0, 1, std::uint64_t{1} << 63, ~std::uint64_t{0}};
    for (unsigned code = 0; code < 4096; ++code) {
        wide::natural<3> divisor;
        wide::natural<3> quotient;
        for (unsigned i = 0; i < 3; ++i) {
            divisor.limb[i] = patterns[(code >> (2 * i)) & 3U];
            quotient.limb[i] = patterns[(code >> (6 + 2 * i)) & 3U];
        }
        if (divisor.is_zero()) {
            continue;
        }
        const wide::natural<3> remainder = divisor - wide::natural<3>(wide::uint128{1});
        const auto parts = wide::divide(wide::multiply(quotient, divisor) + wide::natural<6>(remainder), divisor);
        EXPECT_TRUE(parts.quotient == wide::natural<6>(quotient) && parts.remainder == remainder) << code;
    }
}

} // namespace
} // namespace guiju
