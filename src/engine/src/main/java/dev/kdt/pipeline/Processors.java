package dev.kdt.pipeline;

import dev.kdt.codec.Decoder;
import dev.kdt.codec.Oddity;
import dev.kdt.codec.OutOfShard;
import dev.kdt.pipeline.step.ExpressionContext;
import dev.kdt.record.MaxRecord;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Makes the processors of a pipeline. */
public final class Processors implements Processor.Factory {
    private final Pipeline pipeline;
    private final AfterFailure afterFailure;
    private final Columns columns;
    private final RecordBounds bounds;
    private final Consumer<String> warnings;
    private final OutOfShard outOfShard;
    private final List<RecordFilter> filters;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** The treatment of outputs that a record gave before it failed. */
    public enum AfterFailure {
        /** They are taken back: a failing record gives none. */
        TAKE_BACK,
        /** They stay, as jq prints what came before an error. */
        KEEP
    }

    /** @param warnings told, once each, of what the user ought to know about the data */
    public Processors(Pipeline pipeline, AfterFailure afterFailure, Consumer<String> warnings) {
        this(pipeline, afterFailure, RecordBounds.of(MaxRecord.DEFAULT), warnings);
    }

    /**
     * Makes processors that bound what a record may take.
     *
     * @param bounds beyond which a record fails
     */
    public Processors(Pipeline pipeline, AfterFailure afterFailure, RecordBounds bounds, Consumer<String> warnings) {
        this(pipeline, Columns.of(pipeline.encode().columns(), warnings), afterFailure, bounds, warnings);
    }

    /**
     * Makes processors whose rows have columns that the host knows.
     *
     * @param columns for one run
     * @param bounds beyond which a record fails
     */
    public Processors(
            Pipeline pipeline,
            Columns columns,
            AfterFailure afterFailure,
            RecordBounds bounds,
            Consumer<String> warnings) {
        this(pipeline, columns, afterFailure, bounds, OutOfShard.MARK, List.of(), warnings);
    }

    private Processors(
            Pipeline pipeline,
            Columns columns,
            AfterFailure afterFailure,
            RecordBounds bounds,
            OutOfShard outOfShard,
            List<RecordFilter> filters,
            Consumer<String> warnings) {
        this.pipeline = pipeline;
        this.columns = columns;
        this.afterFailure = afterFailure;
        this.bounds = bounds;
        this.outOfShard = outOfShard;
        this.filters = List.copyOf(filters);
        this.warnings = warnings;
    }

    /** The same, but with user records treated so whose hash key is not of their aggregate's shard. */
    public Processors with(OutOfShard treatment) {
        return new Processors(pipeline, columns, afterFailure, bounds, treatment, filters, warnings);
    }

    /** The same, but user records come to the steps only if all of {@code these} take them. */
    public Processors with(List<RecordFilter> these) {
        return new Processors(pipeline, columns, afterFailure, bounds, outOfShard, these, warnings);
    }

    @Override
    public Processor create() {
        return new PipelineProcessor(
                () -> new Decoder(pipeline.decode(), outOfShard, this::tell, bounds.input()),
                filters,
                new StepChain(pipeline, columns, afterFailure, ExpressionContext.NOTHING, bounds.output()));
    }

    /** Until the first row has given the columns, batches are taken one after the other, so that it is the first of the input. */
    @Override
    public boolean remembers() {
        return pipeline.remembers() || (pipeline.encode().learnsColumns() && !columns.areKnown());
    }

    private void tell(Oddity oddity) {
        if (told.add(oddity.kind())) {
            warnings.accept(oddity.message());
        }
    }
}
