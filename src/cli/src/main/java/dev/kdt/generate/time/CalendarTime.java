package dev.kdt.generate.time;

/**
 * An instant in UTC, divided into its parts. The date follows from the day's number by arithmetic alone (Hinnant: "chrono-compatible
 * low-level date algorithms", civil_from_days), so that nothing is remembered from one time to the next.
 */
final class CalendarTime {
    private static final long SECOND = 1_000_000;
    private static final int SECONDS_OF_DAY = 86_400;
    private static final int DAYS_OF_ERA = 146_097;
    private static final int THURSDAY = 3;

    private CalendarTime() {}

    /** The day's number from 1970-01-01. */
    static long day(long micros) {
        return Math.floorDiv(micros, SECOND * SECONDS_OF_DAY);
    }

    /** The second of the day. */
    static int second(long micros) {
        return (int) Math.floorMod(Math.floorDiv(micros, SECOND), (long) SECONDS_OF_DAY);
    }

    /** The microsecond of the second. */
    static int fraction(long micros) {
        return (int) Math.floorMod(micros, SECOND);
    }

    /** The day of the week of a day's number: 0 is Monday. */
    static int weekday(long day) {
        return (int) Math.floorMod(day + THURSDAY, 7L);
    }

    /** The date of a day's number: year * 10,000 + month * 100 + day. */
    static int date(long day) {
        long shifted = day + 719_468; // since 0000-03-01
        long era = Math.floorDiv(shifted, (long) DAYS_OF_ERA);
        int ofEra = (int) (shifted - era * DAYS_OF_ERA);
        int yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        int ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100); // from March 1
        int march = (5 * ofYear + 2) / 153; // months since March
        int dayOfMonth = ofYear - (153 * march + 2) / 5 + 1;
        int month = march < 10 ? march + 3 : march - 9;
        int year = (int) (era * 400 + yearOfEra + (month <= 2 ? 1 : 0));
        return year * 10_000 + month * 100 + dayOfMonth;
    }
}
