package dev.kdt.clients;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.process.Delivered;
import dev.kdt.process.KdtProcess;
import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import dev.kdt.process.Waiting;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code kdt local} as its users start it: the built artefact, in a process of its own. */
record LocalKdt(Place place, KdtProcess process) implements AutoCloseable {
    /** Starts it in {@code folder}, with these further options; returns when it listens. */
    static LocalKdt start(Path folder, String... options) throws IOException, InterruptedException {
        Place place = Place.in(folder);
        List<String> arguments = new ArrayList<>(List.of("local", "--data", "data"));
        arguments.addAll(List.of(options));
        KdtProcess process = place.start(arguments.toArray(String[]::new));
        return new LocalKdt(place, process.awaitSaid("listening"));
    }

    /** Starts one that speaks HTTPS. */
    static LocalKdt startWithTls(Path folder) throws IOException, InterruptedException {
        return start(folder, "--tls");
    }

    /** Starts one that fails at first, in the ways that {@code retries.*} wants. */
    static LocalKdt startFailing(Path folder) throws IOException, InterruptedException {
        return start(
                folder,
                "--fault",
                "throttle op=PutRecord times=2",
                "--fault",
                "throttle op=PutRecords times=2",
                "--fault",
                "unavailable op=ListStreams times=1",
                "--fault",
                "drop op=ListShards times=1");
    }

    URI uri() {
        return URI.create((Files.exists(certificate()) ? "https://" : "http://") + place.local());
    }

    /** The certificate that clients must trust, a file that is there if it speaks HTTPS. */
    Path certificate() {
        return place.folder().resolve("data/tls/certificate.pem");
    }

    /** The different lines in a bucket, after {@code kdt delivery flush}. */
    Set<String> delivered(String deliveryStream, String bucket) throws IOException, InterruptedException {
        run("delivery", "flush", deliveryStream);
        return Delivered.in(place.folder().resolve("data/s3").resolve(bucket));
    }

    /** Waits until a bucket has these lines and no others. */
    void awaitDelivered(String deliveryStream, String bucket, Set<String> lines) throws InterruptedException {
        Waiting.until(
                () -> {
                    try {
                        return delivered(deliveryStream, bucket).equals(lines);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                        throw new InterruptedIOException();
                    }
                },
                "not these lines came through, and no others");
    }

    /** What a command prints to stdout that must end with 0. */
    String run(String... arguments) throws IOException, InterruptedException {
        try (KdtProcess command = place.start(arguments)) {
            Ended ended = command.ended();
            assertEquals(0, ended.code(), ended.err());
            return ended.out();
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
