package dev.kdt.local.kinesis;

import dev.kdt.endpoint.fault.Faults;
import dev.kdt.local.stream.AccountSettings;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Operation;
import java.util.List;

/**
 * The operations of Kinesis Data Streams, one class each. All that a new one needs is listed in the description of package {@code
 * dev.kdt}, "To add something, touch these files".
 */
public final class KinesisActions implements AutoCloseable {
    private final Subscriptions subscriptions;
    private final List<Operation> unpaced;
    private final List<Operation> all;

    /** All of them, working on {@code streams} and {@code account}. */
    public KinesisActions(Streams streams, AccountSettings account, Faults faults) {
        this.subscriptions = new Subscriptions(faults);
        DryRuns dryRuns = new DryRuns(streams);
        List<Operation> operations = List.of(
                new AddTagsToStream(streams),
                new CreateStream(streams),
                new DecreaseStreamRetentionPeriod(streams),
                new DeleteResourcePolicy(streams),
                new DeleteStream(streams),
                new DeregisterStreamConsumer(streams, subscriptions),
                new DescribeAccountSettings(account),
                new DescribeLimits(streams),
                new DescribeStream(streams),
                new DescribeStreamConsumer(streams),
                new DescribeStreamSummary(streams),
                new DisableEnhancedMonitoring(streams),
                new EnableEnhancedMonitoring(streams),
                new GetRecords(streams, faults, dryRuns),
                new GetResourcePolicy(streams),
                new GetShardIterator(streams, dryRuns),
                new IncreaseStreamRetentionPeriod(streams),
                new ListShards(streams),
                new ListStreamConsumers(streams),
                new ListStreams(streams),
                new ListTagsForResource(streams),
                new ListTagsForStream(streams),
                new MergeShards(streams),
                new PutRecord(streams, dryRuns),
                new PutRecords(streams, faults, dryRuns),
                new PutResourcePolicy(streams),
                new RegisterStreamConsumer(streams),
                new RemoveTagsFromStream(streams),
                new SplitShard(streams),
                new StartStreamEncryption(streams),
                new StopStreamEncryption(streams),
                new SubscribeToShard(streams, subscriptions, dryRuns),
                new TagResource(streams),
                new UntagResource(streams),
                new UpdateAccountSettings(account, streams.timeline()),
                new UpdateMaxRecordSize(streams),
                new UpdateShardCount(streams),
                new UpdateStreamMode(streams),
                new UpdateStreamWarmThroughput(streams));
        this.unpaced = operations;
        this.all = switch (streams.options().limits()) {
            case NONE -> operations;
            case SERVICE ->
                operations.stream().map(new Pacing(streams.timeline())::paced).toList();
        };
    }

    public List<Operation> all() {
        return all;
    }

    /** The same without limits to how often they are called, for the endpoint's own use. */
    public List<Operation> unpaced() {
        return unpaced;
    }

    /** Ends what is still being answered. */
    @Override
    public void close() {
        subscriptions.close();
    }
}
