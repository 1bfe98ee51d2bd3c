package dev.kdt.aws;

import dev.kdt.flow.Retrying;
import dev.kdt.flow.Sleeper;
import dev.kdt.flow.SourceStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.Shard;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;
import software.amazon.awssdk.services.kinesis.model.StreamStatus;
import software.amazon.awssdk.services.kinesis.model.StreamSummary;

/** Creates, describes, changes and deletes streams. */
public final class StreamControl {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final KinesisClient kinesis;
    private final ServiceCalls calls;
    private final Sleeper sleeper;

    /**
     * Streams that are asked once.
     *
     * @param place where the streams are, for messages
     */
    public StreamControl(KinesisClient kinesis, String place, Sleeper sleeper) {
        this(kinesis, new ServiceCalls.Single(place), sleeper);
    }

    /** Streams that are asked again while that fails, until a stop is requested. */
    public StreamControl(KinesisClient kinesis, String place, Retrying retrying) {
        this(kinesis, new RetriedCalls(retrying, place), retrying.sleeper());
    }

    private StreamControl(KinesisClient kinesis, ServiceCalls calls, Sleeper sleeper) {
        this.kinesis = kinesis;
        this.calls = calls;
        this.sleeper = sleeper;
    }

    /** All streams, by name. */
    public List<StreamSummary> list() throws InterruptedException {
        return calls.make("streams", this::pages);
    }

    private List<StreamSummary> pages() {
        Pages<StreamSummary> streams = new Pages<>();
        String token = null;
        boolean more = true;
        while (more) {
            @Nullable String next = token;
            ListStreamsResponse page = kinesis.listStreams(request -> request.nextToken(next));
            token = page.nextToken();
            more = streams.add(summaries(page), page.hasMoreStreams());
        }
        return streams.all();
    }

    /** Of an endpoint that tells no more than names, the names. */
    private static List<StreamSummary> summaries(ListStreamsResponse page) {
        return page.hasStreamSummaries()
                ? page.streamSummaries()
                : page.streamNames().stream()
                        .map(name -> StreamSummary.builder().streamName(name).build())
                        .toList();
    }

    public StreamDescriptionSummary describe(String stream) throws InterruptedException {
        return calling(stream, () -> kinesis.describeStreamSummary(request -> request.streamName(stream)))
                .streamDescriptionSummary();
    }

    /** The identity of a stream among all that ever had its name. */
    public SourceStream identify(String stream) throws InterruptedException {
        StreamDescriptionSummary summary = describe(stream);
        return new SourceStream(stream, summary.streamARN(), summary.streamCreationTimestamp());
    }

    /** All shards of a stream, closed ones included. */
    public List<Shard> shards(String stream) throws InterruptedException {
        return calling(stream, () -> new ShardPages(kinesis).all(stream));
    }

    /** Makes a stream with {@code shards} shards and waits until it can be used. */
    public void create(String stream, int shards) throws InterruptedException {
        calling(
                stream,
                () -> kinesis.createStream(request -> request.streamName(stream).shardCount(shards)));
        awaitActive(stream);
    }

    /** Makes a stream that sizes itself and waits until it can be used. */
    public void createOnDemand(String stream) throws InterruptedException {
        calling(
                stream,
                () -> kinesis.createStream(request ->
                        request.streamName(stream).streamModeDetails(mode -> mode.streamMode(StreamMode.ON_DEMAND))));
        awaitActive(stream);
    }

    public void delete(String stream) throws InterruptedException {
        calling(
                stream,
                () -> kinesis.deleteStream(request -> request.streamName(stream).enforceConsumerDeletion(true)));
    }

    /**
     * Waits until the stream is {@code ACTIVE}.
     *
     * @throws AwsException when it is on the way to something else
     */
    public void awaitActive(String stream) throws InterruptedException {
        StreamDescriptionSummary now = describe(stream);
        while (now.streamStatus() != StreamStatus.ACTIVE) {
            if (now.streamStatus() != StreamStatus.CREATING && now.streamStatus() != StreamStatus.UPDATING) {
                throw new AwsException("stream '" + stream + "' cannot be used: it is " + now.streamStatusAsString());
            }
            sleeper.sleep(BETWEEN_LOOKS);
            now = describe(stream);
        }
    }

    private <T> T calling(String stream, SdkFaults.Call<T> call) throws InterruptedException {
        return calls.make("stream '" + stream + "'", call);
    }
}
