package dev.kdt.local.control;

import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;
import static dev.kdt.local.wire.Shape.text;

import dev.kdt.endpoint.fault.FaultRule;
import dev.kdt.endpoint.fault.Faults;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;

/** Puts fault rules in force, beside those that are. All of them are, or none. */
final class AddFaults implements Action {
    private static final Shape.Structure INPUT = structure(required("Rules", new Shape.ListOf(1, 1000, text(1, 1000))));

    private final Faults faults;

    AddFaults(Faults faults) {
        this.faults = faults;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        try {
            faults.add(params.texts("Rules").stream().map(FaultRule::parse).toList());
        } catch (IllegalArgumentException e) {
            throw ServiceException.invalidArgument(String.valueOf(e.getMessage()));
        }
        return Answer.NOTHING;
    }
}
