package dev.kdt.local;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.GetRecordsResponse;
import software.amazon.awssdk.services.kinesis.model.ShardIteratorType;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;

/** An endpoint to be judged through the AWS SDK, and what the contracts of its control plane need of streams. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class StreamContract {
    TestedEndpoint tested;
    KinesisClient kinesis;

    /** Starts what is to be judged; {@code data} is a folder that it may use. */
    protected abstract TestedEndpoint endpoint(Path data) throws IOException;

    @BeforeAll
    void start(@TempDir Path data) throws IOException {
        tested = endpoint(data);
        kinesis = EndpointClients.kinesis(tested.uri());
    }

    @AfterAll
    void stop() throws IOException {
        kinesis.close();
        tested.close();
    }

    /** A new stream, once it is active. */
    final String created(int shards) {
        String stream = tested.freshName();
        kinesis.createStream(r -> r.streamName(stream).shardCount(shards));
        tested.awaitActive(kinesis, stream);
        return stream;
    }

    final StreamDescriptionSummary summary(String stream) {
        return kinesis.describeStreamSummary(r -> r.streamName(stream)).streamDescriptionSummary();
    }

    final void put(String stream, String text) {
        kinesis.putRecord(r -> r.streamName(stream).partitionKey("k").data(SdkBytes.fromUtf8String(text)));
    }

    /** What the shard holds, as far as one call gives it. */
    final GetRecordsResponse read(String stream, String shard) {
        String iterator = kinesis.getShardIterator(
                        r -> r.streamName(stream).shardId(shard).shardIteratorType(ShardIteratorType.TRIM_HORIZON))
                .shardIterator();
        return kinesis.getRecords(r -> r.shardIterator(iterator));
    }
}
