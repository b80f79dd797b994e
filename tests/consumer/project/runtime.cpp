// A program that uses the headers alone: nothing of guiju is linked.
#include <guiju/value/decimal.hpp>

#include <cstdio>

int main() {
    using namespace guiju::literals;
    constexpr guiju::decimal sum = 0.1_dec + 0.2_dec;
    static_assert(sum == 0.3_dec);
    std::printf("%s\n", sum.to_string().c_str());
    return sum.to_string() == "0.3" ? 0 : 1;
}
