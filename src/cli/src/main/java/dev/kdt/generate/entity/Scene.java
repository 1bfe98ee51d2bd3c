package dev.kdt.generate.entity;

import dev.kdt.generate.value.Draw;
import dev.kdt.generate.value.Entities;
import dev.kdt.generate.value.Entity;
import dev.kdt.generate.value.Random;
import dev.kdt.jq.program.Expression;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The entities of which the record tells that is being made. That with states is the planned one; one that another belongs to was
 * drawn when that one began; others are drawn for the record. All is a function of the seed and of numbers. For one thread.
 */
public final class Scene implements Entities {
    private static final long CHOSEN = 0x63686f73;

    private final long seed;
    private final List<EntityKind> kinds;
    private final Row[] rows;
    private final int[] owners;
    private final long[] stood;
    private final Random random = new Random(0);
    private Plan plan = new Plan(0, 0);
    private int index;
    private long record;

    /**
     * Entities of a template.
     *
     * @param kinds each at the place of its number
     * @param expressions that fields run
     * @param places how many fields' places are kept
     */
    public Scene(long seed, List<EntityKind> kinds, List<Expression> expressions, int places) {
        this.seed = seed;
        this.kinds = List.copyOf(kinds);
        this.rows = kinds.stream().map(each -> row(each, expressions, places)).toArray(Row[]::new);
        this.stood = new long[rows.length];
        this.owners = kinds.stream().mapToInt(this::owner).toArray();
    }

    private Row row(EntityKind kind, List<Expression> expressions, int places) {
        long itsSeed = Random.mix(seed, kind.number());
        Row earlier = kind.lifeCycle() == null ? null : one(kind, itsSeed, expressions, places, null);
        return one(kind, itsSeed, expressions, places, earlier);
    }

    private Row one(EntityKind kind, long itsSeed, List<Expression> expressions, int places, @Nullable Row earlier) {
        Row[] self = new Row[1];
        Draw draw = new Draw(other -> other == kind.number() ? self[0] : of(other), expressions, places);
        self[0] = new Row(kind, itsSeed, draw, earlier);
        return self[0];
    }

    /** The kind whose entities have one of this kind each; that with states before others. */
    private int owner(EntityKind kind) {
        int owner = EntityKind.NONE;
        for (EntityKind each : kinds) {
            if (each.with() == kind.number() && (owner == EntityKind.NONE || each.lifeCycle() != null)) {
                owner = each.number();
            }
        }
        return owner;
    }

    /** A record begins. */
    public void begin(Plan itsPlan, int itsIndex) {
        plan = itsPlan;
        index = itsIndex;
        record++;
    }

    @Override
    public Entity of(int number) {
        Row row = rows[number];
        if (stood[number] != record) {
            stood[number] = record;
            EntityKind kind = kinds.get(number);
            if (kind.lifeCycle() != null) {
                row.stand(plan, index);
            } else {
                row.stand(chosen(kind), plan.micros(index));
            }
        }
        return row;
    }

    private long chosen(EntityKind kind) {
        int owner = owners[kind.number()];
        long by = owner == EntityKind.NONE ? plan.number(index) : of(owner).number();
        random.seed(Random.mix(Random.mix(seed ^ CHOSEN, kind.number()), by));
        return kind.chosen().draw(random);
    }
}
