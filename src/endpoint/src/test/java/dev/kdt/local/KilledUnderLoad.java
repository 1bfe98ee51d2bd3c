package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Starts an endpoint again and again on the same folder, and kills it each time with puts of numbered records and deliveries
 * under way; then lets it deliver the rest.
 */
final class KilledUnderLoad {
    private static final int BATCH = 200;

    private final Path data;
    private final List<String> more;
    private final Queue<Integer> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();

    /** @param more arguments of the endpoint's process */
    KilledUnderLoad(Path data, String... more) {
        this.data = data;
        this.more = List.of(more);
    }

    /** A client of the endpoint. */
    interface Client extends AutoCloseable {
        /** Makes what is put to. */
        void create();

        /** Puts these; returns when they are acknowledged. */
        void put(List<Integer> numbers);

        @Override
        void close();
    }

    /**
     * Does it.
     *
     * @param batches how many are acknowledged before each kill
     * @param delivery the delivery stream that is to deliver the rest
     */
    void run(Function<URI, Client> clients, int[] batches, String delivery) throws Exception {
        for (int i = 0; i < batches.length; i++) {
            EndpointProcess endpoint = EndpointProcess.start(data, more);
            try (Client client = clients.apply(endpoint.uri())) {
                if (i == 0) {
                    client.create();
                }
                Semaphore done = new Semaphore(0);
                List<Thread> putting = IntStream.range(0, 2)
                        .mapToObj(_ -> Thread.ofVirtual().start(() -> putUntilKilled(client, done)))
                        .toList();
                done.acquire(batches[i]);
                endpoint.kill();
                for (Thread thread : putting) {
                    thread.join();
                }
            }
        }
        EndpointProcess last = EndpointProcess.start(data, more);
        try {
            last.flush(delivery);
        } finally {
            last.kill();
        }
        assertTrue(acknowledged.size() >= IntStream.of(batches).sum() * BATCH);
    }

    private void putUntilKilled(Client client, Semaphore done) {
        try {
            while (true) {
                List<Integer> numbers = IntStream.range(0, BATCH)
                        .mapToObj(_ -> number.getAndIncrement())
                        .toList();
                client.put(numbers);
                acknowledged.addAll(numbers);
                done.release();
            }
        } catch (SdkException _) {
            // Killed.
        }
    }

    /** All that was acknowledged is among {@code delivered}, and nothing is there twice. */
    void assertDeliveredOnce(List<Integer> delivered) {
        TreeSet<Integer> once = new TreeSet<>(delivered);
        List<Integer> lost =
                acknowledged.stream().filter(each -> !once.contains(each)).toList();
        assertEquals(List.of(), lost, "lost");
        assertEquals(once.size(), delivered.size(), "some are delivered twice");
    }
}
