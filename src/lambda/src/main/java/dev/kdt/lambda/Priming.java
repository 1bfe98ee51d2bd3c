package dev.kdt.lambda;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Chain;
import dev.kdt.flow.CountingSink;
import dev.kdt.flow.DeadLetters;
import dev.kdt.flow.OnFailure;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Stop;
import dev.kdt.flow.Workers;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineFile;
import dev.kdt.pipeline.Processors;
import dev.kdt.pipeline.TestCase;
import dev.kdt.record.MaxRecord;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Runs made-up events through a pipeline, so that the classes of its codecs, steps and encoding are there, and warm, before the first
 * event. The records are the inputs of the pipeline's own test cases, or empty objects. Processors, counters and warnings are made
 * for the occasion: nothing is sent, counted, logged or learnt.
 */
final class Priming {
    /** A batch as Lambda sends by default. */
    private static final int RECORDS = 100;

    private final Pipeline pipeline;
    private final List<Slice> payloads;

    Priming(PipelineFile file) {
        List<Value> inputs = file.tests().stream()
                .map(TestCase::input)
                .filter(TestCase.Input.Records.class::isInstance)
                .flatMap(input -> ((TestCase.Input.Records) input).values().stream())
                .toList();
        // What a case writes down is decoded already, unless it is a text: then it is the payload.
        boolean texts = !inputs.isEmpty() && inputs.stream().allMatch(StringValue.class::isInstance);
        this.pipeline = texts ? file.pipeline() : file.pipeline().withDecoding(Chain.AUTO);
        this.payloads = inputs.isEmpty()
                ? List.of(Slice.utf8("{}"))
                : inputs.stream().map(Priming::payload).toList();
    }

    private static Slice payload(Value value) {
        return value instanceof StringValue text ? text.utf8() : Slice.utf8(value.toString());
    }

    /** Runs events of a stream through the pipeline and the pump, to a target that is none. */
    void stream(int rounds) throws InterruptedException {
        Processors processors = new Processors(pipeline, Processors.AfterFailure.TAKE_BACK, _ -> {});
        try (Workers workers = new Workers(processors, 1)) {
            KinesisHost host = new KinesisHost(
                    workers,
                    _ -> OpenTarget.of(new CountingSink(), ""),
                    _ -> DeadLetters.NONE,
                    KinesisHost.onFailure(pipeline.onError(), OnFailure.LEAVE));
            byte[] event = event("{\"Records\":[", this::streamRecord);
            for (int i = 0; i < rounds; i++) {
                host.handle(event, RunContext.of(new Stop(), InstantSource.system()));
            }
        } catch (RuntimeException _) {
            // Whatever the pipeline does with made-up records: events are another matter.
        }
    }

    /** Runs events of a delivery through the pipeline. */
    void transformation(int rounds) {
        FirehoseHost host = new FirehoseHost(pipeline, MaxRecord.DEFAULT, _ -> {}, _ -> "");
        byte[] event = event("{\"invocationId\":\"\",\"records\":[", this::deliveryRecord);
        try {
            for (int i = 0; i < rounds; i++) {
                host.handle(event);
            }
        } catch (RuntimeException _) {
            // As above; on-error may be stop.
        }
    }

    private static byte[] event(String begin, IntFunction<String> record) {
        return IntStream.range(0, RECORDS)
                .mapToObj(record)
                .collect(Collectors.joining(",", begin, "]}"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String streamRecord(int i) {
        return "{\"eventID\":\"shardId-000000000000:" + i + "\",\"kinesis\":{\"partitionKey\":\"" + i
                + "\",\"sequenceNumber\":\"" + i + "\",\"approximateArrivalTimestamp\":1.5,\"data\":\"" + data(i)
                + "\"}}";
    }

    private String deliveryRecord(int i) {
        return "{\"recordId\":\"" + i + "\",\"approximateArrivalTimestamp\":1500,\"data\":\"" + data(i) + "\"}";
    }

    private String data(int i) {
        return Base64.getEncoder()
                .encodeToString(payloads.get(i % payloads.size()).toBytes());
    }
}
