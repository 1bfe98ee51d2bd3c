package dev.kdt.destination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.aws.ObjectPrefix;
import dev.kdt.aws.QueueAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names of places of failed records. */
class ParkedTargetTest {
    @Test
    void aQueueHasANameOrAUrl() {
        assertEquals(queue("orders-failed_1", null), Target.parked("KDT_PARKED", "sqs:orders-failed_1"));
        String url = "https://sqs.eu-west-1.amazonaws.com/123456789012/orders";
        assertEquals(queue("orders", url), Target.parked("KDT_PARKED", "sqs:" + url));
        String emulated = "http://localhost:9324/queue/orders";
        assertEquals(queue("orders", emulated), Target.parked("KDT_PARKED", "sqs:" + emulated));
    }

    @ParameterizedTest
    @CsvSource({
        "s3:my-bucket, my-bucket, ''",
        "s3://my-bucket, my-bucket, ''",
        "s3:my-bucket/, my-bucket, ''",
        "s3:my.bucket/failed, my.bucket, failed/",
        "s3://my-bucket/failed/orders/, my-bucket, failed/orders/",
        "s3:my-bucket/a..b/.c, my-bucket, a..b/.c/",
    })
    void aBucketsPrefixIsAFolder(String text, String bucket, String prefix) {
        assertEquals(new ServiceTarget.Objects(new ObjectPrefix(bucket, prefix)), Target.parked("KDT_PARKED", text));
    }

    @Test
    void aFifoQueueIsRefused() {
        for (String queue :
                new String[] {"orders.fifo", "https://sqs.eu-west-1.amazonaws.com/123456789012/orders.fifo"}) {
            assertRefused(
                    "sqs:" + queue,
                    "' is a FIFO queue, in which a message that is not handled holds back those behind it (name a"
                            + " standard queue)");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sqs:two words",
                "sqs:arn:aws:sqs:eu-west-1:123456789012:orders",
                "sqs:queue/orders",
                "sqs:orders.old",
                "sqs:https://sqs.eu-west-1.amazonaws.com/123456789012/",
                "sqs:https://sqs.eu-west-1.amazonaws.com",
                "sqs:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void aQueueThatCannotBeIsRefused(String text) {
        assertRefused(
                text,
                "' names no queue: its name has 1 to 80 letters, digits, hyphens and underscores (write sqs:NAME or"
                        + " sqs:URL)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://", "https://a b/c", "https:///1/orders", "https://host/1/orders?Action=SendMessage"})
    void aQueuesUrlThatCannotBeIsRefused(String url) {
        assertRefused("sqs:" + url, "' is no queue's URL (write sqs:https://sqs.REGION.amazonaws.com/ACCOUNT/NAME)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3:ab",
                "s3:Orders/failed",
                "s3:my_bucket",
                "s3:-orders",
                "s3:orders.",
                "s3:my..bucket",
                "s3:192.168.5.4/failed",
                "s3:///failed",
                "s3:arn:aws:s3:::orders",
                "s3:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            })
    void aBucketThatCannotBeIsRefused(String text) {
        assertRefused(
                text,
                "' names no bucket: its name has 3 to 63 lowercase letters, digits, hyphens and dots (write"
                        + " s3:BUCKET/PREFIX)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"s3:orders/../other", "s3:orders/.", "s3:orders/a/./b", "s3:orders/a\nb\nc", "s3:orders/.."})
    void aPrefixThatCannotBeIsRefused(String text) {
        assertRefused(text, "': the prefix has a segment . or .., or a control character (write s3:BUCKET/PREFIX)");
    }

    @Test
    void aPrefixLeavesRoomForTheRestOfTheKey() {
        String longest = "ä".repeat(450);
        Target.parked("KDT_PARKED", "s3:orders/" + longest);
        assertRefused("s3:orders/" + longest + "x", "': the prefix is longer than 900 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sqs", "sqs:", "s3:", "parked.ndjson", "./sqs:orders", "-"})
    void aFunctionHasNoFiles(String text) {
        TargetException refused = assertThrows(TargetException.class, () -> Target.parked("KDT_PARKED", text));
        assertEquals(
                "KDT_PARKED: '" + text
                        + "' is no service (write firehose:NAME, kinesis:NAME, sqs:QUEUE or s3:BUCKET/PREFIX)",
                refused.getMessage());
    }

    private static ServiceTarget queue(String name, String url) {
        return new ServiceTarget.Queue(new QueueAddress(name, url == null ? null : URI.create(url)));
    }

    private static void assertRefused(String text, String expected) {
        TargetException refused = assertThrows(TargetException.class, () -> Target.parked("KDT_PARKED", text));
        assertEquals("'" + text + expected, refused.getMessage());
    }
}
