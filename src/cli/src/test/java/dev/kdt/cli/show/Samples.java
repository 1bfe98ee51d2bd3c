package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.Chain;
import dev.kdt.codec.Codec;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/** Outputs to be shown, and the styles to show them in, at a time that stands still. */
final class Samples {
    private static final Instant ARRIVAL = Instant.parse("2026-11-27T03:38:58.384Z");

    private Samples() {}

    static RecordStyle file() {
        return style(false, false, Integer.MAX_VALUE);
    }

    static RecordStyle terminal(int width) {
        return style(false, true, width);
    }

    static RecordStyle coloredTerminal() {
        return style(true, true, 200);
    }

    private static RecordStyle style(boolean colored, boolean onTerminal, int width) {
        InstantSource clock = () -> ARRIVAL.plusMillis(2100);
        return new RecordStyle(colored, onTerminal, ZoneId.of("Europe/Berlin"), clock, () -> width, Fold.NONE, false);
    }

    static Output output(String payload) {
        return output(Slice.utf8(payload), "key-1");
    }

    /** A line of text, as some renderers take it. */
    static Output line(String text) {
        return output(text + "\n");
    }

    static Output line(Slice text, String key) {
        return output(Slice.of(new ByteBuilder().put(text).put('\n').toBytes()), key);
    }

    static Output output(Slice payload, String key) {
        Position position =
                Position.inShard("orders", "shardId-000000000003", "4968").withSubsequence(2);
        return new Output(
                payload,
                new KinesisRecord(position, key, "77", ARRIVAL, Slice.utf8("12345")),
                Chain.of(Codec.KPL, Codec.JSON),
                1);
    }

    static String rendered(Renderer renderer, Output output) {
        ByteBuilder shown = new ByteBuilder();
        renderer.render(output, shown);
        return shown.toString();
    }
}
