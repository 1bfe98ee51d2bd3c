package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.Color;
import dev.kdt.cli.console.DisplayWidth;
import dev.kdt.cli.console.Printable;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import dev.kdt.record.ShardId;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The line above a record: when it arrived (local time), its shard, its key, its age, its file, the layers it was decoded by, and its
 * sequence number, which is left out where the terminal is too narrow. Empty for a record of which nothing is known.
 */
final class RecordHeader {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    private static final String BETWEEN = "  ";

    private final RecordStyle style;

    RecordHeader(RecordStyle style) {
        this.style = style;
    }

    /** Adds the line with its newline. */
    void add(Output output, ByteBuilder to) {
        String known = Printable.of(String.join(BETWEEN, parts(output)));
        String sequence = output.source().position().sequenceInWords();
        if (sequence == null) {
            line(known, "", to);
        } else if (known.isEmpty()) {
            line("", sequence, to);
        } else {
            int columns = DisplayWidth.of(known) + BETWEEN.length() + sequence.length();
            line(known, columns > style.width().getAsInt() ? "" : BETWEEN + sequence, to);
        }
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

    private List<String> parts(Output output) {
        KinesisRecord record = output.source();
        Position position = record.position();
        List<String> parts = new ArrayList<>();
        Instant arrival = record.arrival();
        if (arrival != null) {
            parts.add(TIME.format(arrival.atZone(style.zone())));
        }
        addUnlessNull(parts, "shard ", position.shard() == null ? null : ShardId.number(position.shard()));
        if (record.outOfShard()) {
            parts.add("outside of its shard");
        }
        addUnlessNull(parts, "key ", record.partitionKey());
        if (arrival != null) {
            parts.add(Amounts.age(arrival, style.clock()) + " ago");
        }
        if (position.file() != null) {
            parts.add(position.file() + (position.line() > 0 ? ":" + position.line() : ""));
        }
        if (style.withChain()) {
            parts.add(output.chain().isAuto() ? "not decoded" : output.chain().toString());
        }
        return parts;
    }

    private static void addUnlessNull(List<String> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.add(name + value);
        }
    }
}
