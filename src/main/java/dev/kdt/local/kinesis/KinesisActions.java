package dev.kdt.local.kinesis;

import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import java.util.List;

/** The operations of Kinesis Data Streams. To add one: write its class and name it here. */
public final class KinesisActions {
    private KinesisActions() {}

    /** All of them, working on {@code streams}. */
    public static List<Action> all(Streams streams) {
        return List.of(
                new CreateStream(streams),
                new DeleteStream(streams),
                new DescribeStream(streams),
                new DescribeStreamSummary(streams),
                new GetRecords(streams),
                new GetShardIterator(streams),
                new ListShards(streams),
                new ListStreams(streams),
                new PutRecord(streams),
                new PutRecords(streams));
    }
}
