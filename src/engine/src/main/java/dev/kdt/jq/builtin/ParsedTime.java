package dev.kdt.jq.builtin;

import dev.kdt.json.ArrayValue;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * The fields of a time that a text has told so far, and what follows from them: as glibc's {@code strptime} does it, and then jq.
 * What nothing tells is zero; days of the week and of the year that nothing tells are 8 and 367.
 */
final class ParsedTime {
    private static final int UNKNOWN_WEEKDAY = 8;
    private static final int UNKNOWN_YEAR_DAY = 367;

    int year = 1900;
    int month;
    int day;
    int hour;
    int minute;
    int second;
    private int weekday = UNKNOWN_WEEKDAY;
    private int yearDay = UNKNOWN_YEAR_DAY;
    private int century = -1;
    private int week;
    private int weekBegins;

    private boolean hasMonth;
    private boolean hasDay;
    private boolean hasWeekday;
    private boolean hasYearDay;
    private boolean hasWeek;
    private boolean hasHourOfHalf;
    private boolean afternoon;
    /** Whether a part of a date was told, so that the days of week and year are to be worked out. */
    private boolean dated;

    private boolean yearInCentury;

    void year(int number) {
        year = number;
        yearInCentury = false;
        dated = true;
    }

    void yearInCentury(int number) {
        year = number < 69 ? 2000 + number : 1900 + number;
        yearInCentury = true;
        dated = true;
    }

    void century(int number) {
        century = number;
        dated = true;
    }

    /** @param number from 0 */
    void month(int number) {
        month = number;
        hasMonth = true;
        dated = true;
    }

    void day(int number) {
        day = number;
        hasDay = true;
        dated = true;
    }

    /** @param number from 0 */
    void yearDay(int number) {
        yearDay = number;
        hasYearDay = true;
    }

    /** @param number from 0, which is Sunday */
    void weekday(int number) {
        weekday = number;
        hasWeekday = true;
    }

    /** @param begins the day on which weeks begin: 0 for Sunday, 1 for Monday */
    void week(int number, int begins) {
        week = number;
        weekBegins = begins;
        hasWeek = true;
    }

    void hour(int number) {
        hour = number;
        hasHourOfHalf = false;
    }

    void hourOfHalf(int number) {
        hour = number % 12;
        hasHourOfHalf = true;
    }

    void half(boolean second) {
        afternoon = second;
    }

    /** A moment that tells all of it. */
    void date(LocalDate date) {
        year = date.getYear();
        month = date.getMonthValue() - 1;
        day = date.getDayOfMonth();
        weekday = date.getDayOfWeek().getValue() % 7;
        yearDay = date.getDayOfYear() - 1;
    }

    /** Works out what follows. */
    ArrayValue finish() {
        hour += hasHourOfHalf && afternoon ? 12 : 0;
        if (century >= 0) {
            year = century * 100 + (yearInCentury ? year % 100 : 0);
        }
        try {
            followDays();
        } catch (DateTimeException e) {
            // A year beyond the calendar: the days stay as they were read.
            weekday = weekday == UNKNOWN_WEEKDAY ? 0 : weekday;
        }
        return BrokenDownTime.numbers(year, month, day, hour, minute, second, weekday, yearDay);
    }

    private void followDays() {
        if (dated && !hasWeekday) {
            if (!(hasMonth && hasDay) && hasYearDay) {
                fromYearDay();
            }
            weekday = weekday(firstOfYear().plusMonths(month).plusDays(day - 1L));
        }
        if (dated && !hasYearDay) {
            yearDay = firstOfYear().plusMonths(month).getDayOfYear() - 1 + day - 1;
        }
        if (hasWeek && hasWeekday) {
            if (!hasYearDay) {
                int first = weekday(firstOfYear());
                yearDay = (7 - (first - weekBegins)) % 7 + (week - 1) * 7 + (weekday - weekBegins + 7) % 7;
            }
            fromYearDay();
        }
        if (weekday == UNKNOWN_WEEKDAY && day != 0) {
            weekday = weekday(firstOfYear().plusMonths(month).plusDays(day - 1L));
        }
        if (yearDay == UNKNOWN_YEAR_DAY && day != 0) {
            yearDay = firstOfYear().plusMonths(month).getDayOfYear() - 1 + day - 1;
        }
    }

    private void fromYearDay() {
        LocalDate date = firstOfYear().plusDays(yearDay);
        month = hasMonth ? month : date.getMonthValue() - 1;
        day = hasDay ? day : date.getDayOfMonth();
        hasMonth = true;
        hasDay = true;
    }

    private LocalDate firstOfYear() {
        return LocalDate.of(year, 1, 1);
    }

    private static int weekday(LocalDate date) {
        return date.getDayOfWeek().getValue() % 7;
    }
}
