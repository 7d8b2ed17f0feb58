#include "base/calendar.h"

#include <stddef.h>

/* Days of 400 years, the calendar's whole cycle. */
#define CYCLE_DAYS 146097
/* Days from 0000-03-01 to 1970-01-01. */
#define EPOCH_DAYS 719468

/*
 * Counting years from March puts the leap day last, so a day's number within
 * the year is a straight line through months of 31 and 30 days.
 */
static int64_t days_from_date(int year, int month, int day)
{
    int64_t y = month <= 2 ? year - 1 : year;
    int64_t cycle = (y >= 0 ? y : y - 399) / 400;
    int64_t year_of_cycle = y - cycle * 400;
    int64_t month_from_march = (month + 9) % 12;
    int64_t day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    int64_t day_of_cycle = year_of_cycle * 365 + year_of_cycle / 4 -
                           year_of_cycle / 100 + day_of_year;

    return cycle * CYCLE_DAYS + day_of_cycle - EPOCH_DAYS;
}

mc_date mc_date_from_unix(int64_t unix_s)
{
    mc_date date;
    int64_t days, rest, cycle, day_of_cycle, year_of_cycle, day_of_year, month;

    if (unix_s > MC_TIME_MAX_S) {
        unix_s = MC_TIME_MAX_S;
    }
    if (unix_s < MC_TIME_MIN_S) {
        unix_s = MC_TIME_MIN_S;
    }
    days = unix_s / MC_DAY_S;
    rest = unix_s % MC_DAY_S;
    if (rest < 0) {
        rest += MC_DAY_S;
        days--;
    }
    days += EPOCH_DAYS;
    cycle = (days >= 0 ? days : days - (CYCLE_DAYS - 1)) / CYCLE_DAYS;
    day_of_cycle = days - cycle * CYCLE_DAYS;
    year_of_cycle = (day_of_cycle - day_of_cycle / 1460 + day_of_cycle / 36524 -
                     day_of_cycle / 146096) /
                    365;
    day_of_year = day_of_cycle - (365 * year_of_cycle + year_of_cycle / 4 -
                                  year_of_cycle / 100);
    month = (5 * day_of_year + 2) / 153;
    date.day = (int) (day_of_year - (153 * month + 2) / 5 + 1);
    date.month = (int) (month < 10 ? month + 3 : month - 9);
    date.year = (int) (year_of_cycle + cycle * 400 + (date.month <= 2));
    date.hour = (int) (rest / 3600);
    date.minute = (int) (rest / 60 % 60);
    date.second = (int) (rest % 60);
    return date;
}

int mc_date_to_unix(const mc_date *date, int64_t *unix_s)
{
    int64_t found;
    mc_date back;

    if (date->year < 0 || date->year > 9999 || date->month < 1 ||
        date->month > 12 || date->day < 1 || date->day > 31 || date->hour < 0 ||
        date->hour > 23 || date->minute < 0 || date->minute > 59 ||
        date->second < 0 || date->second > 59) {
        return 0;
    }
    found = days_from_date(date->year, date->month, date->day) * MC_DAY_S +
            date->hour * 3600 + date->minute * 60 + date->second;
    /* The 30th of February comes back as a day of March. */
    back = mc_date_from_unix(found);
    if (back.month != date->month || back.day != date->day) {
        return 0;
    }
    *unix_s = found;
    return 1;
}

static void put_digits(char *at, int number, size_t count)
{
    while (count > 0) {
        at[--count] = (char) ('0' + number % 10);
        number /= 10;
    }
}

void mc_time_text(int64_t unix_s, char text[MC_TIME_TEXT])
{
    static const char FORM[MC_TIME_TEXT] = "0000-00-00T00:00:00Z";
    mc_date date = mc_date_from_unix(unix_s);
    size_t i;

    for (i = 0; i < MC_TIME_TEXT; i++) {
        text[i] = FORM[i];
    }
    put_digits(text, date.year, 4);
    put_digits(text + 5, date.month, 2);
    put_digits(text + 8, date.day, 2);
    put_digits(text + 11, date.hour, 2);
    put_digits(text + 14, date.minute, 2);
    put_digits(text + 17, date.second, 2);
}
