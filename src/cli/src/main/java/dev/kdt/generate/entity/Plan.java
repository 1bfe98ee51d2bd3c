package dev.kdt.generate.entity;

/**
 * The plan of records that follow each other: the number and the event time of each, and the entity of which it tells. Written by
 * the planner, then read by the thread that makes the records.
 */
public final class Plan {
    final long[] micros;
    final long[] entity;
    final long[] step;
    final int[] state;
    final long[] began;
    final int[] stateBefore;
    final long[] microsBefore;
    private final long first;
    private int size;

    /**
     * A plan with room for records.
     *
     * @param first number of the first record
     * @param room how many records
     */
    Plan(long first, int room) {
        this.first = first;
        micros = new long[room];
        entity = new long[room];
        step = new long[room];
        state = new int[room];
        began = new long[room];
        stateBefore = new int[room];
        microsBefore = new long[room];
    }

    /** How many records. */
    public int size() {
        return size;
    }

    /** The number of a record among all, from 1. */
    public long number(int index) {
        return first + index;
    }

    /** The event time of a record, in microseconds since 1970. */
    public long micros(int index) {
        return micros[index];
    }

    /** A record of an entity that comes to a state. */
    void add(Living.Life life, int comesTo, long time) {
        entity[size] = life.number;
        step[size] = life.step;
        state[size] = comesTo;
        began[size] = life.began;
        stateBefore[size] = life.step == 1 ? LifeCycle.NONE : life.state;
        microsBefore[size] = life.micros;
        micros[size++] = time;
    }

    /** A record without an entity that has states. */
    void add(long time) {
        micros[size++] = time;
    }
}
