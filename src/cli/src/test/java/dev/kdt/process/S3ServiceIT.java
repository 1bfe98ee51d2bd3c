package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.local.S3Server;
import dev.kdt.process.KdtProcess.Place;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kdt local --s3-endpoint-url}. */
class S3ServiceIT {
    private static final int COUNT = 5_000;

    @TempDir
    Path folder;

    @Test
    void whatWasPutWhileTheServiceWasDownIsThereOnceAlsoWhenTheProcessWasKilled() throws Exception {
        Place place = Place.in(folder)
                .with(Map.of("AWS_ACCESS_KEY_ID", "made", "AWS_SECRET_ACCESS_KEY", "up", "AWS_REGION", "eu-west-1"));
        URI address = S3Server.freeAddress();
        String[] local = {"local", "--data", "data", "--delivery", "archive", "--s3-endpoint-url", address.toString()};
        String lines = IntStream.range(0, COUNT).mapToObj(i -> i + "\n").collect(Collectors.joining());
        try (KdtProcess process = place.start(local)) {
            process.awaitSaid("listening");
            assertEquals(0, place.start("push", "archive").feed(lines).ended().code());
            process.awaitSaid("cannot connect to " + address).signal("KILL").ended();
        }
        try (S3Server s3 = S3Server.start(address, "archive");
                KdtProcess process = place.start(local)) {
            process.awaitSaid("listening");
            assertEquals(0, place.start("delivery", "flush", "archive").ended().code());
            Map<String, byte[]> objects = s3.objects("archive");
            String delivered =
                    objects.values().stream().map(S3ServiceIT::gunzip).collect(Collectors.joining());
            assertEquals(
                    lines,
                    delivered
                            .lines()
                            .sorted((a, b) -> Integer.parseInt(a) - Integer.parseInt(b))
                            .map(line -> line + "\n")
                            .collect(Collectors.joining()));
            assertTrue(process.signal("TERM").ended().err().contains("objects at " + address));
        }
    }

    private static String gunzip(byte[] object) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(object))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
