package dev.kdt.local.kinesis;

import dev.kdt.local.stream.Consumer;
import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.ServiceException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ARN of a registered consumer, taken apart.
 *
 * @param created seconds since the epoch
 */
record ConsumerArn(String text, String streamName, String consumerName, long created) {
    private static final Pattern FORM = Pattern.compile(".*:stream/([^/]+)/consumer/([^/:]+):([0-9]{1,18})");

    /**
     * Takes an ARN apart.
     *
     * @throws ServiceException when it is not of the form
     */
    static ConsumerArn parse(String arn) {
        Matcher matcher = FORM.matcher(arn);
        if (!matcher.matches()) {
            throw ServiceException.invalidArgument("Invalid ConsumerARN " + arn + ".");
        }
        return new ConsumerArn(arn, matcher.group(1), matcher.group(2), Long.parseLong(matcher.group(3)));
    }

    /** The stream it is a consumer of. */
    KinesisStream stream(Streams streams, Caller caller) {
        KinesisStream stream = streams.find(streamName);
        if (stream == null) {
            throw notFound(caller);
        }
        return stream;
    }

    /** The consumer itself. */
    Consumer in(KinesisStream stream, Caller caller) {
        for (Consumer consumer : stream.consumers()) {
            if (consumer.name().equals(consumerName) && consumer.created() / 1000 == created) {
                return consumer;
            }
        }
        throw notFound(caller);
    }

    private ServiceException notFound(Caller caller) {
        return ServiceException.notFound("Consumer " + text + " under account " + caller.account() + " not found.");
    }
}
