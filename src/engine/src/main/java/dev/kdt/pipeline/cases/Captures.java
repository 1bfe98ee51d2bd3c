package dev.kdt.pipeline.cases;

import dev.kdt.codec.InputFormat;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Runs captures, the files of records that cases name, through a pipeline. */
@FunctionalInterface
public interface Captures {
    /**
     * Processes all records of the file, in order, by one processor.
     *
     * @param results told what became of them, part by part; good during the call
     * @throws IOException when the file cannot be read
     */
    void run(Path file, InputFormat format, Processor.Factory pipeline, Consumer<Results> results) throws IOException;
}
