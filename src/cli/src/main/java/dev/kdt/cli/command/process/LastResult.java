package dev.kdt.cli.command.process;

import dev.kdt.cli.console.ExitCode;
import dev.kdt.pipeline.step.CurrentRecord;
import dev.kdt.pipeline.step.Step;
import dev.kdt.pipeline.step.Worker;

/** Remembers the last result of a run whose results come in order, for {@code --exit-status}. */
final class LastResult implements Step {
    /** jq's exit code when there was no result. */
    private static final int NONE = 4;

    private volatile int code = NONE;

    @Override
    public String name() {
        return "--exit-status";
    }

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public Worker start(Worker next, CurrentRecord current) {
        return value -> {
            next.take(value);
            code = value.isTruthy() ? ExitCode.DONE : ExitCode.FAILED;
        };
    }

    /** The exit code of a run that ends with {@code counted} by itself: that of the last result, when all went well. */
    int code(int counted) {
        return counted == ExitCode.DONE ? code : counted;
    }
}
