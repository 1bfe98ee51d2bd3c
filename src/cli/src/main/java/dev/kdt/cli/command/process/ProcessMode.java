package dev.kdt.cli.command.process;

import dev.kdt.pipeline.PipelineException;

/** A way to run {@code kdt process}. */
interface ProcessMode {
    /** Runs it, and returns the exit code. */
    int run() throws InterruptedException, PipelineException;
}
