// A program that embeds guiju: it links the installed library and reads an expression.
#include <guiju/feel/parser.hpp>

#include <cstdio>

int main() {
    const guiju::feel::scope nothing_known;
    const bool reads_right = guiju::feel::parse_expression("1 + 2", {}, nothing_known, {}).has_value();
    const bool reads_wrong = guiju::feel::parse_expression("1 +", {}, nothing_known, {}).has_value();
    std::printf("1 + 2 is %s, 1 + is %s\n", reads_right ? "read" : "refused", reads_wrong ? "read" : "refused");
    return reads_right && !reads_wrong ? 0 : 1;
}
