package dev.kdt.cli.show;

import dev.kdt.cli.console.Amounts;
import dev.kdt.pipeline.Output;
import dev.kdt.record.Position;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The letters of {@code -f}. */
enum FormatField {
    TIME('t', "time"),
    EPOCH('T', "time in milliseconds"),
    AGE('a', "age"),
    STREAM('n', "stream"),
    SHARD('s', "shard"),
    SEQUENCE('o', "sequence"),
    KEY('k', "key"),
    HASH_KEY('K', "explicit hash key"),
    PAYLOAD('p', "payload"),
    SIZE('S', "size in bytes"),
    CHAIN('c', "decoded by");

    private final char letter;
    private final String meaning;

    FormatField(char letter, String meaning) {
        this.letter = letter;
        this.meaning = meaning;
    }

    /** The field of a letter; null when there is none. */
    static @Nullable FormatField of(char letter) {
        return Arrays.stream(values())
                .filter(each -> each.letter == letter)
                .findFirst()
                .orElse(null);
    }

    /** All letters with their meanings, for messages. */
    static String known() {
        return Arrays.stream(values())
                        .map(each -> "%" + each.letter + " " + each.meaning)
                        .collect(Collectors.joining(", "))
                + ", %{JQ} an expression";
    }

    /** The text of the field; empty where the record has none. */
    String text(Output output, InstantSource clock) {
        Object value = value(output, clock);
        return value == null ? "" : value.toString();
    }

    private @Nullable Object value(Output output, InstantSource clock) {
        Position position = output.source().position();
        Instant arrival = output.source().arrival();
        return switch (this) {
            case TIME -> arrival;
            case EPOCH -> arrival == null ? null : arrival.toEpochMilli();
            case AGE -> arrival == null ? null : Amounts.age(arrival, clock);
            case STREAM -> position.stream();
            case SHARD -> position.shard();
            case SEQUENCE -> position.sequenceInWords();
            case KEY -> output.source().partitionKey();
            case HASH_KEY -> output.source().explicitHashKey();
            case PAYLOAD -> output.bytes().toText();
            case SIZE -> output.source().data().length();
            case CHAIN -> output.chain().isAuto() ? null : output.chain();
        };
    }
}
