package dev.kdt.cli.host;

import dev.kdt.aws.StoredObjects;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.Stop;
import org.jspecify.annotations.Nullable;

/** The service of objects, which is asked for only when a bucket is named. */
public final class Buckets implements AutoCloseable {
    private final Session session;
    private final RetryPolicy retry;
    private final Stop stop;
    private @Nullable StoredObjects objects;

    /** Those of the service that the session names. */
    public Buckets(Session session, RetryPolicy retry, Stop stop) {
        this.session = session;
        this.retry = retry;
        this.stop = stop;
    }

    /** The objects; the service is asked for with the first call. */
    public StoredObjects objects() {
        StoredObjects made = objects;
        if (made == null) {
            made = StoredObjects.of(session.aws(), session.retrying(retry, stop));
            objects = made;
        }
        return made;
    }

    @Override
    public void close() {
        if (objects != null) {
            objects.close();
        }
    }
}
