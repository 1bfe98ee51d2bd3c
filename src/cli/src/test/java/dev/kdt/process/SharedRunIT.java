package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.InitialResources;
import dev.kdt.endpoint.InitialResources.InitialStream;
import dev.kdt.local.S3Server;
import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kdt run --state s3://…} on a real S3-compatible service. Runs of one group follow each other, killed, paused and cut off at random
 * instants: no two of them write at the same time, no checkpoint goes back or passes what is not delivered, and nothing is lost. With
 * {@code -Dkdt.rounds=100} more often than in every build.
 */
@Timeout(3_600)
class SharedRunIT {
    private static final int ROUNDS = Integer.getInteger("kdt.rounds", 8);
    private static final long SEED = Long.getLong("kdt.seed", 24);

    private static URI address;
    private static S3Server s3;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() throws IOException {
        address = S3Server.freeAddress();
        s3 = S3Server.start(address, SharedRun.BUCKET);
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    @Test
    void noTwoRunsOfAGroupAcknowledgeOverEachOther() throws Exception {
        try (SharedRun run = new SharedRun(folder, address, new Random(SEED))) {
            for (int round = 0; round < ROUNDS; round++) {
                run.round();
                if ((round + 1) % 10 == 0) {
                    System.out.println("kdt.rounds: after " + (round + 1) + " (seed " + SEED + "): " + run.words());
                }
            }
            run.finish();
            System.out.println("kdt.rounds: " + ROUNDS + " (seed " + SEED + "), nothing lost: " + run.words());
        }
    }

    @Test
    void aServiceThatIgnoresConditionsIsRefusedBeforeAnythingIsRead() throws Exception {
        Files.writeString(folder.resolve("p.yaml"), "name: p\nsteps: []\nencode: ndjson\n");
        try (Endpoint endpoint = Endpoint.start(EndpointOptions.in(folder.resolve("data"))
                        .withResources(new InitialResources(List.of(new InitialStream("orders", 1)), List.of())));
                StateProxy proxy = new StateProxy(address, SharedRun.KEY);
                StateProxy.Door door = proxy.open()) {
            door.set(StateProxy.Way.WITHOUT_CONDITIONS);
            Place place =
                    new Place(folder, "127.0.0.1:" + endpoint.port(), Map.of("AWS_ENDPOINT_URL_S3", door.address()));
            try (KdtProcess run = place.start(
                    "run", "p.yaml", "--from", "orders", "--to", "-", "--until", "now", "--state", SharedRun.STATE)) {
                Ended ended = run.ended();
                assertEquals(1, ended.code(), ended.err());
                assertTrue(
                        ended.err()
                                .contains("has no conditional writes: it ignored If-None-Match, so that two runs could"
                                        + " overwrite each other's checkpoints"),
                        ended.err());
            }
            assertEquals(List.of(), proxy.versions(0));
        }
    }
}
