package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.Color;
import dev.kdt.cli.console.DisplayWidth;
import dev.kdt.cli.console.PrintableText;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import dev.kdt.record.ShardId;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The line above a record: when it arrived (local time), its shard, its key, its age, its file, the layers it was decoded by, and its
 * sequence number. A terminal that is too narrow for all of them shows the most important ones, in one line. Empty for a record of which
 * nothing is known.
 */
final class RecordHeader {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final String BETWEEN = "  ";
    private static final String CUT = "…";

    /** The parts of the line; the first of these are left out first, and the last ones never. */
    private enum Kind {
        SEQUENCE,
        AGE,
        DATE,
        CHAIN,
        OTHER
    }

    private record Part(Kind kind, String text) {
        String withSpace() {
            return text + (kind == Kind.DATE ? " " : BETWEEN);
        }
    }

    private final RecordStyle style;

    RecordHeader(RecordStyle style) {
        this.style = style;
    }

    /** Adds the line with its newline. */
    void add(Output output, ByteBuilder to) {
        List<Part> parts = parts(output);
        int columns = style.width().getAsInt();
        for (Kind each : List.of(Kind.SEQUENCE, Kind.AGE, Kind.DATE, Kind.CHAIN)) {
            if (parts.size() > 1 && DisplayWidth.of(joined(parts)) > columns) {
                parts.removeIf(part -> part.kind() == each);
            }
        }
        boolean withSequence = parts.removeIf(part -> part.kind() == Kind.SEQUENCE);
        String known = fitting(joined(parts), columns);
        String sequence =
                withSequence ? String.valueOf(output.source().position().sequenceInWords()) : "";
        line(known, known.isEmpty() || !withSequence ? sequence : BETWEEN + sequence, to);
    }

    private static String joined(List<Part> parts) {
        return parts.stream().map(Part::withSpace).collect(Collectors.joining()).stripTrailing();
    }

    /** Of a key that is too long for the terminal, the beginning. */
    private static String fitting(String text, int columns) {
        return DisplayWidth.of(text) <= columns ? text : DisplayWidth.cut(text, Math.max(0, columns - 1)) + CUT;
    }

    private void line(String known, String sequence, ByteBuilder to) {
        if (!known.isEmpty() || !sequence.isEmpty()) {
            to.utf8(painted(Color.BOLD, known))
                    .utf8(painted(Color.DIM, sequence))
                    .put('\n');
        }
    }

    private String painted(Color color, String text) {
        return style.colored() && !text.isEmpty() ? color.paint(text) : text;
    }

    private List<Part> parts(Output output) {
        KinesisRecord record = output.source();
        Position position = record.position();
        List<Part> parts = new ArrayList<>();
        Instant arrival = record.arrival();
        if (arrival != null) {
            ZonedDateTime local = arrival.atZone(style.zone());
            add(parts, Kind.DATE, "", DATE.format(local));
            add(parts, Kind.OTHER, "", TIME.format(local));
        }
        add(parts, Kind.OTHER, "shard ", position.shard() == null ? null : ShardId.number(position.shard()));
        add(parts, Kind.OTHER, "outside of its shard", record.outOfShard() ? "" : null);
        String key = record.partitionKey();
        add(parts, Kind.OTHER, "key ", key == null ? null : PrintableText.key(key));
        add(parts, Kind.AGE, "", arrival == null ? null : Amounts.age(arrival, style.clock()) + " ago");
        add(parts, Kind.OTHER, "", position.file() == null ? null : place(position));
        if (style.withChain()) {
            add(
                    parts,
                    Kind.CHAIN,
                    "",
                    output.chain().isAuto() ? "not decoded" : output.chain().toString());
        }
        add(parts, Kind.SEQUENCE, "", position.sequenceInWords());
        return parts;
    }

    private static String place(Position position) {
        return position.file() + (position.line() > 0 ? ":" + position.line() : "");
    }

    private static void add(List<Part> parts, Kind kind, String name, @Nullable String value) {
        if (value != null) {
            parts.add(new Part(kind, PrintableText.line(name + value)));
        }
    }
}
