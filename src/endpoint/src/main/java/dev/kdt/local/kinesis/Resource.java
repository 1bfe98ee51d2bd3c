package dev.kdt.local.kinesis;

import dev.kdt.local.stream.Consumer;
import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A resource that can have tags and policies: a stream or one of its consumers, by its ARN. */
sealed interface Resource {
    record OfStream(KinesisStream stream) implements Resource {
        @Override
        public Map<String, String> tags() {
            return stream.settings().tags();
        }

        @Override
        public void changeTags(Map<String, String> tags) {
            stream.change(settings -> settings.withTags(tags));
        }

        @Override
        public @Nullable String policy() {
            return stream.settings().policy();
        }

        @Override
        public void changePolicy(@Nullable String policy) {
            stream.change(settings -> settings.withPolicy(policy));
        }
    }

    record OfConsumer(KinesisStream stream, Consumer consumer) implements Resource {
        @Override
        public Map<String, String> tags() {
            return consumer.tags();
        }

        @Override
        public void changeTags(Map<String, String> tags) {
            replace(consumer.withTags(tags));
        }

        @Override
        public @Nullable String policy() {
            return consumer.policy();
        }

        @Override
        public void changePolicy(@Nullable String policy) {
            replace(consumer.withPolicy(policy));
        }

        private void replace(Consumer changed) {
            stream.changeConsumers(all -> all.stream()
                    .map(one -> one.name().equals(consumer.name()) ? changed : one)
                    .toList());
        }
    }

    Map<String, String> tags();

    void changeTags(Map<String, String> tags);

    /** The resource policy's text, or null when there is none. */
    @Nullable
    String policy();

    void changePolicy(@Nullable String policy);

    /**
     * The resource that a request names by {@code ResourceARN}.
     *
     * @throws ServiceException when there is none
     */
    static Resource named(Streams streams, Params params, Caller caller) {
        String arn = params.text("ResourceARN");
        if (arn.contains("/consumer/")) {
            ConsumerArn consumer = ConsumerArn.parse(arn);
            KinesisStream stream = consumer.stream(streams, caller);
            return new OfConsumer(stream, consumer.in(stream, caller));
        }
        String name = arn.substring(arn.indexOf(":stream/") + ":stream/".length());
        KinesisStream stream = streams.find(name);
        if (stream == null) {
            throw ServiceException.notFound("Stream " + name + " under account " + caller.account() + " not found.");
        }
        return new OfStream(stream);
    }
}
