package dev.kdt.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.record.MaxRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The function that transforms the records of a delivery stream: {@code dev.kdt.lambda.FirehoseHandler}. The environment's {@code
 * KDT_PIPELINE} names the pipeline file, seen from the function's folder ({@code pipeline.yaml}). What is wrong with it ends the
 * function's start, before any record is taken.
 */
public final class FirehoseHandler implements RequestStreamHandler {
    private final FirehoseHost host;

    /** Made once by Lambda, for many events. */
    public FirehoseHandler() throws PipelineException {
        this(System.getenv());
    }

    FirehoseHandler(Map<String, String> environment) throws PipelineException {
        host = new FirehoseHost(
                FunctionPipeline.load(environment), MaxRecord.DEFAULT, FunctionPipeline::log, FunctionPipeline::log);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        FirehoseHost.Handled handled = host.handle(event.readAllBytes());
        answer.write(handled.answer().getBytes(StandardCharsets.UTF_8));
        FunctionPipeline.log("%d records: %d dropped, %d failed, %d transformed%n"
                .formatted(
                        handled.kept() + handled.dropped() + handled.failed(),
                        handled.dropped(),
                        handled.failed(),
                        handled.kept()));
    }
}
