package dev.kdt.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.bytes.TextPlace;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.StringValue;
import dev.kdt.json.Utf8;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Writes records as JSON objects, one a line, without losing a byte: {@code {"stream","shard","sequence","subsequence","outOfShard","key",
 * "explicitHashKey","arrival","file","line","column","chain","to","encoding":"json|text|base64","data","failure":{"stage","step","line",
 * "column","message","attempts","arrival":"unknown"}}}, with what is unknown left out. Line and column of a failure are a place in the data, or in the
 * expression of the step that failed; its arrival says that the record may be at the target all the same. A payload that is valid JSON on a single line stands there as it is; other UTF-8 as a string;
 * anything else in Base64. {@link EnvelopeReader} reads it back. One per thread.
 */
public final class EnvelopeWriter {
    /** The arrival of a failure, where it is {@link Arrival#UNKNOWN}. */
    static final String UNKNOWN = "unknown";

    private static final JsonFactory STRICT = new JsonFactory();

    private final JsonReader json = new JsonReader();
    private final ByteBuilder compact = new ByteBuilder();
    private ByteBuilder out = new ByteBuilder();
    private boolean first;

    /** Adds the record's line with its newline. */
    public void write(KinesisRecord record, @Nullable Failure failure, ByteBuilder out) {
        write(record, failure, Chain.AUTO, failure == null ? null : failure.to(), out);
    }

    /**
     * The same of a result, with what {@link EnvelopeReader} passes over.
     *
     * @param chain the layers by which the record was decoded, such as {@code gzip > json}; {@link Chain#AUTO} for none
     * @param to the target that a {@code route} step sends it to; null for the one that the host has
     */
    public void write(KinesisRecord record, Chain chain, @Nullable String to, ByteBuilder out) {
        write(record, null, chain, to, out);
    }

    private void write(
            KinesisRecord record, @Nullable Failure failure, Chain chain, @Nullable String to, ByteBuilder line) {
        out = line;
        first = true;
        out.put('{');
        position(record.position());
        if (record.outOfShard()) {
            name("outOfShard").ascii("true");
        }
        text("key", record.partitionKey());
        text("explicitHashKey", record.explicitHashKey());
        if (record.arrival() != null) {
            text("arrival", record.arrival().toString());
        }
        String file = record.position().file();
        text("file", file);
        if (record.position().line() > 0) {
            number("line", record.position().line());
        }
        if (record.position().column() > 1) {
            number("column", record.position().column());
        }
        text("chain", chain.isAuto() ? null : chain.toString());
        text("to", to);
        data(record.data());
        if (failure != null) {
            failure(failure);
        }
        out.put('}').put('\n');
    }

    private void position(Position position) {
        text("stream", position.stream());
        text("shard", position.shard());
        text("sequence", position.sequence());
        if (position.isSubsequence()) {
            number("subsequence", position.subsequence());
        }
    }

    private void data(Slice data) {
        if (isOneLineOfJson(data)) {
            text("encoding", "json");
            name("data").put(data);
        } else if (Utf8.isValid(data)) {
            text("encoding", "text");
            StringValue.of(data).writeTo(name("data"));
        } else {
            text("encoding", "base64");
            name("data").put('"').ascii(Base64Text.encode(data)).put('"');
        }
    }

    private void failure(Failure failure) {
        name("failure").put('{');
        first = true;
        text("stage", failure.stage().name().toLowerCase(Locale.ROOT));
        text("step", failure.step());
        TextPlace place = failure.place();
        if (place != null) {
            number("line", place.line());
            number("column", place.column());
        }
        text("message", failure.message());
        if (failure.attempts() > 0) {
            number("attempts", failure.attempts());
        }
        if (failure.arrival() == Arrival.UNKNOWN) {
            text("arrival", UNKNOWN);
        }
        out.put('}');
    }

    /** White space at the ends would be lost among that of the envelope, so such a payload is text. */
    private boolean isOneLineOfJson(Slice data) {
        if (data.isEmpty() || data.at(0) <= ' ' || data.at(data.length() - 1) <= ' ') {
            return false;
        }
        for (int i = 0; i < data.length(); i++) {
            if (data.at(i) == '\n' || data.at(i) == '\r') {
                return false;
            }
        }
        try {
            json.read(data).writeTo(compact.clear());
            return compact.view().equals(data) || isStrict(data);
        } catch (JsonException _) {
            return false;
        }
    }

    /** Our reader takes what jq takes, such as {@code nan} and {@code +1}; other readers of the envelope would not. */
    private static boolean isStrict(Slice data) {
        try (JsonParser parser = STRICT.createParser(data.array(), data.from(), data.length())) {
            while (parser.nextToken() != null) {
                parser.finishToken();
            }
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private void text(String name, @Nullable String value) {
        if (value != null) {
            StringValue.of(value).writeTo(name(name));
        }
    }

    private void number(String name, long value) {
        name(name).ascii(Long.toString(value));
    }

    private ByteBuilder name(String name) {
        if (!first) {
            out.put(',');
        }
        first = false;
        return out.put('"').ascii(name).put('"').put(':');
    }
}
