package dev.kdt.cli.command.verify;

import dev.kdt.audit.LineSearch;
import dev.kdt.audit.Terms;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.Buckets;
import dev.kdt.cli.host.Deliveries;
import dev.kdt.cli.host.FileReading;
import dev.kdt.cli.option.ListFormat.Format;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.PropertyList;
import dev.kdt.cli.show.StoryRenderer;
import dev.kdt.codec.Chain;
import dev.kdt.flow.Input;
import dev.kdt.flow.Lane;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Source;
import dev.kdt.flow.Stop;
import dev.kdt.flow.StoppedException;
import dev.kdt.pipeline.Encoding;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.report.Explainer;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import dev.kdt.record.Position;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code verify --trace}: tells which record a delivered line is a result of, and what every step did to it.
 *
 * @param pipeline null for payloads as they are
 */
record Trace(
        ExpectedRecords records,
        String stream,
        @Nullable Pipeline pipeline,
        ResultForm form,
        ReadOptions reading,
        MaxRecord max,
        Session session) {
    private static final Pattern PLACE = Pattern.compile("(.+):([1-9][0-9]{0,8})", Pattern.DOTALL);

    /**
     * Tells where a line comes from, and returns the exit code.
     *
     * @param asked the line itself, or its place: a file and a number
     * @throws UsageException when there is no such line
     */
    int tell(String asked, Format format, Buckets buckets, Stop stop) throws InterruptedException {
        Stop enough = new Stop();
        stop.onRequest(() -> stop.reason().ifPresent(enough::request));
        LineSearch search =
                new LineSearch(line(asked, buckets), form.stamps(), () -> enough.request(Stop.Reason.COUNT));
        Instant now = session.console().clock().instant();
        LineSearch.Stamped stamped = search.stamped();
        RunContext context = RunContext.of(enough, session.console().clock());
        if (stamped == null) {
            records.through(
                    search.over(form.processors()),
                    reading,
                    reading.since(),
                    reading.until(now),
                    max,
                    session,
                    context);
        } else {
            records.after(
                    search.over(form.processors()),
                    reading,
                    stamped.shard(),
                    stamped.sequence(),
                    now,
                    max,
                    session,
                    context);
        }
        stop.reason().ifPresent(reason -> {
            throw new StoppedException(reason);
        });
        List<LineSearch.Hit> hits = search.hits();
        if (hits.isEmpty()) {
            session.messages()
                    .error("no record of " + records.inWords(stream) + " gives this line"
                            + (pipeline == null ? " (--pipeline names the pipeline that made it)" : ""));
            return ExitCode.FAILED;
        }
        print(hits, format);
        return ExitCode.DONE;
    }

    private Slice line(String asked, Buckets buckets) throws InterruptedException {
        Matcher place = PLACE.matcher(asked);
        if (asked.startsWith("{") || !place.matches()) {
            return Slice.utf8(asked);
        }
        List<Input> inputs =
                new Deliveries("--trace", place.group(1)).objects(Terms.OF_ANY_TIME::looksAt, "", session, buckets);
        long number = Long.parseLong(place.group(2));
        try (Source source = new FileReading(inputs, form.cut(), max, Long.MAX_VALUE).source()) {
            Lane lane = source.lanes().getFirst();
            for (Batch batch = lane.next(); batch != null; batch = lane.next()) {
                for (KinesisRecord each : batch.records()) {
                    if (each.position().line() == number) {
                        return each.data();
                    }
                }
            }
        }
        throw new UsageException("--trace: " + place.group(1) + " has no line " + number);
    }

    private void print(List<LineSearch.Hit> hits, Format format) {
        DataOut out = new DataOut(session.console().out());
        StoryRenderer renderer = new StoryRenderer(session.coloredData());
        List<LineSearch.Hit> sorted = hits.stream()
                .sorted(Comparator.comparing(
                        each -> String.valueOf(each.record().position().sequenceInWords())))
                .toList();
        for (LineSearch.Hit hit : sorted) {
            switch (format) {
                case PRETTY, TEXT ->
                    out.text(words(hit)).line(story(hit, renderer).stripTrailing());
                case NDJSON -> out.line(json(hit).json());
                case JSON -> out.line(json(hit).indented());
            }
        }
        out.flush();
    }

    private static String words(LineSearch.Hit hit) {
        KinesisRecord record = hit.record();
        return "result " + (hit.output() + 1) + " of the record that arrived "
                + (record.arrival() == null ? "at an unknown time" : record.arrival())
                + (record.partitionKey() == null ? "" : " with key " + record.partitionKey()) + "\n";
    }

    private String story(LineSearch.Hit hit, StoryRenderer renderer) {
        Pipeline its = pipeline == null ? Pipeline.identity(Chain.AUTO, Encoding.of(Encoding.Format.RAW)) : pipeline;
        ByteBuilder text = new ByteBuilder();
        new Explainer(its, max).explain(hit.record()).forEach(each -> renderer.render(each, text));
        return text.toString();
    }

    private static PropertyList json(LineSearch.Hit hit) {
        KinesisRecord record = hit.record();
        Position position = record.position();
        return new PropertyList()
                .add("shard", position.shard())
                .add("sequence", position.sequence())
                .add("subsequence", position.isSubsequence() ? (Long) position.subsequence() : null)
                .add("output", hit.output())
                .add("key", record.partitionKey())
                .add(
                        "arrival",
                        record.arrival() == null ? null : record.arrival().toString());
    }
}
