package dev.kdt.pipeline;

import dev.kdt.codec.Decoder;
import dev.kdt.codec.Decompressor;
import dev.kdt.pipeline.step.Host;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Makes the processors of a pipeline. */
public final class Processors implements Processor.Factory {
    private final Pipeline pipeline;
    private final AfterFailure afterFailure;
    private final long mostOutput;
    private final Consumer<String> warnings;
    private final AtomicBoolean warnedOfBase64 = new AtomicBoolean();

    /** What becomes of the outputs that a record gave before it failed. */
    public enum AfterFailure {
        /** They are taken back: a failing record gives none. */
        TAKE_BACK,
        /** They stay, as jq prints what came before an error. */
        KEEP
    }

    /** @param warnings told, once each, of what the user ought to know about the data */
    public Processors(Pipeline pipeline, AfterFailure afterFailure, Consumer<String> warnings) {
        this(pipeline, afterFailure, usualOutput(), warnings);
    }

    /**
     * Makes processors that bound what comes of a record.
     *
     * @param mostOutput how many bytes the outputs of one record may take, all together; with more, the record fails
     */
    public Processors(Pipeline pipeline, AfterFailure afterFailure, long mostOutput, Consumer<String> warnings) {
        this.pipeline = pipeline;
        this.afterFailure = afterFailure;
        this.mostOutput = mostOutput;
        this.warnings = warnings;
    }

    @Override
    public Processor create() {
        return new PipelineProcessor(
                () -> new Decoder(pipeline.decode(), this::doubleBase64, Decompressor.DEFAULT_BOUND),
                new StepLine(pipeline, afterFailure, Host.NOTHING, mostOutput));
    }

    /** What the outputs of one record may take where nothing else is said: a share of the memory that there is. */
    public static long usualOutput() {
        return Runtime.getRuntime().maxMemory() / 8;
    }

    @Override
    public boolean remembers() {
        return pipeline.remembers();
    }

    private void doubleBase64() {
        if (warnedOfBase64.compareAndSet(false, true)) {
            warnings.accept("some payloads are Base64 of Base64: the producer encodes what its SDK encodes once more");
        }
    }
}
