package dev.kdt.jq.builtin;

import dev.kdt.jq.JqException;
import dev.kdt.jq.run.Builtin;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.NumberValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** Dates: seconds since 1970, their "broken down" form, and text. */
final class Dates {
    private static final String ISO = "%Y-%m-%dT%H:%M:%SZ";

    /** UTC by the name that C's gmtime gives it. */
    private static final ZoneId GREENWICH = ZoneId.of("GMT");

    private Dates() {}

    /** Makes a value with the help of the clock. */
    @FunctionalInterface
    private interface Timed {
        Value apply(Clock clock, Value in, Value[] values) throws JqException;
    }

    static final List<Builtin> ALL = List.of(
            Spec.of("now", "The seconds since 1970 began, with their fraction.")
                    .example("now > 1700000000", "null", "true")
                    .makes(timed("now", (clock, _, _) -> {
                        Instant now = clock.instant();
                        return Value.of(now.getEpochSecond() + Math.floor(now.getNano() / 1e3) / 1e6);
                    })),
            Spec.of(
                            "gmtime",
                            "Seconds since 1970 broken down: year, month from 0, day, hours, minutes, seconds, day of"
                                    + " the week, day of the year.")
                    .example("gmtime", "1425599621", "[2015,2,5,23,53,41,4,63]")
                    .is((_, in, _) -> breakDown(in, ZoneOffset.UTC, "gmtime() requires numeric inputs")),
            Spec.of("localtime", "As gmtime, in the local time zone.")
                    .example("localtime | length", "0", "8")
                    .makes(timed(
                            "localtime",
                            (clock, in, _) -> breakDown(in, clock.getZone(), "localtime() requires numeric inputs"))),
            Spec.of("mktime", "The seconds since 1970 of a broken down time in UTC.")
                    .example("mktime", "[2015,2,5,23,51,47,4,63]", "1425599507")
                    .is((_, in, _) -> {
                        if (!(in instanceof ArrayValue array)) {
                            throw new JqException("mktime requires array inputs");
                        }
                        return Value.of((double) BrokenDownTime.of(array, "mktime requires parsed datetime inputs")
                                .seconds());
                    }),
            Spec.of("strftime($format)", "A time, in seconds or broken down, in C's format; as UTC.")
                    .example("strftime(\"%A, %B %d, %Y\")", "1435677542", "\"Tuesday, June 30, 2015\"")
                    .is((_, in, values) -> write(in, values[0], GREENWICH, "strftime/1")),
            Spec.of("strflocaltime($format)", "As strftime, in the local time zone.")
                    .example("strflocaltime(\"%H\") | length", "0", "2")
                    .makes(timed(
                            "strflocaltime",
                            (clock, in, values) -> write(in, values[0], clock.getZone(), "strflocaltime/1"))),
            Spec.of("strptime($format)", "The broken down time that a string in C's format says.")
                    .example("strptime(\"%Y-%m-%d\")", "\"2015-03-05\"", "[2015,2,5,0,0,0,4,63]")
                    .is((_, in, values) -> {
                        if (in instanceof StringValue text && values[0] instanceof StringValue format) {
                            return TimeReader.read(text.text(), format.text());
                        }
                        throw new JqException("strptime/1 requires string inputs and arguments");
                    }),
            Spec.of("fromdateiso8601", "The seconds since 1970 of a date such as 2015-03-05T23:51:47Z.")
                    .example("fromdateiso8601", "\"2015-03-05T23:51:47Z\"", "1425599507")
                    .means("strptime(\"" + ISO + "\") | mktime"),
            Spec.of("todateiso8601", "The date, such as 2015-03-05T23:51:47Z, of seconds since 1970.")
                    .example("todateiso8601", "1425599507", "\"2015-03-05T23:51:47Z\"")
                    .means("strftime(\"" + ISO + "\")"),
            Spec.of("fromdate", "As fromdateiso8601.")
                    .example("fromdate", "\"2015-03-05T23:51:47Z\"", "1425599507")
                    .means("fromdateiso8601"),
            Spec.of("todate", "As todateiso8601.")
                    .example("todate", "1425599507", "\"2015-03-05T23:51:47Z\"")
                    .means("todateiso8601"));

    private static Builtin.Maker timed(String name, Timed function) {
        return (arguments, site) -> {
            Clock clock = site.scope().clock();
            if (clock == null) {
                throw new Builtin.Refused("the clock ('" + name + "') cannot be used here");
            }
            return site.function((_, in, values) -> function.apply(clock, in, values), arguments);
        };
    }

    private static Value breakDown(Value in, ZoneId zone, String complaint) throws JqException {
        if (!(in instanceof NumberValue seconds)) {
            throw new JqException(complaint);
        }
        double number = seconds.number();
        BrokenDownTime time = BrokenDownTime.of((long) number, zone);
        return time.toArray(number - Math.floor(number));
    }

    private static Value write(Value in, Value format, ZoneId zone, String function) throws JqException {
        String complaint = function + " requires parsed datetime inputs";
        return switch (in) {
            case NumberValue seconds -> write(BrokenDownTime.of((long) seconds.number(), zone), text(format, function));
            case ArrayValue array -> {
                String text = text(format, function);
                yield write(BrokenDownTime.of(array, complaint).in(zone), text);
            }
            default -> throw new JqException(complaint);
        };
    }

    private static Value write(BrokenDownTime time, String format) {
        return Value.of(TimeWriter.write(time, format));
    }

    private static String text(Value format, String function) throws JqException {
        if (format instanceof StringValue text) {
            return text.text();
        }
        throw new JqException(function + " requires a string format");
    }
}
