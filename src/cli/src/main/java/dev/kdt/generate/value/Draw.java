package dev.kdt.generate.value;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Program;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.StringValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The circumstances of the record that is being made: its random numbers, its number, its time, the entities of which it tells, and
 * what is written of it so far. An entity has a draw of its own, in which the numbers and times are the entity's. Used again for the
 * next record; not safe for use by several threads.
 */
public final class Draw {
    private final Random random = new Random(0);
    private final Entities entities;
    private final List<Expression> expressions;
    private final @Nullable Program[] programs;
    private final int[] from;
    private final int[] to;
    private final ByteBuilder copy = new ByteBuilder();
    private final JsonReader reader = new JsonReader();
    private long seed;
    private long common;
    private long number;
    private long micros;
    private int start;
    private int mark;
    private boolean opening;
    private long tooLarge;
    private int largest;

    /** Of records without entities and expressions. */
    public Draw() {
        this(
                kind -> {
                    throw new IllegalArgumentException("there is no entity " + kind);
                },
                List.of(),
                0);
    }

    /**
     * Of records of one template.
     *
     * @param entities of which a record tells
     * @param expressions that fields run, by their numbers
     * @param places how many fields' places are kept
     */
    public Draw(Entities entities, List<Expression> expressions, int places) {
        this.entities = entities;
        this.expressions = expressions;
        this.programs = new Program[expressions.size()];
        this.from = new int[places];
        this.to = new int[places];
    }

    /**
     * Begins a record.
     *
     * @param itsSeed of all that is drawn for it
     * @param recordNumber its number, from 1
     * @param time its event time, in microseconds since 1970
     * @param begin where the record begins in the builder that fields write to
     */
    public void begin(long itsSeed, long recordNumber, long time, int begin) {
        seed = itsSeed;
        random.seed(itsSeed);
        number = recordNumber;
        micros = time;
        start = begin;
    }

    /**
     * Begins an entity.
     *
     * @param itsCommon seed that it has in common with the others of its kind at the same step
     * @param itsSeed of all that is drawn for it
     * @param itsNumber among those of its kind, from 1
     * @param time its event time, in microseconds since 1970
     */
    public void beginEntity(long itsCommon, long itsSeed, long itsNumber, long time) {
        begin(itsSeed, itsNumber, time, 0);
        common = itsCommon;
    }

    public Random random() {
        return random;
    }

    /** The seed of all that is drawn for the record or the entity. */
    public long seed() {
        return seed;
    }

    /** The seed that an entity has in common with the others of its kind at the same step. */
    public long common() {
        return common;
    }

    /** The number of the record or of the entity, from 1. */
    public long number() {
        return number;
    }

    /** The event time, in microseconds since 1970. */
    public long micros() {
        return micros;
    }

    /** Where the record begins in the builder that fields write to. */
    public int start() {
        return start;
    }

    /** The entity of that kind of which the record tells. */
    public Entity entity(int kind) {
        return entities.of(kind);
    }

    JsonReader reader() {
        return reader;
    }

    Program program(int expression) {
        Program program = programs[expression];
        if (program == null) {
            program = expressions.get(expression).program();
            programs[expression] = program;
        }
        return program;
    }

    /** A member is about to be written at {@code at}: what stands before is the record so far. */
    void mark(int at, boolean opensObject) {
        mark = at;
        opening = opensObject;
    }

    /** The record is complete: all that stands in the builder from its start on. */
    public void markEnd(ByteBuilder record) {
        mark(record.size(), false);
    }

    /** The record is larger than the size that its padding fills it up to. */
    void isTooLarge(int bytes) {
        tooLarge++;
        largest = Math.max(largest, bytes);
    }

    /** The number of records so far that are larger than their padding's size. */
    public long tooLarge() {
        return tooLarge;
    }

    /** The size of the largest of these, in bytes. */
    public int largest() {
        return largest;
    }

    /** Adds what a JSON value is in a text: a string without quotes and escapes, any other value as it is. */
    public void text(Slice json, ByteBuilder out) {
        if (json.isEmpty() || json.at(0) != '"') {
            out.put(json);
            return;
        }
        for (int i = json.from(); i < json.to(); i++) {
            if (json.array()[i] == '\\') {
                unescaped(json, out);
                return;
            }
        }
        out.put(json.array(), json.from() + 1, json.to() - 1);
    }

    private void unescaped(Slice json, ByteBuilder out) {
        try {
            StringValue text = (StringValue) reader.read(json);
            out.put(text.utf8());
        } catch (JsonException e) {
            throw new IllegalStateException("a field is JSON", e);
        }
    }

    /**
     * The record as it was before the field that is being written.
     *
     * @param closing what ends the objects and arrays that are open
     */
    Slice soFar(ByteBuilder out, byte[] closing) {
        copy.clear().put(out.array(), start, mark);
        if (opening) {
            copy.put('{');
        }
        return copy.put(closing).view();
    }

    /** Keeps where the value of a field stands in the builder. */
    void place(int place, int begin, int end) {
        from[place] = begin;
        to[place] = end;
    }

    /** Where the value of the field of that place begins. */
    public int from(int place) {
        return from[place];
    }

    /** Where the value of the field of that place ends; where it begins, when the record does not have the field. */
    public int to(int place) {
        return to[place];
    }
}
