package dev.kdt.cli.command.process;

import dev.kdt.json.SortedKeys;
import dev.kdt.pipeline.step.CurrentRecord;
import dev.kdt.pipeline.step.Step;
import dev.kdt.pipeline.step.Worker;

/** Sorts the keys of results. */
record SortStep() implements Step {
    @Override
    public String name() {
        return "--sort-keys";
    }

    @Override
    public boolean rewrites() {
        return true;
    }

    @Override
    public Worker start(Worker next, CurrentRecord current) {
        return value -> next.take(SortedKeys.of(value));
    }
}
