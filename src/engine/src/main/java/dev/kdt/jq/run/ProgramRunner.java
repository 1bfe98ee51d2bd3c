package dev.kdt.jq.run;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.jq.Bindings;
import dev.kdt.jq.Budget;
import dev.kdt.jq.JqException;
import dev.kdt.jq.JsonOutput;
import dev.kdt.jq.ResultConsumer;
import dev.kdt.json.Value;

/** Runs a compiled program, again and again, with one machine. */
public final class ProgramRunner {
    private final Node body;
    private final int slots;
    private final boolean deep;
    private final Machine machine;

    public ProgramRunner(Compiler.Compiled compiled, Budget budget) {
        this.body = compiled.body();
        this.slots = compiled.slots();
        this.deep = compiled.deep();
        this.machine = new Machine(budget);
    }

    /** Whether the first output is true; false without outputs. */
    public boolean test(Value in, Bindings bindings) throws JqException {
        Frame frame = start(bindings);
        if (isSingle(frame)) {
            return guarded(() -> {
                Value answer = body.eval(frame, in);
                return answer != null && answer.isTruthy();
            });
        }
        boolean[] answer = new boolean[1];
        guarded(() -> body.run(frame, in, value -> {
            answer[0] = value.isTruthy();
            return Sink.STOP;
        }));
        return answer[0];
    }

    public void run(Value in, Bindings bindings, ResultConsumer out) throws JqException {
        Frame frame = start(bindings);
        guarded(() -> body.run(frame, in, value -> {
            machine.admit(value);
            out.value(value);
            return Sink.GO;
        }));
    }

    /** As {@link #run}, but writes each output's JSON text. */
    public void write(Value in, Bindings bindings, JsonOutput out) throws JqException {
        Frame frame = start(bindings);
        ByteBuilder bytes = out.bytes();
        if (!isSingle(frame)) {
            guarded(() -> body.run(frame, in, value -> {
                machine.printTo(out);
                machine.printing().write(value);
                out.end();
                return Sink.GO;
            }));
            return;
        }
        machine.printTo(out);
        int begin = bytes.size();
        if (guarded(() -> body.write(frame, in, bytes))) {
            out.end();
        } else {
            bytes.truncate(begin);
        }
    }

    private Frame start(Bindings bindings) {
        machine.start(bindings);
        return new Frame(machine, null, slots, Frame.NO_CLOSURES);
    }

    /** Whether the body has at most one output; looking at it nests as deeply as the body does. */
    private boolean isSingle(Frame frame) throws JqException {
        return guarded(() -> body.single(frame));
    }

    private <T> T guarded(Stacks.Work<T> work) throws JqException {
        try {
            return deep ? Stacks.onFresh(work) : work.go();
        } catch (JqException e) {
            machine.admit(e.value());
            throw e;
        } catch (StackOverflowError | OutOfMemoryError e) {
            throw exhausted(e);
        }
    }

    /** The error for exhausted memory; all that the run held is released when it is thrown, and the process goes on. */
    private static BudgetException exhausted(VirtualMachineError e) {
        return e instanceof OutOfMemoryError
                ? Heap.exhausted()
                : new BudgetException("the program nests more deeply than the stack allows");
    }
}
