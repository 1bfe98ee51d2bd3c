package dev.kdt.generate.entity;

import dev.kdt.generate.value.Quantity;
import dev.kdt.generate.value.Random;
import org.jspecify.annotations.Nullable;

/**
 * Plans records in the order of their event times. At each tick of the clock a record follows; with a life cycle, an entity begins,
 * and each entity that lives gives a record at each of its steps. For one thread.
 *
 * <p>A bounded number of entities live at once. While a population is complete, none begins. Where the bound is only there to save
 * memory, the entity that is due first goes on at once, before it is due, whenever another one would begin.
 */
public final class Planner {
    /** Entities that live at once at the most. */
    static final int MOST_LIVING = 100_000;

    private static final long EVERY = 0x65766572;
    private static final long LIFE = 0x6c696665;

    private final long seed;
    private final Quantity every;
    private final @Nullable LifeCycle cycle;
    private final boolean complete;
    private final long most;
    private final Living living = new Living();
    private final Random random = new Random(0);
    private long tick;
    private long ticks;
    private long records;
    private long entities;

    /**
     * A plan that begins.
     *
     * @param seed of all that is drawn
     * @param start event time of the first tick, in microseconds since 1970
     * @param every time between ticks, in microseconds
     * @param told the kind with a life cycle; null when there is none
     */
    public Planner(long seed, long start, Quantity every, @Nullable EntityKind told) {
        this.seed = seed;
        this.every = every;
        this.cycle = told == null ? null : told.lifeCycle();
        this.complete = told != null && told.count() <= MOST_LIVING;
        this.most = told == null ? 0 : Math.min(told.count(), MOST_LIVING);
        this.tick = start;
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
            life.due = time + cycle.duration(state, random);
            living.add(life);
        }
    }

    private void tick() {
        random.seed(Random.mix(seed ^ EVERY, ++ticks));
        tick += Math.max(0, every.draw(random));
    }
}
