package dev.kdt.local.kinesis;

import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;
import static dev.kdt.local.wire.Shape.text;

import dev.kdt.endpoint.event.Occasion;
import dev.kdt.endpoint.fault.FaultKind;
import dev.kdt.endpoint.fault.Faults;
import dev.kdt.local.stream.IteratorToken;
import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Shard;
import dev.kdt.local.stream.ShardLimit;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import dev.kdt.record.Limits;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;

/** Reads on in a shard: at most 10,000 records or 10 MiB. */
final class GetRecords implements Action {
    private static final DateTimeFormatter SERVICE_TIME = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private static final Shape.Structure INPUT = structure(
            optional("Limit", integer(1, Limits.GET_RECORDS_COUNT)),
            required("ShardIterator", text(1, 512)),
            KinesisShapes.ARN,
            KinesisShapes.ID,
            DryRuns.MEMBER);

    private final Streams streams;
    private final Faults faults;
    private final DryRuns dryRuns;

    GetRecords(Streams streams, Faults faults, DryRuns dryRuns) {
        this.streams = streams;
        this.faults = faults;
        this.dryRuns = dryRuns;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        IteratorToken token = IteratorToken.decode(params.text("ShardIterator"));
        long now = streams.timeline().millis();
        requireFresh(token, now);
        KinesisStream stream = streams.find(token.stream());
        if (stream == null || stream.identity().created() != token.streamCreated()) {
            throw Lookup.noShard(token.shard(), token.stream(), caller);
        }
        dryRuns.end(params, stream, caller);
        Shard shard = stream.shards().all().get(token.shard());
        if (faults.areThere()
                && faults.strike(
                                new Occasion(
                                        name(), token.stream(), shard.info().id()),
                                EnumSet.of(FaultKind.SEAL))
                        != null) {
            Sealing.seal(stream, shard);
        }
        ShardLimit exceeded = shard.limits().read(now);
        if (exceeded != null) {
            throw Lookup.rateExceeded(stream, shard, caller, exceeded);
        }
        Page page = Page.read(
                stream,
                shard,
                token.ordinal(),
                params.integer("Limit", Limits.GET_RECORDS_COUNT),
                Limits.GET_RECORDS_BYTES,
                now);
        shard.limits().gave(page.bytes(), now);
        return out -> {
            page.writeTo(out);
            if (page.atEnd()) {
                StreamDescription.children(stream, shard.info()).writeTo(out);
            } else {
                out.text(
                        "NextShardIterator",
                        new IteratorToken(token.stream(), token.streamCreated(), token.shard(), page.next(), now)
                                .encode());
            }
        };
    }

    private static void requireFresh(IteratorToken token, long now) {
        if (token.issued() > now) {
            throw ServiceException.invalidArgument("Invalid ShardIterator.");
        }
        if (now - token.issued() > Limits.ITERATOR_LIFE_MILLIS) {
            throw ServiceException.refused(
                    "ExpiredIteratorException",
                    "Iterator expired. The iterator was created at time "
                            + SERVICE_TIME.format(Instant.ofEpochMilli(token.issued())) + " while right now it is "
                            + SERVICE_TIME.format(Instant.ofEpochMilli(now)) + " which is further in the future than "
                            + "the tolerated delay of " + Limits.ITERATOR_LIFE_MILLIS + " milliseconds.");
        }
    }
}
