package dev.kdt.cli.command.redrive;

import dev.kdt.aws.Clients;
import dev.kdt.aws.SequenceRanges;
import dev.kdt.aws.StreamingClients;
import dev.kdt.cli.host.Buckets;
import dev.kdt.cli.host.StagedObjects;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.Input;
import dev.kdt.flow.Retrying;
import dev.kdt.record.KinesisRecord;
import dev.kdt.redrive.Redriving;
import dev.kdt.redrive.SequenceRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gets what leftovers only name: records from their stream, objects from their bucket. The services are asked for when they are needed. */
final class NamedLeftovers implements Redriving.Fetching, AutoCloseable {
    private final Session session;
    private final Buckets buckets;
    private final Retrying retrying;
    private @Nullable Clients clients;

    /** @param buckets lent */
    NamedLeftovers(Session session, Buckets buckets, Retrying retrying) {
        this.session = session;
        this.buckets = buckets;
        this.retrying = retrying;
    }

    @Override
    public List<KinesisRecord> records(SequenceRange range) throws InterruptedException {
        Clients made = clients;
        if (made == null) {
            made = StreamingClients.of(session.aws());
            clients = made;
        }
        return new SequenceRanges(made, retrying).read(range.stream(), range.shard(), range.first(), range.last());
    }

    @Override
    public Input object(String manifest, String url) {
        return StagedObjects.input(manifest, url, session, buckets);
    }

    @Override
    public void close() {
        if (clients != null) {
            clients.close();
        }
    }
}
