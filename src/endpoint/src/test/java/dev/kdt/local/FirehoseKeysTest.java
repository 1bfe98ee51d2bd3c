package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;

/** The keys of a destination's objects, and the files that stand for them, seen through the AWS SDK. */
class FirehoseKeysTest {
    @TempDir
    Path data;

    private DeliveryRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new DeliveryRig(data);
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void prefixesCanSayTimesAndRandomStrings() throws Exception {
        rig.create(
                "orders",
                s3 -> s3.prefix("in/y=!{timestamp:yyyy}/'!{timestamp:MM-dd'T'HH}/r=!{firehose:random-string}/")
                        .errorOutputPrefix("bad/!{firehose:error-output-type}/"));
        rig.put("orders", "x");
        rig.deliver();
        String key = rig.keys("bucket").getFirst();
        assertTrue(key.matches("in/y=2026/'03-04T05/r=[0-9a-z]{11}/orders-1-2026-03-04-05-06-07-[0-9a-f-]{36}"), key);
    }

    @Test
    void aPrefixWithoutExpressionsIsFollowedByTheHourOfTheOldestRecordInTheCustomTimeZone() throws Exception {
        rig.create("orders", s3 -> s3.prefix("in").customTimeZone("Asia/Tokyo").fileExtension(".ndjson"));
        rig.put("orders", "x");
        rig.deliver();
        String key = rig.keys("bucket").getFirst();
        assertTrue(key.matches("in2026/03/04/14/orders-1-2026-03-04-14-06-07-[0-9a-f-]{36}\\.ndjson"), key);
    }

    @Test
    void prefixesAreCheckedAsTheServiceDoes() {
        assertRefused("ErrorOutputPrefix can't be null when Prefix contains expressions.", "!{timestamp:yyyy}/", null);
        assertRefused("Prefix can't contain !{firehose:error-output-type}.", "!{firehose:error-output-type}/", "e/");
        assertRefused(
                "ErrorOutputPrefix must contain at least one instance of !{firehose:error-output-type} when it contains"
                        + " expressions.",
                "a/",
                "e/!{timestamp:yyyy}/");
        assertRefused(
                "Dynamic Partitioning Namespaces can only be part of a prefix expression when Dynamic Partitioning is"
                        + " enabled.",
                "!{partitionKeyFromQuery:a}/",
                "e/!{firehose:error-output-type}/");
        assertRefused("Prefix has an invalid expression: !{nothing:x}.", "!{nothing:x}/", "e/");
    }

    private void assertRefused(String message, String prefix, String errorPrefix) {
        InvalidArgumentException refused = assertThrows(
                InvalidArgumentException.class,
                () -> rig.create("refused", s3 -> s3.prefix(prefix).errorOutputPrefix(errorPrefix)));
        assertEquals(message, refused.awsErrorDetails().errorMessage());
    }

    @Test
    void namesThatCouldLeaveTheFolderStayInIt() throws Exception {
        rig.create("dots", s3 -> s3.bucketARN("arn:aws:s3:::..").prefix("../../x/"));
        rig.put("dots", "x");
        rig.deliver();
        assertTrue(rig.keys("%2E%2E").getFirst().startsWith("%2E%2E/%2E%2E/x/2026/"));
        assertEquals(List.of(), rig.keys("bucket"));
    }

    @Test
    void longPartsOfKeysStillHaveAFile() throws Exception {
        rig.create("long", s3 -> s3.prefix("a".repeat(400) + "/"));
        rig.put("long", "x");
        rig.deliver();
        assertEquals(1, rig.keys("bucket").size());
    }
}
