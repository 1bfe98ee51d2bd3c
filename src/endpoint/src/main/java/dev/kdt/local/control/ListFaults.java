package dev.kdt.local.control;

import static dev.kdt.local.wire.Shape.structure;

import dev.kdt.endpoint.fault.Faults;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Shape;

/** Tells the fault rules in force, and how often each was asked and struck. */
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
        return out -> out.objects(
                "Rules",
                faults.standings(),
                (member, standing) -> member.number("Number", standing.number())
                        .text("Rule", standing.rule().toString())
                        .number("Asked", standing.asked())
                        .number("Struck", standing.struck()));
    }
}
