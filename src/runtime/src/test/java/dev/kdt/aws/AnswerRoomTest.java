package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** However many shards there are, few large answers are held at a time. */
final class AnswerRoomTest {
    @Test
    void whoComesLateWaitsUntilAPlaceIsLeft() throws Exception {
        AnswerRoom room = new AnswerRoom(2);
        AnswerRoom.Place first = room.place();
        first.take();
        room.place().take();
        CountDownLatch in = new CountDownLatch(1);
        Thread third = Thread.ofVirtual().start(() -> {
            try {
                room.place().take();
                in.countDown();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        while (third.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertTrue(in.getCount() > 0, "there is no place");
        first.leave();
        assertTrue(in.await(60, TimeUnit.SECONDS));
    }

    @Test
    void aPlaceIsTakenOnceHoweverOftenItIsAskedFor() throws Exception {
        AnswerRoom room = new AnswerRoom(1);
        AnswerRoom.Place place = room.place();
        for (int i = 0; i < 3; i++) {
            place.take();
            place.take();
            place.leave();
            place.leave();
        }
        AnswerRoom.Place next = room.place();
        assertTimeoutPreemptively(Duration.ofSeconds(60), next::take, "a place was lost");
    }
}
