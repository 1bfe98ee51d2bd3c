package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.MOMENT;
import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.Consumer;
import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.PageToken;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;
import java.util.Comparator;
import java.util.List;

/** Lists the consumers of a stream, a page at a time. */
final class ListStreamConsumers implements Action {
    private static final int PAGE = 100;

    private static final Shape.Structure INPUT = structure(
            required("StreamARN", KinesisShapes.STREAM_ARN),
            optional("NextToken", KinesisShapes.NEXT_TOKEN),
            optional("MaxResults", integer(1, 10_000)),
            optional("StreamCreationTimestamp", MOMENT),
            KinesisShapes.ID);

    private final Streams streams;

    ListStreamConsumers(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        KinesisStream stream = streams.ready(params, caller);
        long now = streams.timeline().millis();
        String token = params.textOrNull("NextToken");
        String after =
                token == null ? "" : PageToken.decode(token, 1, now).parts().getFirst();
        List<Consumer> rest = stream.consumers().stream()
                .filter(consumer -> consumer.name().compareTo(after) > 0)
                .sorted(Comparator.comparing(Consumer::name))
                .toList();
        int limit = Math.min(params.integer("MaxResults", PAGE), rest.size());
        List<Consumer> page = rest.subList(0, limit);
        return out -> {
            out.objects(
                    "Consumers",
                    page,
                    (member, consumer) -> Consumers.brief(stream, consumer, now).writeTo(member));
            if (limit < rest.size()) {
                out.text("NextToken", new PageToken(now, List.of(page.getLast().name())).encode());
            }
        };
    }
}
