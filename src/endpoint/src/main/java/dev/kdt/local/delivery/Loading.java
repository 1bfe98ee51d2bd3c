package dev.kdt.local.delivery;

import dev.kdt.endpoint.option.S3Object;
import java.time.Duration;
import java.util.List;

/**
 * Brings objects that are staged on S3 to where they belong.
 *
 * @param retry how long a batch is tried before it is skipped
 */
record Loading(Loader loader, Duration retry) {
    /** Takes batches of objects. */
    interface Loader {
        /**
         * Loads all of {@code objects} or none. A batch that is already loaded is not loaded again: whoever does not know
         * how a call ended makes it again with the same id.
         *
         * @throws LoadException when nothing of it is loaded
         */
        void load(String batchId, List<S3Object> objects) throws LoadException;
    }
}
