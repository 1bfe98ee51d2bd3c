package dev.kdt.aws;

import dev.kdt.flow.SourceStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.Consumer;
import software.amazon.awssdk.services.kinesis.model.ListStreamConsumersResponse;

/** Lists and removes the registered consumers of a stream (enhanced fan-out). Each call is made once. */
public final class StreamConsumers {
    private final KinesisClient kinesis;
    private final ServiceCalls calls;

    /** @param place where the streams are, for messages */
    public StreamConsumers(KinesisClient kinesis, String place) {
        this.kinesis = kinesis;
        this.calls = new ServiceCalls.Single(place);
    }

    /** All consumers, as the service orders them. */
    public List<Consumer> list(SourceStream stream) throws InterruptedException {
        return calls.make("stream '" + stream.name() + "'", () -> pages(stream.arn()));
    }

    private List<Consumer> pages(String stream) {
        Pages<Consumer> consumers = new Pages<>();
        String token = null;
        boolean more = true;
        while (more) {
            @Nullable String next = token;
            ListStreamConsumersResponse page = kinesis.listStreamConsumers(
                    request -> request.streamARN(stream).nextToken(next));
            token = page.nextToken();
            more = consumers.add(page.consumers(), token != null);
        }
        return consumers.all();
    }

    /** Removes the consumer of this name; its subscriptions end. */
    public void remove(SourceStream stream, String name) throws InterruptedException {
        calls.make(
                subject(stream.name(), name),
                () -> kinesis.deregisterStreamConsumer(
                        request -> request.streamARN(stream.arn()).consumerName(name)));
    }

    /** A consumer in messages. */
    static String subject(String stream, String name) {
        return "consumer '" + name + "' of stream '" + stream + "'";
    }
}
