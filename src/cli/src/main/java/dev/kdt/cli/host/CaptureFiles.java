package dev.kdt.cli.host;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.codec.InputFormat;
import dev.kdt.flow.FileSource;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.Input;
import dev.kdt.flow.Lane;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.pipeline.cases.Captures;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import dev.kdt.record.Unread;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Captures in files, read as {@code process} reads its files. */
record CaptureFiles(MaxRecord max) implements Captures {
    @Override
    public void run(Path file, InputFormat format, Processor.Factory pipeline, Consumer<Results> results)
            throws IOException {
        Processor processor = UnwrappingProcessor.from(format, pipeline).create();
        Results some = new Results();
        try (FileSource source = new FileSource(List.of(Input.file(file)), format, max, Long.MAX_VALUE)) {
            Lane lane = source.lanes().getFirst();
            for (Batch batch = lane.next(); batch != null; batch = lane.next()) {
                some.clear();
                processor.process(batch, some);
                for (Unread each : batch.unread()) {
                    some.failed(
                            KinesisRecord.of(each.position(), Slice.EMPTY),
                            batch.records().size(),
                            Failure.decode(each.reason()));
                }
                results.accept(some);
            }
        } catch (FlowException e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
