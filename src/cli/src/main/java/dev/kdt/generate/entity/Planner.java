package dev.kdt.generate.entity;

import dev.kdt.generate.time.TimeRange;
import dev.kdt.generate.value.Quantity;
import dev.kdt.generate.value.Random;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Plans records in the order of their event times. At each tick of the clock a record follows; with a life cycle, an entity begins,
 * and each entity that lives gives a record at each of its steps. For one thread.
 *
 * <p>A bounded number of entities live at once. While a population is complete, none begins. Where the bound is only there to save
 * memory, the entity that is due first goes on at once, before it is due, whenever another one would begin.
 */
public final class Planner {
    /** The meaning of the clock's ticks where entities have states. */
    public enum Ticks {
        /** At each tick an entity begins; its later steps are records besides. */
        OF_ENTITIES,
        /** Each record takes a tick, so that event time goes by at the rate of the records. */
        OF_RECORDS
    }

    /** Entities that live at once at the most. */
    static final int MOST_LIVING = 100_000;

    private static final long EVERY = 0x65766572;
    private static final long LIFE = 0x6c696665;

    private final long seed;
    private final Quantity every;
    private final Ticks ticks;
    private final @Nullable LifeCycle cycle;
    private final boolean complete;
    private final long most;
    private final Living living = new Living();
    private final Random random = new Random(0);
    private long tick;
    private long ticked;
    private long records;
    private long entities;

    /**
     * A plan that begins.
     *
     * @param seed of all that is drawn
     * @param start event time of the first tick
     * @param every time between ticks, in microseconds
     * @param ticks what each tick stands for
     * @param told the kind with a life cycle; null when there is none
     */
    public Planner(long seed, Instant start, Quantity every, Ticks ticks, @Nullable EntityKind told) {
        this.seed = seed;
        this.every = every;
        this.ticks = ticks;
        this.cycle = told == null ? null : told.lifeCycle();
        this.complete = told != null && told.count() <= MOST_LIVING;
        this.most = told == null ? 0 : Math.min(told.count(), MOST_LIVING);
        this.tick = ChronoUnit.MICROS.between(Instant.EPOCH, start);
    }

    /** Plans the records that follow. */
    public Plan next(int count) {
        Plan plan = new Plan(records + 1, count);
        for (int i = 0; i < count; i++) {
            if (cycle == null) {
                plan.add(tick);
                tick();
            } else {
                step(cycle, plan);
            }
        }
        records += count;
        return plan;
    }

    private void step(LifeCycle cycle, Plan plan) {
        long due = living.due();
        if (due <= tick) {
            goOn(cycle, living.take(), due, plan);
            if (ticks == Ticks.OF_RECORDS) {
                tick();
            }
        } else if (living.size() < most) {
            begin(cycle, plan);
        } else if (complete) {
            tick = due;
            goOn(cycle, living.take(), due, plan);
        } else {
            goOn(cycle, living.take(), tick, plan);
            tick();
        }
    }

    private void begin(LifeCycle cycle, Plan plan) {
        Living.Life life = new Living.Life(++entities, tick);
        come(cycle, life, 0, tick, plan);
        tick();
    }

    private void goOn(LifeCycle cycle, Living.Life life, long time, Plan plan) {
        come(cycle, life, life.next, time, plan);
    }

    /** The entity comes to a state: a record tells of it. */
    private void come(LifeCycle cycle, Living.Life life, int state, long time, Plan plan) {
        life.step++;
        plan.add(life, state, time);
        life.state = state;
        life.micros = time;
        random.seed(Random.mix(Random.mix(seed ^ LIFE, life.number), life.step));
        life.next = cycle.next(state, random);
        if (life.next != LifeCycle.NONE) {
            life.due = TimeRange.later(time, cycle.duration(state, random));
            living.add(life);
        }
    }

    private void tick() {
        random.seed(Random.mix(seed ^ EVERY, ++ticked));
        tick = TimeRange.later(tick, Math.max(0, every.draw(random)));
    }
}
