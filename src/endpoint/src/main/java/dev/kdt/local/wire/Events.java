package dev.kdt.local.wire;

import java.io.IOException;

/** A stream of events that was begun. */
public interface Events extends AutoCloseable {
    /**
     * Writes events until there are no more.
     *
     * @throws IOException when the reader is gone
     */
    void writeTo(EventWriter out) throws IOException, InterruptedException;

    /** Called once when nothing is written any more, for whatever reason. */
    @Override
    void close();
}
