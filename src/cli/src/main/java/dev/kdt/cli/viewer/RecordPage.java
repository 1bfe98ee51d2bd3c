package dev.kdt.cli.viewer;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.screen.ScreenLines;
import dev.kdt.cli.show.Indenter;
import dev.kdt.codec.TextEncoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jspecify.annotations.Nullable;

/**
 * All there is to know of one record, and its value laid out; or its payload as it came, in hexadecimal numbers. A large value is laid
 * out by another thread. For one thread.
 */
final class RecordPage {
    private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;

    /** Laid out in some milliseconds: nobody sees that it takes a while. */
    private static final int SMALL_BYTES = 256 << 10;

    /** Scrolled to the last row, which is known when the value is laid out. */
    private static final int END = Integer.MAX_VALUE;

    private final SeenRecord seen;
    private final RecordFacts facts;
    private final CompletableFuture<Body> value;
    private boolean isHex;
    private int scrolled;
    private @Nullable Laid laid;

    /** The value, laid out. */
    private record Body(Slice text, boolean isJson, boolean isText) {}

    /** The page for a width. The rows of the value, which may be very many, are those of the page before where they can be. */
    private record Laid(
            int columns,
            boolean isHex,
            boolean isDone,
            Map<String, String> known,
            List<AttributedString> above,
            Rows rows) {}

    RecordPage(SeenRecord seen, RecordFacts facts) {
        this.seen = seen;
        this.facts = facts;
        this.value = seen.value().length() <= SMALL_BYTES
                ? CompletableFuture.completedFuture(body(seen.value()))
                : CompletableFuture.supplyAsync(() -> body(seen.value()));
    }

    private static Body body(Slice value) {
        if (!TextEncoding.isText(value)) {
            return new Body(value, false, false);
        }
        ByteBuilder laidOut = new ByteBuilder();
        return new Indenter().indent(value, laidOut)
                ? new Body(laidOut.view(), true, true)
                : new Body(value, false, true);
    }

    SeenRecord seen() {
        return seen;
    }

    /** Whether it would look otherwise than when it was shown last. */
    boolean hasChanged() {
        return laid != null
                && (value.isDone() != laid.isDone() || !facts.of(seen).equals(laid.known()));
    }

    void toggleHex() {
        isHex = !isHex;
        scrolled = 0;
    }

    void scroll(long rows) {
        scrolled = Math.clamp(scrolled + rows, 0, END);
    }

    void toEnd() {
        scrolled = END;
    }

    /** As many lines as there is room for. */
    List<AttributedString> lines(int columns, int room) {
        Laid page = laid(columns);
        int top = Math.min(scrolled, lastScroll(page, room));
        if (page.isDone() || scrolled != END) {
            scrolled = top;
        }
        List<AttributedString> lines = new ArrayList<>();
        for (int row = top; lines.size() < room; row++) {
            int below = row - page.above().size();
            if (below < 0) {
                lines.add(page.above().get(row));
            } else if (page.rows().has(below)) {
                lines.add(page.rows().get(below));
            } else {
                break;
            }
        }
        return lines;
    }

    /** The furthest that this can be scrolled; all rows are counted only when somebody wants to see the last. */
    private int lastScroll(Laid page, int room) {
        int above = page.above().size();
        return (long) scrolled + room - above < Integer.MAX_VALUE && page.rows().has(scrolled + room - above - 1)
                ? scrolled
                : Math.max(0, above + page.rows().count() - room);
    }

    private Laid laid(int columns) {
        Map<String, String> known = facts.of(seen);
        boolean isDone = value.isDone();
        Laid before = laid;
        Rows rows =
                before != null && before.columns() == columns && before.isHex() == isHex && before.isDone() == isDone
                        ? before.rows()
                        : rows(columns);
        laid = new Laid(columns, isHex, isDone, known, above(known, columns), rows);
        return laid;
    }

    private List<AttributedString> above(Map<String, String> known, int columns) {
        List<AttributedString> above = new ArrayList<>();
        known.forEach((name, fact) -> {
            AttributedString line = AttributedString.join(
                    AttributedString.EMPTY,
                    new AttributedString("%-14s ".formatted(name), PLAIN.faint()),
                    ScreenLines.line(fact, PLAIN));
            above.addAll(ScreenLines.split(line, columns));
        });
        above.add(new AttributedString(isHex ? "payload" : "value", PLAIN.foreground(AttributedStyle.CYAN)));
        return above;
    }

    private Rows rows(int columns) {
        if (isHex) {
            return HexRows.fitting(seen.source().data(), columns);
        }
        if (!value.isDone()) {
            return new TextRows(Slice.utf8("(it is large: it is laid out)"), columns, false);
        }
        Body body = value.join();
        return body.isText()
                ? new TextRows(body.text(), columns, body.isJson())
                : HexRows.fitting(body.text(), columns);
    }
}
