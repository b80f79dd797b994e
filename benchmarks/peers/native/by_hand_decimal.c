/* The mini plan in decimal floating point of 34 digits, as C has it in _Decimal128 (with g++'s runtime, Intel's
 * library). */
#include "mini_columns.hpp"

typedef _Decimal128 decimal;

static decimal smaller(decimal a, decimal b) { return a < b ? a : b; }

static decimal reward(int8_t rating, int first_time) {
    if (!first_time) {
        return 0;
    }
    return rating == 1 ? 10000.0DL : rating == 2 ? 20000.0DL : rating == 3 ? 30000.0DL : 0.0DL;
}

/* Amounts are read from fen into yuan; `yuan` has one decimal for each row. */
void by_hand_decimal(const struct mini_columns* of, decimal* yuan);

void by_hand_decimal(const struct mini_columns* of, decimal* yuan) {
    for (size_t i = 0; i < of->rows; ++i) {
        const decimal grant = (decimal)of->grant[i] * 0.01DL;
        const decimal labour = (decimal)of->labour[i] * 0.01DL;
        const decimal contribution = (decimal)of->contribution[i] * 0.01DL;
        const int months = of->months[i] < 12 ? of->months[i] : 12;
        yuan[i] = reward(of->rating[i], of->first_time[i]) + smaller(labour, 0.5DL * grant) +
                  (decimal)of->hires[i] * contribution * (decimal)months;
    }
}

/* The totals of by_hand_decimal in thousandths, to be compared; -1 where one is no whole number of them. */
void by_hand_decimal_thousandths(const struct mini_columns* of, const decimal* yuan);

void by_hand_decimal_thousandths(const struct mini_columns* of, const decimal* yuan) {
    for (size_t i = 0; i < of->rows; ++i) {
        const decimal thousandths = yuan[i] * 1000.0DL;
        const int64_t whole = (int64_t)thousandths;
        of->total[i] = (decimal)whole == thousandths ? whole : -1;
    }
}

/* What compiled the loops. */
const char* compiler_version(void);

const char* compiler_version(void) { return "gcc " __VERSION__; }
