package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long records are buffered: a minute, here. */
class FirehoseBufferingTest {
    @TempDir
    Path data;

    private DeliveryRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new DeliveryRig(data);
        rig.create("orders", _ -> {});
    }

    @AfterEach
    void stop() throws Exception {
        rig.close();
    }

    @Test
    void theTimeCountsFromTheArrivalOfTheOldestRecordAlsoWhenItIsReadAgain() throws Exception {
        rig.put("orders", "a");
        rig.endpoint().settle();
        rig.restartAfter(Duration.ofSeconds(59));
        rig.endpoint().settle();
        assertEquals(List.of(), rig.keys("bucket"));
        rig.clock.advance(Duration.ofSeconds(1));
        rig.endpoint().settle();
        assertEquals("a", rig.text("bucket", ""));
    }

    @Test
    void whatWasDueLongAgoIsDeliveredTogetherAndNotAsItIsRead() throws Exception {
        String[] batch = Collections.nCopies(500, "a").toArray(String[]::new);
        for (int i = 0; i < 5; i++) {
            rig.put("orders", batch);
        }
        rig.restartAfter(Duration.ofHours(1));
        rig.endpoint().settle();
        assertEquals("a".repeat(2_500), rig.text("bucket", ""));
    }
}
