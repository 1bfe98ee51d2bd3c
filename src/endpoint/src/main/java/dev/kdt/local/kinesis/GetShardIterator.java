package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.MOMENT;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.IteratorToken;
import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Shard;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;

/** Gives an iterator for a place in a shard. */
final class GetShardIterator implements Action {
    private static final Shape.Structure INPUT = structure(
            required("ShardId", KinesisShapes.SHARD_ID),
            required("ShardIteratorType", KinesisShapes.ITERATOR_TYPE),
            optional("StartingSequenceNumber", KinesisShapes.SEQUENCE_NUMBER),
            optional("Timestamp", MOMENT),
            KinesisShapes.NAME,
            KinesisShapes.ARN,
            KinesisShapes.ID,
            DryRuns.MEMBER);

    private final Streams streams;
    private final DryRuns dryRuns;

    GetShardIterator(Streams streams, DryRuns dryRuns) {
        this.streams = streams;
        this.dryRuns = dryRuns;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        String name = Streams.nameIn(params);
        Shard shard = Lookup.readable(streams.find(name), name, params.text("ShardId"), caller);
        KinesisStream stream = streams.ready(params, caller);
        long now = streams.timeline().millis();
        StartingPoint start = new StartingPoint(
                StartingPoint.Type.valueOf(params.text("ShardIteratorType")),
                params.textOrNull("StartingSequenceNumber"),
                params.millis("Timestamp"));
        IteratorToken token = new IteratorToken(
                stream.identity().name(),
                stream.identity().created(),
                shard.info().index(),
                start.ordinal(stream, shard, caller, now),
                now);
        dryRuns.end(params, stream, caller);
        return out -> out.text("ShardIterator", token.encode());
    }
}
