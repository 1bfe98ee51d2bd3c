package dev.kdt.cli.command.process;

import dev.kdt.cli.host.FileReading;
import dev.kdt.cli.host.UnwrappingProcessor;
import dev.kdt.cli.option.Session;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.Processors.AfterFailure;
import dev.kdt.pipeline.RecordBounds;

/**
 * {@code process} as it usually is: a pipeline on files.
 *
 * @param afterFailure what becomes of results that a record gave before it failed
 * @param bounds of each record
 */
record PipelineRun(ResultDelivery delivery, FileReading reading, AfterFailure afterFailure, RecordBounds bounds)
        implements ProcessMode {
    @Override
    public int run() throws InterruptedException {
        return delivery.deliver(made -> reading.source(), this::processors);
    }

    private Processor.Factory processors(Pipeline pipeline) {
        Session session = delivery.session();
        return UnwrappingProcessor.from(
                reading.format(),
                new Processors(pipeline, delivery.columns(), afterFailure, bounds, session.messages()::warn));
    }
}
