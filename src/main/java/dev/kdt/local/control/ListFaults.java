package dev.kdt.local.control;

import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.local.fault.FaultRule;
import dev.kdt.local.fault.Faults;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;

/** Tells the fault rules in force. */
final class ListFaults implements Action {
    private static final Shape.Structure INPUT = structure();

    private final Faults faults;

    ListFaults(Faults faults) {
        this.faults = faults;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        return out -> out.texts(
                "Rules", faults.rules().stream().map(FaultRule::toString).toList());
    }
}
