package dev.kdt.cli.command.produce;

import dev.kdt.codec.Chain;
import dev.kdt.codec.Codec;
import dev.kdt.codec.InputFormat;
import dev.kdt.flow.Sink;
import dev.kdt.flow.Ticket;
import dev.kdt.generate.learn.Learner;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Value;
import dev.kdt.pipeline.Encoding;
import dev.kdt.pipeline.Output;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lets a learner see the records that come, as JSON. */
final class LearningSink implements Sink {
    private final Learner learner;
    private final InputFormat format;
    private final JsonReader json = new JsonReader();
    private final Map<Chain, Integer> chains = new HashMap<>();

    /** @param format of the input, by which cells of rows are texts */
    LearningSink(Learner learner, InputFormat format) {
        this.learner = learner;
        this.format = format;
    }

    @Override
    public synchronized void send(Output output, Ticket ticket) {
        try {
            Value value = json.read(output.bytes());
            Value typed = isRows() ? Cell.typed(value) : value;
            learner.see(
                    typed,
                    output.bytes().length(),
                    output.source().partitionKey(),
                    output.source().arrival(),
                    String.valueOf(output.source().position().shard()));
            chains.merge(output.chain(), 1, Integer::sum);
        } catch (JsonException e) {
            throw new IllegalStateException("a decoded value is JSON", e);
        }
        ticket.delivered(output);
    }

    private boolean isRows() {
        return format == InputFormat.CSV || format == InputFormat.TSV;
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    /** The format and layers of most records, the innermost first, as {@code encode} takes them; empty for plain JSON and text. */
    synchronized List<String> encode() {
        if (isRows()) {
            return List.of(format.toString());
        }
        List<Codec> codecs = chains.entrySet().stream()
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .map(each -> each.getKey().codecs())
                .orElse(List.of());
        List<String> words = new ArrayList<>();
        for (Codec each : codecs.reversed()) {
            if (each.isLast() || Encoding.layerWords().contains(each.word())) {
                words.add(each == Codec.TEXT ? "raw" : each.word());
            }
        }
        boolean isPlain = words.equals(List.of("json")) || words.equals(List.of("raw"));
        return isPlain
                ? List.of()
                : words.stream().filter(Encoding.words()::contains).toList();
    }
}
