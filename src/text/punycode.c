/* See punycode.h. */
#include "text/punycode.h"

/* RFC 3492 5. */
#define BASE 36u
#define TMIN 1u
#define TMAX 26u
#define SKEW 38u
#define DAMP 700u
#define INITIAL_BIAS 72u
#define INITIAL_N 128u

#define POINT_MAX 0x10ffffu
/* Longest label, characters (RFC 1035 2.3.4). */
#define LABEL_MAX 63u

/* RFC 3492 6.1. */
static uint32_t adapt(uint32_t delta, uint32_t count, int first)
{
    uint32_t k = 0;

    delta = first ? delta / DAMP : delta / 2;
    delta += delta / count;
    while (delta > (BASE - TMIN) * TMAX / 2) {
        delta /= BASE - TMIN;
        k += BASE;
    }
    return k + (BASE - TMIN + 1) * delta / (delta + SKEW);
}

static uint32_t digit_value(uint8_t c)
{
    if (c >= '0' && c <= '9') {
        return c - '0' + 26u;
    }
    c |= 0x20;
    return c >= 'a' && c <= 'z' ? (uint32_t) (c - 'a') : BASE;
}

/* The next number of variable length; 0 when there is none (6.2). */
static int take_delta(mc_view *in, uint32_t bias, uint32_t *delta)
{
    uint32_t weight = 1, k;

    *delta = 0;
    for (k = BASE; in->len > 0; k += BASE) {
        uint32_t digit = digit_value(in->p[0]);
        uint32_t least = k <= bias ? TMIN : k >= bias + TMAX ? TMAX : k - bias;

        mc_view_skip(in, 1);
        if (digit >= BASE || digit > (UINT32_MAX - *delta) / weight) {
            return 0;
        }
        *delta += digit * weight;
        if (digit < least) {
            return 1;
        }
        if (weight > UINT32_MAX / (BASE - least)) {
            return 0;
        }
        weight *= BASE - least;
    }
    return 0;
}

int mc_punycode_is_valid(mc_view text)
{
    uint32_t n = INITIAL_N, i = 0, bias = INITIAL_BIAS, count = 0;
    size_t basic = text.len;
    int first = 1;

    while (basic > 0 && text.p[basic - 1] != '-') {
        basic--;
    }
    if (basic > 0) {
        count = (uint32_t) (basic - 1);
        mc_view_skip(&text, basic);
    }
    if (text.len == 0 || count > LABEL_MAX) {
        return 0;
    }
    while (text.len > 0) {
        uint32_t delta;

        if (!take_delta(&text, bias, &delta) || delta > UINT32_MAX - i) {
            return 0;
        }
        i += delta;
        count++;
        bias = adapt(delta, count, first);
        first = 0;
        if (i / count > POINT_MAX - n) {
            return 0;
        }
        n += i / count;
        i %= count;
        if (n >= 0xd800 && n <= 0xdfff) {
            return 0;
        }
        i++;
    }
    return 1;
}
