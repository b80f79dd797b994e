#pragma once

#include <stddef.h>
#include <stdint.h>

/* The columns of the mini plan as a program written by hand keeps them: 16 bytes read a row, 8 written. Readable as C.
 */
struct mini_columns {
    const int8_t* rating;        /* 0 none, 1 3A, 2 4A, 3 5A */
    const uint8_t* first_time;   /* 0 or 1 */
    const int32_t* grant;        /* fen */
    const int32_t* labour;       /* fen */
    const int32_t* contribution; /* fen a month */
    const int8_t* hires;
    const int8_t* months;
    int64_t* total; /* thousandths of a yuan: half of an odd fen is in it */
    size_t rows;
};
