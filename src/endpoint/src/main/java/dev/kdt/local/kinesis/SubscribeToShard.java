package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.MOMENT;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.Consumer;
import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Phase;
import dev.kdt.local.stream.Shard;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Events;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import dev.kdt.local.wire.StreamingAction;

/** Pushes the records of a shard to a registered consumer. */
final class SubscribeToShard implements StreamingAction {
    private static final Shape.Structure INPUT = structure(
            required("ConsumerARN", KinesisShapes.CONSUMER_ARN),
            KinesisShapes.ID,
            required("ShardId", KinesisShapes.SHARD_ID),
            required(
                    "StartingPosition",
                    structure(
                            required("Type", KinesisShapes.ITERATOR_TYPE),
                            optional("SequenceNumber", KinesisShapes.SEQUENCE_NUMBER),
                            optional("Timestamp", MOMENT))),
            DryRuns.MEMBER);

    private final Streams streams;
    private final Subscriptions subscriptions;
    private final DryRuns dryRuns;

    SubscribeToShard(Streams streams, Subscriptions subscriptions, DryRuns dryRuns) {
        this.streams = streams;
        this.subscriptions = subscriptions;
        this.dryRuns = dryRuns;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Events open(Params params, Caller caller) {
        ConsumerArn arn = ConsumerArn.parse(params.text("ConsumerARN"));
        KinesisStream stream = arn.stream(streams, caller);
        Consumer consumer = arn.in(stream, caller);
        long now = streams.timeline().millis();
        if (consumer.phase(now) != Phase.ACTIVE) {
            throw ServiceException.inUse(
                    "Consumer " + arn.text() + " is not ACTIVE, instead in state " + consumer.phase(now) + ".");
        }
        Shard shard = Lookup.readable(stream, stream.identity().name(), params.text("ShardId"), caller);
        Params position = params.structure("StartingPosition");
        StartingPoint start = new StartingPoint(
                StartingPoint.Type.valueOf(position.text("Type")),
                position.textOrNull("SequenceNumber"),
                position.millis("Timestamp"));
        long first = start.ordinal(stream, shard, caller, now);
        dryRuns.end(params, stream, caller);
        Subscription subscription = new Subscription(subscriptions, streams, stream, shard, arn.text(), now, first);
        try {
            subscriptions.begin(subscription);
        } catch (ServiceException e) {
            subscription.close();
            throw e;
        }
        return subscription;
    }
}
