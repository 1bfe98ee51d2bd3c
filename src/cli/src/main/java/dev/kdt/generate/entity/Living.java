package dev.kdt.generate.entity;

import java.util.PriorityQueue;

/** The entities whose lives go on, the one that is due first in front; of two that are due at once, the older one. */
final class Living {
    private final PriorityQueue<Life> queue = new PriorityQueue<>(
            (a, b) -> a.due != b.due ? Long.compare(a.due, b.due) : Long.compare(a.number, b.number));

    /** One of them. It keeps its object while it lives, so that nothing is allocated at a step. */
    static final class Life {
        final long number;
        final long began;
        long step;
        int state;
        long micros;
        int next;
        long due;

        /** @param number of the entity among those of its kind, from 1 */
        Life(long number, long began) {
            this.number = number;
            this.began = began;
        }
    }

    int size() {
        return queue.size();
    }

    /** When the first one is due; never, when there is none. */
    long due() {
        Life first = queue.peek();
        return first == null ? Long.MAX_VALUE : first.due;
    }

    Life take() {
        return queue.remove();
    }

    void add(Life life) {
        queue.add(life);
    }
}
