package dev.kdt.cli.host;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.option.Inputs;
import dev.kdt.cli.option.Session;
import dev.kdt.codec.InputFormat;
import dev.kdt.flow.FileSource;
import dev.kdt.flow.Input;
import dev.kdt.flow.Lane;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.Run;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Sink;
import dev.kdt.flow.Source;
import dev.kdt.flow.capture.CaptureIndex;
import dev.kdt.flow.capture.CaptureSelection;
import dev.kdt.flow.capture.SelectedSource;
import dev.kdt.pipeline.Processor;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The files to read, and the way to read them.
 *
 * @param inputs in the order in which they are read
 * @param format how they are cut into records
 * @param max how long a record may be
 * @param count how many records are read at the most
 * @param selection which records of a capture are read
 */
public record FileReading(
        List<Input> inputs, InputFormat format, MaxRecord max, long count, CaptureSelection selection) {
    private static final Predicate<String> CSV =
            Pattern.compile(".*\\.csv(\\.(gz|zst|zip|snappy))?").asMatchPredicate();
    private static final Predicate<String> TSV =
            Pattern.compile(".*\\.tsv(\\.(gz|zst|zip|snappy))?").asMatchPredicate();

    private static final CaptureSelection ALL = new CaptureSelection(null, null, null);

    /** All records of the files. */
    public FileReading(List<Input> inputs, InputFormat format, MaxRecord max, long count) {
        this(inputs, format, max, count, ALL);
    }

    /** The same of records of a capture that are asked for, found by the indexes beside the files that have one. */
    public FileReading selecting(CaptureSelection asked, Session session) {
        List<Input> parts = new ArrayList<>();
        for (Input each : inputs) {
            parts.addAll(
                    CaptureIndex.parts(each, session.console().path(each.name()), asked, session.messages()::warn));
        }
        return new FileReading(parts, format, max, count, asked);
    }

    /** The files of these names; where no format is asked for, the names may tell it. */
    public static FileReading of(List<String> names, InputFormat asked, MaxRecord max, long count, Console console) {
        return new FileReading(Inputs.of(names, console), asked == InputFormat.AUTO ? told(names) : asked, max, count);
    }

    private static InputFormat told(List<String> names) {
        if (names.isEmpty() || !(names.stream().allMatch(CSV) || names.stream().allMatch(TSV))) {
            return InputFormat.AUTO;
        }
        return names.stream().allMatch(CSV) ? InputFormat.CSV : InputFormat.TSV;
    }

    /** The limit of a record that was taken out of a piece of the input. */
    public MaxRecord unwrappedMax() {
        return format.unwrapped(max);
    }

    public Source source() {
        return selection.isAll()
                ? new FileSource(inputs, format, max, count)
                : new SelectedSource(new FileSource(inputs, format, max, Long.MAX_VALUE), selection, count);
    }

    /**
     * The first pieces of the input.
     *
     * @param hasMore whether the input has others: they follow, or were too long to be read
     */
    public record Pieces(List<KinesisRecord> records, boolean hasMore) {}

    /**
     * The first pieces that the input is cut into.
     *
     * @param most pieces, and
     * @param enough bytes: when they hold so many, no more are read
     */
    public Pieces pieces(int most, long enough) throws InterruptedException {
        List<KinesisRecord> pieces = new ArrayList<>();
        long bytes = 0;
        boolean hasMore = false;
        try (Source source = source()) {
            Lane lane = source.lanes().getFirst();
            Batch batch = lane.next();
            while (batch != null && bytes < enough && pieces.size() <= most) {
                pieces.addAll(batch.records());
                bytes += batch.bytes();
                hasMore |= !batch.unread().isEmpty();
                batch = lane.next();
            }
            hasMore |= batch != null || pieces.size() > most;
            return new Pieces(pieces.subList(0, Math.min(most, pieces.size())), hasMore);
        }
    }

    /** Runs all records through processors that only look, and returns the exit code. What fails is told. */
    public int pumped(Processor.Factory processors, Run.Maker<Sink> sink, Session session, RunContext context)
            throws InterruptedException {
        return pumped(source(), UnwrappingProcessor.from(format, processors), sink, session, context);
    }

    /** The same for records of a source that cuts none. */
    public static int pumped(
            Source source, Processor.Factory processors, Run.Maker<Sink> sink, Session session, RunContext context)
            throws InterruptedException {
        Run.Builder run = Run.in(context)
                .from(made -> source)
                .through(processors, 1)
                .to(made -> OpenTarget.of(sink.make(made), "shown"))
                .parking(made -> new ReportingDeadLetters(session.messages(), null));
        return ConsoleRun.silent(session, run).toTheEnd();
    }
}
