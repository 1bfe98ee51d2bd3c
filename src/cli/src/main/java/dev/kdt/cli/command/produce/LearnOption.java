package dev.kdt.cli.command.produce;

import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.FileReading;
import dev.kdt.cli.host.StreamSample;
import dev.kdt.cli.option.Session;
import dev.kdt.codec.InputFormat;
import dev.kdt.destination.ServiceTarget;
import dev.kdt.destination.Target;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.RunContext;
import dev.kdt.generate.learn.LearnedTemplate;
import dev.kdt.generate.learn.Learner;
import dev.kdt.pipeline.Processor;
import dev.kdt.record.MaxRecord;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option for templates that are learned from a sample. */
final class LearnOption {
    /** Enough to tell distributions; a sample is read to its end only by a larger {@code -n}. */
    private static final long USUAL_COUNT = 10_000;

    private static final String STDIN = "-";

    @Option(
            names = "--learn",
            paramLabel = "FILE|kinesis:NAME",
            hideParamSyntax = true,
            description = "Print a template for records like those of a sample: a file, - (stdin) or a stream's newest"
                    + " records, 10,000 or as many as -n says. Values of fields that have many are not copied.")
    private @Nullable String sample;

    boolean isGiven() {
        return sample != null;
    }

    /**
     * Reads the sample and prints the template.
     *
     * @param in the format of files; null to look at them
     * @param count of records that are read at the most; {@link Long#MAX_VALUE}: as many as usual
     * @return the exit code
     */
    int learn(@Nullable InputFormat in, long count, MaxRecord max, RetryPolicy retry, Session session)
            throws InterruptedException {
        Sample read =
                new Sample(in == null ? InputFormat.AUTO : in, count == Long.MAX_VALUE ? USUAL_COUNT : count, max);
        Learner learner = new Learner();
        return switch (Target.parse(String.valueOf(sample))) {
            case ServiceTarget.Stream(String name) -> stream(name, read, retry, learner, session);
            case Target.OutputFile(String name) -> file(name, read, learner, session);
            case Target.Stdout() -> file(STDIN, read, learner, session);
            default ->
                throw new UsageException("--learn: '" + sample + "' is no sample (write a file, - or kinesis:NAME)");
        };
    }

    /** The way a sample is read. */
    private record Sample(InputFormat in, long count, MaxRecord max) {}

    private static int file(String file, Sample sample, Learner learner, Session session) throws InterruptedException {
        FileReading reading =
                FileReading.of(List.of(file), sample.in(), sample.max(), sample.count(), session.console());
        LearningSink sink = new LearningSink(learner, reading.format());
        Processor.Factory processors =
                SampleProcessor.factory(reading.format(), reading.unwrappedMax(), learner::seeBroken);
        RunContext context = session.runContext();
        int code = reading.pumped(processors, made -> sink, session, context);
        return code != ExitCode.DONE
                ? code
                : file.equals(STDIN)
                        ? print("learned", "stdin", learner, sink, session)
                        : print(baseName(file), fileName(file), learner, sink, session);
    }

    private static int stream(String stream, Sample sample, RetryPolicy retry, Learner learner, Session session)
            throws InterruptedException {
        LearningSink sink = new LearningSink(learner, InputFormat.RAW);
        Processor.Factory processors = SampleProcessor.factory(InputFormat.RAW, sample.max(), learner::seeBroken);
        int code = new StreamSample(stream, sample.count(), retry)
                .pumped(processors, made -> sink, session, session.runContext());
        return code == ExitCode.DONE ? print(stream, "stream " + stream, learner, sink, session) : code;
    }

    private static String fileName(String file) {
        return String.valueOf(Path.of(file).getFileName());
    }

    private static String baseName(String file) {
        String name = fileName(file);
        int dot = name.indexOf('.', 1);
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static int print(String name, String from, Learner learner, LearningSink sink, Session session) {
        if (learner.seen() == 0) {
            session.messages()
                    .error(
                            learner.broken() == 0
                                    ? "nothing to learn from: " + from + " has no records"
                                    : "nothing to learn from: no record of " + from
                                            + " can be read (--in tells what the records are)");
            return ExitCode.FAILED;
        }
        LearnedTemplate template = learner.template(name, from, sink.encode());
        DataOut out = new DataOut(session.console().out());
        out.text(template.toString());
        out.flush();
        return ExitCode.DONE;
    }
}
