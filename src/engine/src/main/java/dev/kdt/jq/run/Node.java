package dev.kdt.jq.run;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.jq.JqException;
import dev.kdt.json.Kind;
import dev.kdt.json.NumberValue;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/**
 * A part of a program, ready to run: a closure over its own parts. Immutable; all that changes in a run is in the
 * {@link Frame}. There are four ways to run it:
 *
 * <ul>
 *   <li>{@link #eval}, for a filter that has one output at most ({@link #single}): the output is simply returned;
 *   <li>{@link #write}, for the same, where only the output's JSON text is wanted;
 *   <li>{@link #run}, for all: outputs go to a sink, which is how one output leads to many runs of what follows;
 *   <li>{@link #paths}, as {@code run}, with the path to each output, for {@code path(…)} and assignments.
 * </ul>
 *
 * Errors are exceptions. All else that ends a filter early ({@code limit}, {@code break}, …) is a return code.
 */
@SuppressWarnings(
        "ReferenceEquality") // One value stands for a call to be made; jq asks whether a value is the very same.
public abstract class Node {
    /** Returned by {@link #eval} of filters in tail position: the machine holds a call that is still to be made. */
    static final Value TAIL_CALL = Value.of("tail call");

    /** The place in the program's text of what is not in it: a part of a built-in function's definition. */
    static final int NOWHERE = -1;

    private static final byte UNKNOWN = 0;
    private static final byte YES = 1;
    private static final byte NO = 2;
    private static final byte DEPENDS = 3;

    /** The cached answer of {@link #single}, found on first use by any thread, always the same. */
    private byte known;

    /** Whether there is at most one output, so that {@link #eval} may be called. */
    public final boolean single(Frame frame) {
        byte answer = known;
        if (answer == UNKNOWN) {
            answer = isSingle(Params.NONE_SINGLE) ? YES : isSingle(Params.ALL_SINGLE) ? DEPENDS : NO;
            known = answer;
        }
        return answer == YES || (answer == DEPENDS && isSingle(frame));
    }

    /** Whether there is at most one output if the function's arguments are such. */
    abstract boolean isSingle(Params params);

    /** The one output; null when there is none (ask the machine whether because of a {@code break}). */
    public abstract @Nullable Value eval(Frame frame, Value in) throws JqException;

    /**
     * As {@link #eval}, but writes the output as JSON instead of making it. False when there is none: what was written is then
     * no text, as it is after an error.
     */
    boolean write(Frame frame, Value in, ByteBuilder out) throws JqException {
        Value value = eval(frame, in);
        if (value == null) {
            return false;
        }
        frame.machine.printing().write(value);
        return true;
    }

    /** Gives all outputs to {@code out}; {@link Sink#GO} in the end, or {@link Sink#STOP} as soon as the sink said so. */
    public int run(Frame frame, Value in, Sink out) throws JqException {
        Value value = eval(frame, in);
        if (value == null) {
            return frame.machine.ended();
        }
        return value == TAIL_CALL ? Sink.TAIL : out.accept(value);
    }

    /** As {@link #run}, with paths. Filters that do not find their outputs in the input lose the path. */
    public int paths(Frame frame, Path path, Value in, PathSink out) throws JqException {
        return run(frame, in, value -> out.accept(unchanged(in, value) ? path : Path.LOST, value));
    }

    /** jq keeps the path when what comes out is, as it were, the very same value. */
    private static boolean unchanged(Value in, Value out) {
        return in == out
                || (in instanceof NumberValue a
                        && out instanceof NumberValue b
                        && a.number() == b.number()
                        && !a.isExact()
                        && !b.isExact())
                || (in.kind() == out.kind() && in.kind().compareTo(Kind.NUMBER) < 0);
    }

    /** For {@link #eval} of filters that are never single. */
    static IllegalStateException many() {
        return new IllegalStateException("this filter can have many outputs");
    }
}
