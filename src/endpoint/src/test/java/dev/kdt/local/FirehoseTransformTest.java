package dev.kdt.local;

import static dev.kdt.local.DeliveryRig.processing;
import static dev.kdt.local.DeliveryRig.processor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.endpoint.option.DeliveryOptions;
import dev.kdt.endpoint.option.Transformer;
import dev.kdt.endpoint.option.Transformer.Answer;
import dev.kdt.endpoint.option.Transformer.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.firehose.model.InvalidArgumentException;
import software.amazon.awssdk.services.firehose.model.ProcessorType;

/** Transformation on the way: the contract of Ok, Dropped and ProcessingFailed, and what goes wrong. */
class FirehoseTransformTest {
    private static final String ARN = "arn:aws:lambda:eu-west-1:000000000000:function:shape";

    @TempDir
    Path data;

    private DeliveryRig rig(Transformer transformer) throws IOException {
        DeliveryRig rig = new DeliveryRig(
                data, DeliveryOptions.DEFAULT.withFunctions(name -> name.equals("shape") ? transformer : null));
        rig.create(
                "orders",
                s3 -> s3.prefix("out/")
                        .errorOutputPrefix("bad/")
                        .processingConfiguration(processing(processor(
                                ProcessorType.LAMBDA, "LambdaArn", ARN + ":$LATEST", "NumberOfRetries", "2"))));
        return rig;
    }

    @Test
    void recordsAreChangedDroppedOrFailedAsTheFunctionSays() throws Exception {
        Transformer transformer = in -> {
            List<Answer> answers = new ArrayList<>();
            for (Transformer.Item item : in.records()) {
                String text = item.data().toText();
                Result result = text.startsWith("drop")
                        ? Result.Dropped
                        : text.startsWith("fail") ? Result.ProcessingFailed : Result.Ok;
                answers.addFirst(
                        new Answer(item.id(), result, Slice.utf8(text.toUpperCase(java.util.Locale.ROOT)), Map.of()));
            }
            return answers;
        };
        try (DeliveryRig rig = rig(transformer)) {
            rig.put("orders", "a", "drop", "fail", "b");
            rig.deliver();
            assertEquals("AB", rig.text("bucket", "out/"));
            String error = rig.text("bucket", "bad/processing-failed/2026/");
            assertTrue(error.contains("\"errorCode\":\"Lambda.ProcessingFailedStatus\""), error);
            assertTrue(error.contains("\"rawData\":\"ZmFpbA==\",\"lambdaArn\":\"" + ARN), error);
        }
    }

    @Test
    void aFunctionThatFailsIsCalledAgainAndThenTheRecordsAreErrorOutput() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (DeliveryRig rig = rig(_ -> {
            calls.incrementAndGet();
            throw new IOException("boom");
        })) {
            rig.put("orders", "a", "b");
            rig.deliver();
            assertEquals(3, calls.get());
            String errors = rig.text("bucket", "bad/processing-failed/");
            assertEquals(2, errors.lines().count());
            assertTrue(errors.startsWith("{\"attemptsMade\":3,"), errors);
            assertTrue(errors.contains("Lambda.FunctionError"), errors);
        }
    }

    @Test
    void theEndpointEndsWhileAFunctionGoesOnAndTheRecordsAreDeliveredLater() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        DeliveryRig endless = rig(in -> {
            called.countDown();
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            return List.of();
        });
        endless.put("orders", "a", "b");
        assertTrue(called.await(60, TimeUnit.SECONDS));
        assertTimeoutPreemptively(Duration.ofSeconds(60), endless::close);
        Transformer same = in -> in.records().stream()
                .map(item -> new Answer(item.id(), Result.Ok, item.data(), Map.of()))
                .toList();
        try (DeliveryRig rig = new DeliveryRig(data, DeliveryOptions.DEFAULT.withFunctions(_ -> same))) {
            rig.deliver();
            assertEquals("ab", rig.text("bucket", ""));
        }
    }

    @Test
    void aMistakeInAFunctionLosesNothing() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (DeliveryRig rig = rig(in -> {
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("not thought of");
            }
            return in.records().stream()
                    .map(item -> new Answer(item.id(), Result.Ok, item.data(), Map.of()))
                    .toList();
        })) {
            rig.put("orders", "a", "b");
            rig.endpoint().settle();
            rig.clock.advance(Duration.ofSeconds(1));
            rig.deliver();
            assertEquals("ab", rig.text("bucket", ""));
        }
    }

    @Test
    void ofARecordThatIsAnsweredTwiceNoneOfTheAnswersIsTaken() throws Exception {
        try (DeliveryRig rig = rig(in -> {
            Answer first = new Answer(in.records().getFirst().id(), Result.Ok, Slice.utf8("x"), Map.of());
            Answer last = new Answer(in.records().getLast().id(), Result.Ok, Slice.utf8("y"), Map.of());
            return List.of(first, first, last, new Answer("of no record", Result.Ok, Slice.utf8("z"), Map.of()));
        })) {
            rig.put("orders", "a", "b");
            rig.deliver();
            assertEquals("y", rig.text("bucket", "out/"));
            String errors = rig.text("bucket", "bad/processing-failed/");
            assertEquals(1, errors.lines().count());
            assertTrue(errors.contains("\"errorCode\":\"Lambda.DuplicatedRecordId\""), errors);
        }
    }

    @Test
    void anAnswerOfMoreThanSixMegabytesIsNone() throws Exception {
        AtomicInteger size = new AtomicInteger(4 << 20);
        try (DeliveryRig rig = rig(in -> in.records().stream()
                .map(item -> new Answer(item.id(), Result.Ok, Slice.of(new byte[size.get()]), Map.of()))
                .toList())) {
            rig.put("orders", "a");
            rig.deliver();
            String key = rig.keys("bucket").getFirst();
            assertEquals(4 << 20, rig.object("bucket", key).length, "in base64 it is under 6 MB");
            size.set(5 << 20);
            rig.put("orders", "b");
            rig.deliver();
            assertEquals(2, rig.keys("bucket").size());
            String error = rig.text("bucket", "bad/");
            assertTrue(error.contains("\"attemptsMade\":3"), error);
            assertTrue(error.contains("\"errorCode\":\"Lambda.FunctionError\""), error);
        }
    }

    @Test
    void whatFailedForTheMomentIsNotDeliveredAsWellAfterACrash() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        try (DeliveryRig rig = rig(in -> {
            List<Answer> answers = new ArrayList<>();
            for (Transformer.Item item : in.records()) {
                String text = item.data().toText();
                if (text.equals("b") && failures.incrementAndGet() <= 3) {
                    throw new IOException("not now");
                }
                Result result = text.equals("bad") ? Result.ProcessingFailed : Result.Ok;
                answers.add(new Answer(item.id(), result, item.data(), Map.of()));
            }
            return answers;
        })) {
            rig.put("orders", "bad");
            rig.endpoint().settle();
            rig.clock.advance(Duration.ofSeconds(10));
            for (String text : List.of("a", "b")) {
                rig.put("orders", text);
                rig.endpoint().settle();
            }
            rig.clock.advance(Duration.ofSeconds(50));
            rig.endpoint().settle();
            assertEquals(2, rig.text("bucket", "bad/").lines().count(), "its time is over, that of \"a\" is not");
            rig.restart();
            rig.deliver();
            assertEquals("a", rig.text("bucket", "out/"), "b is in the error output and nowhere else");
        }
    }

    @Test
    void recordsWithoutAnAnswerAreErrorOutput() throws Exception {
        try (DeliveryRig rig =
                rig(in -> List.of(new Answer(in.records().getFirst().id(), Result.Ok, Slice.utf8("kept"), Map.of())))) {
            rig.put("orders", "a", "b");
            rig.deliver();
            assertEquals("kept", rig.text("bucket", "out/"));
            assertTrue(rig.text("bucket", "bad/").contains("Lambda.MissingRecordId"));
        }
    }

    @Test
    void aFunctionThatIsNotThereIsRefused() throws Exception {
        try (DeliveryRig rig = rig(_ -> List.of())) {
            assertThrows(
                    InvalidArgumentException.class,
                    () -> rig.create(
                            "other",
                            s3 -> s3.processingConfiguration(processing(
                                    processor(ProcessorType.LAMBDA, "LambdaArn", ARN.replace("shape", "nothing"))))));
        }
    }
}
