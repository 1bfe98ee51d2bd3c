package dev.kdt.aws;

import java.util.concurrent.Semaphore;

/**
 * Bounds how many large answers are held at a time, so that memory does not grow with the number of shards: an answer to
 * GetRecords may be 10 MiB. Lanes are let in in the order in which they came. Safe for use by several threads.
 */
final class AnswerRoom {
    private final Semaphore places;

    AnswerRoom(int places) {
        this.places = new Semaphore(places, true);
    }

    /** As many as processors have work on; more answers do not make reading faster. */
    static AnswerRoom usual() {
        return new AnswerRoom(Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 2, 4));
    }

    /** One lane's place in it, taken at most once at a time. For one thread. */
    final class Place {
        private boolean taken;

        void take() throws InterruptedException {
            if (!taken) {
                places.acquire();
                taken = true;
            }
        }

        void leave() {
            if (taken) {
                places.release();
                taken = false;
            }
        }
    }

    Place place() {
        return new Place();
    }
}
