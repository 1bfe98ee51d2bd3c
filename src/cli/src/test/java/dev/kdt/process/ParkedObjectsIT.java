package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.destination.ParkingRig;
import dev.kdt.local.S3Server;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Failed records under a prefix of a bucket, on a real S3-compatible service. */
class ParkedObjectsIT {
    @Test
    void failedRecordsAreObjectsAndAMissingBucketIsNamed() throws Exception {
        URI address = S3Server.freeAddress();
        Map<String, String> environment = Map.of("AWS_ENDPOINT_URL_S3", address.toString());
        try (S3Server s3 = S3Server.start(address, "my-bucket");
                ParkingRig rig = new ParkingRig("s3:my-bucket/failed", environment);
                ParkingRig other = new ParkingRig("s3:other-bucket/failed", environment)) {
            rig.requireThere();
            rig.park(25);
            rig.park(3);
            Map<String, byte[]> objects = s3.objects("my-bucket");
            assertEquals(2, objects.size());
            assertEquals(
                    List.of(3, 25),
                    objects.values().stream()
                            .map(each -> payloads(each).size())
                            .sorted()
                            .toList());
            assertEquals(
                    ParkingRig.numbers(25),
                    objects.values().stream()
                            .map(ParkedObjectsIT::payloads)
                            .filter(each -> each.size() == 25)
                            .findFirst()
                            .orElseThrow());
            assertEquals(
                    "bucket 'other-bucket' not found in " + address
                            + " (make it first, or check name, region and account)",
                    other.missing());
        }
    }

    private static List<String> payloads(byte[] object) {
        return new String(object, StandardCharsets.UTF_8)
                .lines()
                .map(ParkingRig::payload)
                .toList();
    }
}
