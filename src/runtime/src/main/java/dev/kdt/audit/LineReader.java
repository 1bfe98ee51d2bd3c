package dev.kdt.audit;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.pipeline.step.StampPath;
import org.jspecify.annotations.Nullable;

/**
 * Tells the fingerprints of lines: of a stamp, if there is one, else of the contents. The same for what the pipeline gives as for what was
 * delivered. For one thread.
 */
final class LineReader {
    private static final StringValue STREAM = StringValue.of("stream");
    private static final StringValue SHARD = StringValue.of("shard");
    private static final StringValue SEQUENCE = StringValue.of("sequence");
    private static final StringValue SUBSEQUENCE = StringValue.of("subsequence");
    private static final StringValue OUTPUT = StringValue.of("output");

    private final SipHash hash;
    private final @Nullable StampPath stamps;
    private final JsonReader json = new JsonReader();
    private final ByteBuilder text = new ByteBuilder();
    private final @Nullable RowText rows;

    /**
     * A reader of lines.
     *
     * @param stamps where stamps stand; null when there are none
     * @param columns of the rows that are compared; null when lines are
     */
    LineReader(SipHash hash, @Nullable StampPath stamps, @Nullable Columns columns) {
        this.hash = hash;
        this.stamps = stamps;
        this.rows = columns == null ? null : new RowText(columns);
    }

    /**
     * A line.
     *
     * @param key of its stamp, or of its contents
     * @param content a shorter fingerprint of its contents
     */
    record Line(Fingerprint key, long content) {}

    /** A line, with white space around it or without. */
    Line read(Slice line) {
        Slice trimmed = trimmed(line);
        Fingerprint content = rows == null ? ofBytes(trimmed) : ofRow(trimmed, rows);
        Fingerprint stamp = stamps == null ? null : stamp(stamps, trimmed);
        return stamp == null ? new Line(content, content.low()) : new Line(stamp, content.low());
    }

    /** The fingerprint of a payload. */
    Fingerprint payload(Slice payload) {
        return ofBytes(trimmed(payload));
    }

    private Fingerprint ofBytes(Slice bytes) {
        return hash.of(bytes.array(), bytes.from(), bytes.to());
    }

    /** A line that is no object was put into no columns. */
    private Fingerprint ofRow(Slice line, RowText row) {
        try {
            if (!line.isEmpty() && line.at(0) == '{' && json.read(line) instanceof ObjectValue object) {
                row.write(object, text.clear());
                return hash.of(text.array(), 0, text.size());
            }
        } catch (JsonException _) {
            // It is compared as it is.
        }
        return ofBytes(line);
    }

    /** The fingerprint of a record's place in its stream. */
    Fingerprint position(String shard, String sequence, long subsequence) {
        text.clear().utf8(shard).put(0).utf8(sequence).put(0).ascii(Long.toString(subsequence));
        return hash.of(text.array(), 0, text.size());
    }

    private @Nullable Fingerprint stamp(StampPath path, Slice line) {
        if (line.isEmpty() || line.at(0) != '{') {
            return null;
        }
        try {
            if (!(path.in(json.read(line)) instanceof ObjectValue stamp) || stamp.get(SEQUENCE) == null) {
                return null;
            }
            text.clear();
            for (StringValue each : new StringValue[] {STREAM, SHARD, SEQUENCE, SUBSEQUENCE, OUTPUT}) {
                Value value = stamp.get(each);
                if (value != null) {
                    value.writeTo(text);
                }
                text.put(0);
            }
            return hash.of(text.array(), 0, text.size());
        } catch (JsonException _) {
            return null; // A line that was cut off has no stamp: it is unexpected.
        }
    }

    private static Slice trimmed(Slice line) {
        int from = line.from();
        int to = line.to();
        while (to > from && isBlank(line.array()[to - 1])) {
            to--;
        }
        while (from < to && isBlank(line.array()[from])) {
            from++;
        }
        return new Slice(line.array(), from, to);
    }

    private static boolean isBlank(byte each) {
        return each == ' ' || each == '\n' || each == '\r' || each == '\t';
    }
}
