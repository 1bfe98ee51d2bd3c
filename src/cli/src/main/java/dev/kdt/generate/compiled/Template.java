package dev.kdt.generate.compiled;

import dev.kdt.generate.entity.EntityKind;
import dev.kdt.generate.entity.EventClock;
import dev.kdt.generate.entity.Planner;
import dev.kdt.generate.value.ObjectField;
import dev.kdt.generate.value.Quantity;
import dev.kdt.jq.program.Expression;
import dev.kdt.pipeline.Encoding;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template, compiled. Immutable and safe to be shared.
 *
 * @param name of the template
 * @param description in one line; empty without
 * @param record the fields of each record
 * @param text what each record is instead of JSON; null for JSON
 * @param key of each record; null for a random one
 * @param kinds of entities, each at the place of its number
 * @param expressions that fields run, by their numbers
 * @param places how many fields' places are kept
 * @param clock by which event time goes on
 * @param poison the records that are broken on purpose
 * @param encoding of the records; null for JSON without a newline
 */
public record Template(
        String name,
        String description,
        ObjectField record,
        @Nullable RecordText text,
        @Nullable RecordKey key,
        List<EntityKind> kinds,
        List<Expression> expressions,
        int places,
        EventClock clock,
        Poison poison,
        @Nullable Encoding encoding) {
    public Template {
        kinds = List.copyOf(kinds);
        expressions = List.copyOf(expressions);
    }

    /** The same template with another share of broken records. */
    public Template withPoison(double share) {
        return new Template(
                name, description, record, text, key, kinds, expressions, places, clock, poison.with(share), encoding);
    }

    /** The same template with its records in this encoding. */
    public Template withEncoding(Encoding other) {
        return new Template(name, description, record, text, key, kinds, expressions, places, clock, poison, other);
    }

    /** The same template with its records as they are before they are encoded. */
    public Template withoutEncoding() {
        return new Template(name, description, record, text, key, kinds, expressions, places, clock, poison, null);
    }

    /** The names of a record's fields. */
    public List<String> fieldNames() {
        return record.names();
    }

    /** The kind of entities with states, of which there is one at the most; null without. */
    public @Nullable EntityKind living() {
        return kinds.stream()
                .filter(each -> each.lifeCycle() != null)
                .findFirst()
                .orElse(null);
    }

    /**
     * The records of a seed, from the first on.
     *
     * @param start event time of the first record
     */
    public Generation generation(long seed, Instant start) {
        return new Generation(this, seed, new Planner(seed, start, clock.every(), Planner.Ticks.OF_ENTITIES, living()));
    }

    /**
     * The records of a seed, so many a second in event time.
     *
     * @param start event time of the first record
     */
    public Generation generation(long seed, Instant start, double perSecond) {
        Quantity gap = Quantity.of(Math.round(1e6 / perSecond));
        return new Generation(this, seed, new Planner(seed, start, gap, Planner.Ticks.OF_RECORDS, living()));
    }
}
