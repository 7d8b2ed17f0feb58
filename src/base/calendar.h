/*
 * Times: seconds since 1970 in UTC, to and from the proleptic Gregorian
 * calendar, without the C library's clock and time zones.
 *
 * Accepted: years 0..9999, which is what X.509 can say (RFC 5280 4.1.2.5).
 * Does not: know leap seconds, or what time it is: callers pass it in.
 */
#ifndef MC_CALENDAR_H
#define MC_CALENDAR_H

#include <stdint.h>

#define MC_DAY_S ((int64_t) 86400)
/* 9999-12-31T23:59:59Z, "no well-defined expiration" (RFC 5280 4.1.2.5). */
#define MC_TIME_MAX_S ((int64_t) 253402300799)
/* 0000-01-01T00:00:00Z. */
#define MC_TIME_MIN_S ((int64_t) -62167219200)

/* "2026-11-24T06:00:00Z" and its final zero. */
#define MC_TIME_TEXT 21

typedef struct mc_date {
    int year;   /* 0..9999 */
    int month;  /* 1..12 */
    int day;    /* 1..31 */
    int hour;   /* 0..23 */
    int minute; /* 0..59 */
    int second; /* 0..59 */
} mc_date;

/** The date of a time; times outside the range are clamped to it. */
mc_date mc_date_from_unix(int64_t unix_s);

/** 1 and *unix_s set when the date exists in the calendar, else 0. */
int mc_date_to_unix(const mc_date *date, int64_t *unix_s);

/** Writes the ISO 8601 form, final zero included. */
void mc_time_text(int64_t unix_s, char text[MC_TIME_TEXT]);

#endif
