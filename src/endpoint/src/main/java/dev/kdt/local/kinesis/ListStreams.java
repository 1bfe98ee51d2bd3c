package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.PageToken;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Names the streams, a page at a time. */
final class ListStreams implements Action {
    private static final int PAGE = 100;

    private static final Shape.Structure INPUT = structure(
            optional("Limit", integer(1, 10_000)),
            optional("ExclusiveStartStreamName", KinesisShapes.STREAM_NAME),
            optional("NextToken", KinesisShapes.NEXT_TOKEN));

    private final Streams streams;

    ListStreams(Streams streams) {
        this.streams = streams;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        String after = start(params);
        int limit = params.integer("Limit", PAGE);
        List<KinesisStream> rest = streams.all().stream()
                .filter(stream -> after == null || stream.identity().name().compareTo(after) > 0)
                .limit(limit + 1L)
                .toList();
        boolean more = rest.size() > limit;
        List<KinesisStream> page = more ? rest.subList(0, limit) : rest;
        return out -> {
            out.texts(
                    "StreamNames",
                    page.stream().map(stream -> stream.identity().name()).toList());
            out.flag("HasMoreStreams", more);
            if (more) {
                String last = page.getLast().identity().name();
                out.text("NextToken", new PageToken(streams.timeline().millis(), List.of(last)).encode());
            }
            out.objects(
                    "StreamSummaries",
                    page,
                    (member, stream) -> StreamDescription.summaryEntry(stream).writeTo(member));
        };
    }

    private @Nullable String start(Params params) {
        String token = params.textOrNull("NextToken");
        return token == null
                ? params.textOrNull("ExclusiveStartStreamName")
                : PageToken.decode(token, 1, streams.timeline().millis())
                        .parts()
                        .getFirst();
    }
}
