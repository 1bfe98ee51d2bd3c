package dev.kdt.pipeline.step;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Chain;
import dev.kdt.jq.Bindings;
import dev.kdt.jq.JqException;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The record that a pipeline is working on: gives expressions their {@code $meta}, and notes who dropped it
 * and where it goes. For one thread. */
public final class CurrentRecord implements Bindings {
    /** Stands for the record before the first one, while an expression runs that takes all of them by itself. */
    public static final KinesisRecord NONE_YET = KinesisRecord.of(Position.inFile("null input", 0), Slice.utf8("null"));

    private static final StringValue STREAM = StringValue.of("stream");
    private static final StringValue SHARD = StringValue.of("shard");
    private static final StringValue SEQUENCE = StringValue.of("sequence");
    private static final StringValue SUBSEQUENCE = StringValue.of("subsequence");
    private static final StringValue OUT_OF_SHARD = StringValue.of("outOfShard");
    private static final StringValue KEY = StringValue.of("key");
    private static final StringValue ARRIVAL = StringValue.of("arrival");
    private static final StringValue FILE = StringValue.of("file");
    private static final StringValue LINE = StringValue.of("line");
    private static final StringValue CHAIN = StringValue.of("chain");

    private final ExpressionContext host;
    private KinesisRecord record = KinesisRecord.of(Position.UNKNOWN, Slice.EMPTY);
    private Chain chain = Chain.AUTO;
    private @Nullable Value meta;
    private @Nullable String droppedBy;
    private @Nullable String reason;
    private @Nullable RouteTarget route;
    private boolean tellsReasons;
    private long ordinal;

    /** The same, but it keeps what steps say of why they drop. */
    public static CurrentRecord tellingReasons() {
        CurrentRecord current = new CurrentRecord();
        current.tellsReasons = true;
        return current;
    }

    public CurrentRecord() {
        this(ExpressionContext.NOTHING);
    }

    /** @param host what expressions are given besides the record */
    public CurrentRecord(ExpressionContext host) {
        this.host = host;
    }

    /** Goes on to the next record, of which is not known how it was decoded. */
    public void begin(KinesisRecord next) {
        begin(next, Chain.AUTO);
    }

    /**
     * Goes on to the next record.
     *
     * @param decodedBy the layers that were taken off it
     */
    public void begin(KinesisRecord next, Chain decodedBy) {
        ordinal++;
        record = next;
        chain = decodedBy;
        meta = null;
        droppedBy = null;
        reason = null;
        route = null;
    }

    public KinesisRecord record() {
        return record;
    }

    /** Whether no record was taken yet. */
    @SuppressWarnings("ReferenceEquality") // Only the one that stands for none.
    public boolean isNoneYet() {
        return record == NONE_YET;
    }

    /** A number that no record before it had, by which steps notice that another one is worked on. */
    long ordinal() {
        return ordinal;
    }

    /** The layers by which it was decoded; {@link Chain#AUTO} when they are not known. */
    public Chain chain() {
        return chain;
    }

    /**
     * Notes that a step dropped a value of the record.
     *
     * @param why tells the reason in words; asked only where somebody wants to know
     */
    public void dropped(String step, Supplier<String> why) {
        droppedBy = step;
        if (tellsReasons) {
            reason = why.get();
        }
    }

    /** The step that dropped a value of the record last; null when none did. */
    public @Nullable String droppedBy() {
        return droppedBy;
    }

    /** Why it was dropped; null when it was not, or when nobody wanted to know. */
    public @Nullable String reason() {
        return reason;
    }

    /** The target that what is worked on goes to; null for the one that the host has. */
    public @Nullable RouteTarget route() {
        return route;
    }

    /** From now on, results go to this target; {@code null} for the one that the host has. */
    public void routeTo(@Nullable RouteTarget target) {
        route = target;
    }

    /** {@code $meta}, made when it is first asked for; the pipeline gives no other variable. */
    @Override
    public Value variable(String name) {
        Value known = meta;
        if (known == null) {
            known = isNoneYet() ? ObjectValue.withRoomFor(0) : describe();
            meta = known;
        }
        return known;
    }

    @Override
    public @Nullable Value nextInput() throws JqException {
        return host.inputs().next();
    }

    /** The name of the file; jq's name for standard input. */
    @Override
    public @Nullable String inputFile() {
        String file = isNoneYet() ? null : record.position().file();
        return file != null && file.equals("-") ? "<stdin>" : file;
    }

    /** The line on which the record ends. */
    @Override
    public long inputLine() {
        long line = record.position().line();
        for (int i = 0; i < record.data().length(); i++) {
            line += record.data().at(i) == '\n' ? 1 : 0;
        }
        return line;
    }

    @Override
    public void say(String text) {
        host.messages().accept(text);
    }

    private Value describe() {
        Position position = record.position();
        ObjectValue object = ObjectValue.withRoomFor(8);
        object = with(object, STREAM, position.stream());
        object = with(object, SHARD, position.shard());
        object = with(object, SEQUENCE, position.sequence());
        object =
                position.isSubsequence() ? object.with(SUBSEQUENCE, Value.of((double) position.subsequence())) : object;
        object = record.outOfShard() ? object.with(OUT_OF_SHARD, Value.of(true)) : object;
        object = with(object, KEY, record.partitionKey());
        object = record.arrival() == null
                ? object
                : with(object, ARRIVAL, record.arrival().toString());
        object = with(object, FILE, position.file());
        object = position.line() > 0 ? object.with(LINE, Value.of((double) position.line())) : object;
        return chain.isAuto() ? object : object.with(CHAIN, Value.of(chain.toString()));
    }

    private static ObjectValue with(ObjectValue object, StringValue key, @Nullable String text) {
        return text == null ? object : object.with(key, Value.of(text));
    }
}
