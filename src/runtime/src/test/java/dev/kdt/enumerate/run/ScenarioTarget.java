package dev.kdt.enumerate.run;

import dev.kdt.enumerate.SimulatedProcess;
import dev.kdt.flow.FileCheckpoints;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.RunContext;
import java.nio.file.FileSystem;
import java.util.List;
import java.util.Set;

/** Where the results of the scenario go, and what is there. */
interface ScenarioTarget {
    /**
     * A process that opens it.
     *
     * @param number which one, from 0
     * @param files the disk as it sees it
     */
    record Opener(
            int number,
            SimulatedProcess process,
            FileSystem files,
            FileCheckpoints checkpoints,
            RunContext context,
            Retrying retrying) {}

    /**
     * A result that arrived.
     *
     * @param process that it came from
     */
    record Arrival(ScenarioRecord record, int process) {}

    /** Opens it, as the command does. */
    OpenTarget open(Opener opener);

    /** Whether it takes also the record that is never to be taken. */
    boolean takesAll();

    /** What has arrived and is there, in its order. */
    List<Arrival> arrivals();

    /** The records that were refused at least once while others of their request were taken. */
    Set<ScenarioRecord> refused();

    /** What is there and is no result. */
    List<String> broken();
}
