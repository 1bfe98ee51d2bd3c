package dev.kdt.jq.run;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.jq.Bindings;
import dev.kdt.jq.Budget;
import dev.kdt.jq.JqException;
import dev.kdt.jq.JsonOutput;
import dev.kdt.json.Kind;
import dev.kdt.json.Meter;
import dev.kdt.json.NumberValue;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** The state that all parts of a program share during a run. One per program instance, reused from run to run. */
@SuppressWarnings("ReferenceEquality") // A label is the one value that was made for it.
public final class Machine {
    /** About how many bytes a place in an array takes, and a small value. */
    private static final int PLACE = 8;

    static final int VALUE = 40;

    private static final int DIGITS_OF_A_STEP = 32;

    private final Budget budget;
    private final Allowance allowance;
    private final Meter meter = this::stepOrOverrun;
    private @Nullable Printing printing;
    private final Kept kept = new Kept();
    private Bindings bindings = Bindings.NONE;
    private int depth;

    /** The label that is being broken out of, if any. */
    private @Nullable Value breaking;

    // The call that a filter in tail position left to its caller.
    private @Nullable Node tailBody;
    private @Nullable Frame tailFrame;
    private Value tailInput = Value.NULL;
    private Path tailPath = Path.ROOT;

    public Machine(Budget budget) {
        this.budget = budget;
        this.allowance = new Allowance(budget, System::nanoTime);
    }

    /** A machine for constants, with a small budget so that the compiler is not kept busy. */
    static Machine forConstants() {
        Machine machine = new Machine(Budget.STRICT.withMemory(1 << 16));
        machine.start(Bindings.NONE);
        return machine;
    }

    /** Begins a run. */
    public void start(Bindings given) {
        bindings = given;
        allowance.begin();
        depth = 0;
        breaking = null;
    }

    public Bindings bindings() {
        return bindings;
    }

    public Budget budget() {
        return budget;
    }

    /** Makes something that depends on nothing but its key, or gives what was made for that key lately. */
    public <T> T kept(Object key, Kept.Maker<T> maker) throws JqException {
        return kept.get(key, maker);
    }

    /** The return value of a filter without output: {@link Sink#STOP} during a break, else {@link Sink#GO}. */
    int ended() {
        return breaking == null ? Sink.GO : Sink.STOP;
    }

    void breakTo(Value label) {
        breaking = label;
    }

    /** Whether a break has come home to {@code label}; it is then over. */
    boolean arrived(Value label) {
        if (breaking != label) {
            return false;
        }
        breaking = null;
        return true;
    }

    /** Counts a step of work against the budget. */
    public void step() throws JqException {
        allowance.step(Node.NOWHERE);
    }

    void stepOrOverrun() {
        try {
            step();
        } catch (JqException e) {
            throw new Overrun(e);
        }
    }

    /** Counts steps inside values; it fails with an {@link Overrun}. */
    Meter meter() {
        return meter;
    }

    /** A result begins, which is printed there. */
    void printTo(JsonOutput out) {
        if (printing == null || !printing.isTo(out)) {
            printing = new Printing(this, out);
        }
        printing.begin();
    }

    Printing printing() {
        return taken(printing);
    }

    /** Adds the JSON text of a value to one that is being built, and counts its bytes while they are written. */
    public void append(Value value, ByteBuilder text) throws JqException {
        try {
            new Building(this, text).append(value);
        } catch (Overrun e) {
            throw e.error();
        }
    }

    /**
     * Admits a value that leaves the program: what takes it may copy or print it as if nothing in it were shared.
     *
     * @throws BudgetException when it is too large for that
     */
    public void admit(Value value) throws JqException {
        if (value.kind().compareTo(Kind.STRING) > 0) {
            try {
                value.measure(new Leaving(this));
            } catch (Overrun e) {
                throw e.error();
            }
        }
    }

    /** The same, at a place in the program. */
    void step(int place) throws JqException {
        allowance.step(place);
    }

    /** Counts work that takes as long as so many steps. */
    public void steps(long count) throws JqException {
        allowance.steps(count);
    }

    /** Counts an operand: to calculate with a number of many digits takes time for each of them. */
    void weigh(Value operand) throws JqException {
        if (operand instanceof NumberValue number && number.length() > DIGITS_OF_A_STEP) {
            steps(number.length() / DIGITS_OF_A_STEP);
        }
    }

    /** Fails when the thread was interrupted: for work that waits or loops outside of the engine. */
    public void checkThread() throws JqException {
        Allowance.checkThread();
    }

    /** Counts bytes of what is being built against the budget; best called before they are taken. */
    public void grow(long more) throws JqException {
        allowance.grow(more);
    }

    /** Counts an array that is being built: places for so many values, and so many values. */
    public void growBy(long places, long values) throws JqException {
        allowance.grow(places * PLACE + values * VALUE);
    }

    int depth() {
        return depth;
    }

    /** After an error was caught: the calls between are gone. */
    void depth(int restored) {
        depth = restored;
    }

    int leave(Node body, Frame frame, Value in) {
        tailBody = body;
        tailFrame = frame;
        tailInput = in;
        return Sink.TAIL;
    }

    int leave(Node body, Frame frame, Path path, Value in) {
        tailPath = path;
        return leave(body, frame, in);
    }

    /** Does recursive work one level deeper. */
    <T> T deeper(Stacks.Work<T> work) throws JqException {
        enter();
        T result = Stacks.isFull(depth) ? Stacks.onFresh(work) : work.go();
        depth--;
        return result;
    }

    /** Calls a body in a new level of depth and makes the calls that it leaves. */
    int call(Node body, Frame frame, Value in, Sink out) throws JqException {
        return deeper(() -> callHere(body, frame, in, out));
    }

    private int callHere(Node body, Frame frame, Value in, Sink out) throws JqException {
        int state = body.run(frame, in, out);
        while (state == Sink.TAIL) {
            step();
            state = taken(tailBody).run(taken(tailFrame), tailInput, out);
        }
        return state;
    }

    int call(Node body, Frame frame, Path path, Value in, PathSink out) throws JqException {
        return deeper(() -> callHere(body, frame, path, in, out));
    }

    private int callHere(Node body, Frame frame, Path path, Value in, PathSink out) throws JqException {
        int state = body.paths(frame, path, in, out);
        while (state == Sink.TAIL) {
            step();
            state = taken(tailBody).paths(taken(tailFrame), tailPath, tailInput, out);
        }
        return state;
    }

    @Nullable
    Value evaluate(Node body, Frame frame, Value in) throws JqException {
        enter();
        Value value = Stacks.isFull(depth) ? evaluateDeeper(body, frame, in) : evaluateHere(body, frame, in);
        depth--;
        return value;
    }

    private @Nullable Value evaluateDeeper(Node body, Frame frame, Value in) throws JqException {
        @Nullable Value[] value = new Value[1];
        Stacks.onFresh(() -> {
            value[0] = evaluateHere(body, frame, in);
            return body;
        });
        return value[0];
    }

    private @Nullable Value evaluateHere(Node body, Frame frame, Value in) throws JqException {
        Value value = body.eval(frame, in);
        while (value == Node.TAIL_CALL) {
            step();
            value = taken(tailBody).eval(taken(tailFrame), tailInput);
        }
        return value;
    }

    private void enter() throws JqException {
        step();
        if (++depth > budget.depth()) {
            throw new BudgetException(
                    "the program's functions called each other more than " + budget.depth() + " levels deep");
        }
    }

    /** Runs a part that may be in tail position where its caller is not: the call that it leaves is made at once. */
    int finish(Node part, Frame frame, Value in, Sink out) throws JqException {
        int state = part.run(frame, in, out);
        return state == Sink.TAIL ? call(taken(tailBody), taken(tailFrame), tailInput, out) : state;
    }

    int finish(Node part, Frame frame, Path path, Value in, PathSink out) throws JqException {
        int state = part.paths(frame, path, in, out);
        return state == Sink.TAIL ? call(taken(tailBody), taken(tailFrame), tailPath, tailInput, out) : state;
    }

    private static <T> T taken(@Nullable T left) {
        if (left == null) {
            throw new IllegalStateException("no call was left to be made, or nothing to print to was given");
        }
        return left;
    }
}
