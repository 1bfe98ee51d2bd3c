package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.comparison.StreamLoad;
import dev.kdt.process.KdtProcess.Place;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stream several times as large as the memory of the endpoint that keeps it. */
class LargeStreamIT {
    private static final long RECORDS = 1_000_000;
    private static final String HEAP = "96m";
    private static final int CONNECTIONS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void aMillionRecordsAreThereAfterAKill() throws Exception {
        Place place = Place.in(folder);
        URI uri = URI.create("http://" + place.local());
        try (KdtProcess local = start(place)) {
            StreamLoad load = StreamLoad.create(uri, "orders");
            assertEquals(RECORDS, load.put(CONNECTIONS, PATIENCE, RECORDS).records());
            assertEquals(137, local.signal("KILL").ended().code());
        }
        try (KdtProcess _ = start(place)) {
            assertEquals(RECORDS, StreamLoad.on(uri, "orders").drain().records());
        }
    }

    private static KdtProcess start(Place place) throws Exception {
        return place.startWithHeap(HEAP, "local", "--data", "data").awaitSaid("listening");
    }
}
