package dev.kdt.jq.builtin;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** C's {@code strftime} in the C locale, with the flags of glibc ({@code -}, {@code _}, {@code 0}, {@code ^}, {@code #}) and widths. */
final class TimeWriter {
    private static final int MOST_WIDTH = 1000;

    private final BrokenDownTime broken;
    private final ZonedDateTime time;

    private TimeWriter(BrokenDownTime broken) {
        this.broken = broken;
        this.time = broken.time();
    }

    static String write(BrokenDownTime time, String format) {
        return new TimeWriter(time).write(format);
    }

    private String write(String format) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < format.length(); i++) {
            char c = format.charAt(i);
            if (c != '%' || i + 1 == format.length()) {
                out.append(c);
                continue;
            }
            int start = i++;
            char flag = '\0';
            while ("-_0^#".indexOf(format.charAt(i)) >= 0 && i + 1 < format.length()) {
                flag = format.charAt(i++);
            }
            int width = 0;
            while (width < MOST_WIDTH && Character.digit(format.charAt(i), 10) >= 0 && i + 1 < format.length()) {
                width = width * 10 + Character.digit(format.charAt(i++), 10);
            }
            if ((format.charAt(i) == 'E' || format.charAt(i) == 'O') && i + 1 < format.length()) {
                i++;
            }
            String field = field(format.charAt(i), flag);
            out.append(
                    field == null
                            ? format.substring(start, i + 1)
                            : wide(cased(field, format.charAt(i), flag), width, flag));
        }
        return out.toString();
    }

    /** The flag {@code #} is for the other case: capitals, but for what is written in capitals by itself. */
    private static String cased(String field, char letter, char flag) {
        boolean capitals = letter == 'Z' || letter == 'p';
        return switch (flag) {
            case '^' -> field.toUpperCase(Locale.ROOT);
            case '#' -> capitals ? field.toLowerCase(Locale.ROOT) : field.toUpperCase(Locale.ROOT);
            default -> field;
        };
    }

    private static String wide(String field, int width, char flag) {
        if (field.length() >= width) {
            return field;
        }
        boolean number = !field.isEmpty() && Character.digit(field.charAt(field.length() - 1), 10) >= 0;
        String sign = field.startsWith("-") ? "-" : "";
        String filler = flag == '0' || (number && flag != '_') ? "0" : " ";
        return sign + filler.repeat(width - field.length()) + field.substring(sign.length());
    }

    private static String padded(long number, int width, char pad, char flag) {
        char filler = flag == '_' ? ' ' : flag == '0' ? '0' : pad;
        String digits = Long.toString(number);
        return flag == '-' ? digits : String.valueOf(filler).repeat(Math.max(0, width - digits.length())) + digits;
    }

    private static String two(long number, char flag) {
        return padded(number, 2, '0', flag);
    }

    private @Nullable String field(char kind, char flag) {
        int hour12 = (time.getHour() + 11) % 12 + 1;
        return switch (kind) {
            case '%' -> "%";
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'a' -> time.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'A' -> time.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'b', 'h' -> time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
            case 'B' -> time.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
            case 'c' -> write("%a %b %e %H:%M:%S %Y");
            case 'C' -> two(Math.floorDiv(time.getYear(), 100), flag);
            case 'd' -> two(time.getDayOfMonth(), flag);
            case 'D', 'x' -> write("%m/%d/%y");
            case 'e' -> padded(time.getDayOfMonth(), 2, ' ', flag);
            case 'F' -> write("%Y-%m-%d");
            case 'g' -> two(Math.floorMod(time.get(IsoFields.WEEK_BASED_YEAR), 100), flag);
            case 'G' -> padded(time.get(IsoFields.WEEK_BASED_YEAR), 1, '0', flag);
            case 'H' -> two(time.getHour(), flag);
            case 'I' -> two(hour12, flag);
            case 'j' -> padded(time.getDayOfYear(), 3, '0', flag);
            case 'k' -> padded(time.getHour(), 2, ' ', flag);
            case 'l' -> padded(hour12, 2, ' ', flag);
            case 'm' -> two(time.getMonthValue(), flag);
            case 'M' -> two(time.getMinute(), flag);
            case 'p' -> flag == '#' ? half().toLowerCase(Locale.ROOT) : half();
            case 'P' -> half().toLowerCase(Locale.ROOT);
            case 'r' -> write("%I:%M:%S %p");
            case 'R' -> write("%H:%M");
            case 's' -> Long.toString(broken.seconds());
            case 'S' -> two(time.getSecond(), flag);
            case 'T', 'X' -> write("%H:%M:%S");
            case 'u' -> Integer.toString(time.getDayOfWeek().getValue());
            case 'U' -> two((time.getDayOfYear() + 6 - broken.dayOfWeek()) / 7, flag);
            case 'V' -> two(time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR), flag);
            case 'w' -> Integer.toString(broken.dayOfWeek());
            case 'W' -> two((time.getDayOfYear() + 6 - (broken.dayOfWeek() + 6) % 7) / 7, flag);
            case 'y' -> two(Math.floorMod(time.getYear(), 100), flag);
            case 'Y' -> padded(time.getYear(), 1, '0', flag);
            case 'z' -> DateTimeFormatter.ofPattern("xx", Locale.ROOT).format(time);
            case 'Z' ->
                time.getZone().equals(ZoneOffset.UTC)
                        ? "UTC"
                        : DateTimeFormatter.ofPattern("zzz", Locale.ENGLISH).format(time);
            default -> null;
        };
    }

    private String half() {
        return time.getHour() < 12 ? "AM" : "PM";
    }
}
