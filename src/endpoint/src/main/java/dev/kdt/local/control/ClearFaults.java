package dev.kdt.local.control;

import static dev.kdt.local.wire.Shape.integer;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.endpoint.fault.Faults;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;

/** Takes one fault rule out of force, or all of them. */
final class ClearFaults implements Action {
    private static final Shape.Structure INPUT = structure(optional("Number", integer(1, Integer.MAX_VALUE)));

    private final Faults faults;

    ClearFaults(Faults faults) {
        this.faults = faults;
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public Answer run(Params params, Caller caller) {
        if (!params.has("Number")) {
            faults.clear();
        } else if (!faults.remove(params.integer("Number"))) {
            throw ServiceException.notFound(
                    "There is no fault rule " + params.integer("Number") + " (kdt local fault list shows all).");
        }
        return Answer.NOTHING;
    }
}
