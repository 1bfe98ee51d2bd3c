package dev.kdt.generate.entity;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.value.Draw;
import dev.kdt.generate.value.Entity;
import dev.kdt.generate.value.ObjectField;
import dev.kdt.generate.value.Random;
import org.jspecify.annotations.Nullable;

/**
 * An entity at a step, with its fields: they are written when the first of them is asked for, and copied from there. Used again for
 * the next record. For one thread.
 */
final class Row implements Entity {
    private static final long CHANGING = 0x6368616e;

    private final EntityKind kind;
    private final long seed;
    private final Draw draw;
    private final ByteBuilder bytes = new ByteBuilder(512);
    private final @Nullable Row earlier;
    private long number;
    private long step;
    private int state;
    private long began;
    private long micros;
    private boolean written;
    private boolean hasBefore;

    /**
     * A row of a kind.
     *
     * @param seed of the kind
     * @param draw of the row's fields
     * @param earlier the row for the step before; null where that is not asked for
     */
    Row(EntityKind kind, long seed, Draw draw, @Nullable Row earlier) {
        this.kind = kind;
        this.seed = seed;
        this.draw = draw;
        this.earlier = earlier;
    }

    /** It stands for that entity, which has no states. */
    void stand(long itsNumber, long time) {
        // What was written of the same entity is good, except for times: they are those of the record.
        written = written && itsNumber == number && time == micros && kind.lifeCycle() == null;
        number = itsNumber;
        began = time;
        micros = time;
    }

    /** It stands for the entity of a planned record. */
    void stand(Plan plan, int index) {
        stand(plan.entity[index], plan.step[index], plan.state[index], plan.began[index], plan.micros[index]);
        hasBefore = plan.stateBefore[index] != LifeCycle.NONE;
        if (hasBefore && earlier != null) {
            earlier.stand(number, step - 1, plan.stateBefore[index], plan.began[index], plan.microsBefore[index]);
        }
    }

    private void stand(long itsNumber, long itsStep, int itsState, long itsBegin, long time) {
        written = false;
        number = itsNumber;
        step = itsStep;
        state = itsState;
        began = itsBegin;
        micros = time;
    }

    @Override
    public void write(int place, ByteBuilder out) {
        write();
        out.put(bytes.array(), draw.from(place), draw.to(place));
    }

    @Override
    public void writeAll(ByteBuilder out) {
        write();
        out.put(bytes.array(), 0, bytes.size());
    }

    private void write() {
        if (written) {
            return;
        }
        written = true;
        bytes.clear();
        long mine = Random.mix(seed, number);
        draw.beginEntity(seed, mine, number, began);
        kind.fields().writeMembers(draw, bytes, 0);
        draw.beginEntity(Random.mix(seed ^ CHANGING, step), Random.mix(mine ^ CHANGING, step), number, micros);
        kind.changing().writeMembers(draw, bytes, 0);
        ObjectField.close(bytes, 0);
    }

    @Override
    public long number() {
        return number;
    }

    @Override
    public long step() {
        return step;
    }

    @Override
    public byte[] state() {
        LifeCycle cycle = kind.lifeCycle();
        if (cycle == null) {
            throw new IllegalStateException(kind.name() + " has no states");
        }
        return cycle.name(state);
    }

    @Override
    public int stateNumber() {
        return state;
    }

    @Override
    public long began() {
        return began;
    }

    @Override
    public @Nullable Entity before() {
        return hasBefore ? earlier : null;
    }
}
