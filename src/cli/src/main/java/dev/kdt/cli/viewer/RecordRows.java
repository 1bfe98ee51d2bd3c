package dev.kdt.cli.viewer;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.DisplayWidth;
import dev.kdt.cli.console.PrintableText;
import dev.kdt.cli.screen.ScreenLines;
import dev.kdt.cli.show.Indenter;
import dev.kdt.codec.TextEncoding;
import dev.kdt.record.ShardId;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/**
 * Records as rows of the list: when it arrived, its shard, its key, its value. A narrow terminal leaves out the time, then the shard,
 * then the key.
 */
final class RecordRows {
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
    private static final String CUT = "\u2026";

    /** Lines of an unfolded record at the most. */
    private static final int MOST_LINES = 20;

    /** Of a longer value the beginning is shown as text, not laid out: that is for the record's own page. */
    private static final int MOST_LAID_OUT = 16 << 10;

    private static final List<Integer> KEY_COLORS = List.of(
            AttributedStyle.CYAN,
            AttributedStyle.YELLOW,
            AttributedStyle.GREEN,
            AttributedStyle.MAGENTA,
            AttributedStyle.BLUE,
            AttributedStyle.RED);

    private final ZoneId zone;
    private int widestKey = 4;
    private final SafeText text = new SafeText();
    private final Indenter indenter = new Indenter();
    private final ByteBuilder laidOut = new ByteBuilder();
    private final DateTimeFormatter seconds = DateTimeFormatter.ofPattern("HH:mm:ss");
    private final DateTimeFormatter millis = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    RecordRows(ZoneId zone) {
        this.zone = zone;
    }

    /** Whether records take one row each, or as many as their values have lines. */
    enum Form {
        FOLDED,
        UNFOLDED
    }

    /** Makes the column of keys wide enough for those of records that are shown below each other. */
    void fitKeys(List<SeenRecord> together) {
        for (SeenRecord each : together) {
            String key = each.source().partitionKey();
            if (key != null) {
                widestKey = Math.max(widestKey, DisplayWidth.of(PrintableText.key(key)));
            }
        }
    }

    /** The rows of a record, the first of which begins with its metadata. */
    List<AttributedString> rows(SeenRecord seen, Form form, int columns) {
        AttributedString head = head(seen, columns);
        Slice value = withoutNewlines(seen.value());
        return switch (form) {
            case FOLDED -> List.of(withValue(head, value, columns));
            case UNFOLDED -> unfolded(head, value, columns);
        };
    }

    private static Slice withoutNewlines(Slice value) {
        int end = value.length();
        while (end > 0 && (value.at(end - 1) == '\n' || value.at(end - 1) == '\r')) {
            end--;
        }
        return value.sub(0, end);
    }

    private AttributedString withValue(AttributedString head, Slice value, int columns) {
        return ScreenLines.cut(AttributedString.join(AttributedString.EMPTY, head, value(value, columns)), columns);
    }

    /** The beginning of the value, one line. */
    private AttributedString value(Slice value, int columns) {
        Slice beginning = SafeText.beginning(value, 4 * columns);
        if (!TextEncoding.isText(beginning)) {
            Slice few = beginning.sub(0, Math.min(columns / 2, beginning.length()));
            return new AttributedString(HexFormat.of().formatHex(few.toBytes()), PLAIN.faint());
        }
        AttributedString line = text.line(beginning);
        return beginning.length() < value.length()
                ? AttributedString.join(AttributedString.EMPTY, line, new AttributedString(" ".repeat(columns)))
                : line;
    }

    private List<AttributedString> unfolded(AttributedString head, Slice value, int columns) {
        if (value.length() > MOST_LAID_OUT || !indenter.indent(value, laidOut.clear())) {
            return List.of(withValue(head, value, columns));
        }
        List<AttributedString> rows = new ArrayList<>();
        rows.add(ScreenLines.cut(head, columns));
        Slice json = laidOut.view();
        for (int from = 0; from < json.length(); ) {
            int end = json.sub(from, json.length()).indexOf(Slice.utf8("\n"));
            Slice line = json.sub(from, end < 0 ? json.length() : from + end);
            rows.add(ScreenLines.cut(
                    AttributedString.join(AttributedString.EMPTY, new AttributedString("  "), text.json(line)),
                    columns));
            from += line.length() + 1;
            if (rows.size() == MOST_LINES && from < json.length()) {
                rows.set(MOST_LINES - 1, new AttributedString("  " + CUT, PLAIN.foreground(AttributedStyle.YELLOW)));
                break;
            }
        }
        return rows;
    }

    private AttributedString head(SeenRecord seen, int columns) {
        AttributedStringBuilder head = new AttributedStringBuilder();
        Instant arrival = seen.source().arrival();
        if (arrival != null && columns >= 50) {
            DateTimeFormatter form = columns >= 100 ? millis : seconds;
            head.append(form.format(arrival.atZone(zone)), PLAIN.faint()).append(' ');
        }
        if (columns >= 40) {
            head.append("%2s ".formatted(shard(seen)), PLAIN.faint());
        }
        String key = seen.source().partitionKey();
        if (key != null && columns >= 30) {
            head.append(padded(PrintableText.key(key), columns), PLAIN.foreground(color(key)))
                    .append(' ');
        }
        return head.toAttributedString();
    }

    static String shard(SeenRecord seen) {
        return seen.shard().isEmpty() ? "-" : ShardId.number(seen.shard());
    }

    /** Always the same colour for the same key. */
    private static int color(String key) {
        return KEY_COLORS.get(Math.floorMod((key.hashCode() * 0x9E3779B9) >>> 16, KEY_COLORS.size()));
    }

    /** The key, in a column that is as wide as the widest one that was to fit so far, if there is room for it. */
    private String padded(String key, int columns) {
        int width = Math.min(widestKey, columns >= 100 ? 36 : columns >= 60 ? 16 : 8);
        String fitting = ScreenLines.cut(key, width);
        return fitting + " ".repeat(width - DisplayWidth.of(fitting));
    }
}
