package dev.kdt.local.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code Lambda}: lets a function transform the records, in the service's contract for it. */
final class TransformStage implements Stage {
    /** Amazon Data Firehose API Reference, ProcessorParameter. */
    private static final int DEFAULT_RETRIES = 3;

    private static final int MAX_RETRIES = 300;

    /** AWS Lambda Developer Guide, "Lambda quotas": an answer, in which data is base64. */
    private static final long MAX_ANSWER = 6L << 20;

    private static final double DEFAULT_BUFFER_MIB = 1;

    private final Transformer transformer;
    private final String lambdaArn;
    private final String streamArn;
    private final int retries;
    private final long bufferBytes;

    private TransformStage(Transformer transformer, String lambdaArn, String streamArn, int retries, long bufferBytes) {
        this.transformer = transformer;
        this.lambdaArn = lambdaArn;
        this.streamArn = streamArn;
        this.retries = retries;
        this.bufferBytes = bufferBytes;
    }

    static TransformStage of(ProcessorParameters parameters, Functions functions, String streamArn) {
        String arn = parameters.text("LambdaArn");
        int name = arn.indexOf(":function:");
        Transformer transformer = name < 0
                ? null
                : functions.named(arn.substring(name + ":function:".length()).replaceAll(":.*", ""));
        if (transformer == null) {
            throw parameters.wrong("LambdaArn", "names no function that this endpoint has.");
        }
        return new TransformStage(
                transformer,
                arn,
                streamArn,
                parameters.integer("NumberOfRetries", DEFAULT_RETRIES, 0, MAX_RETRIES),
                (long) (parameters.decimal("BufferSizeInMBs", DEFAULT_BUFFER_MIB, 0.2, 3) * (1 << 20)));
    }

    @Override
    public void run(List<Piece> in, Next next) {
        List<Piece> batch = new ArrayList<>();
        long bytes = 0;
        for (Piece piece : in) {
            if (bytes + piece.data().length() > bufferBytes && !batch.isEmpty()) {
                invoke(batch, next);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(piece);
            bytes += piece.data().length();
        }
        if (!batch.isEmpty()) {
            invoke(batch, next);
        }
    }

    private void invoke(List<Piece> batch, Next next) {
        List<Transformer.Item> items = new ArrayList<>(batch.size());
        for (int i = 0; i < batch.size(); i++) {
            Piece piece = batch.get(i);
            items.add(new Transformer.Item(
                    Integer.toString(i), piece.from().arrival(), piece.from().key(), piece.data()));
        }
        IOException failure = null;
        for (int attempt = 0; attempt <= retries; attempt++) {
            try {
                settle(batch, transformer.transform(new Transformer.Request(streamArn, items)), attempt + 1, next);
                return;
            } catch (IOException e) {
                failure = e;
            }
        }
        rejectAll(
                batch,
                "Lambda.FunctionError",
                "The Lambda function was successfully invoked but it returned an error result: "
                        + (failure == null ? "" : failure.getMessage()),
                retries + 1,
                next);
    }

    private void settle(List<Piece> batch, List<Transformer.Answer> answers, int attempts, Next next) {
        Map<String, Transformer.Answer> byId = new HashMap<>();
        long bytes = 0;
        for (Transformer.Answer answer : answers) {
            bytes += answer.data().length() * 4L / 3;
            if (byId.put(answer.id(), answer) != null) {
                rejectAll(
                        batch,
                        "Lambda.DuplicatedRecordId",
                        "The Lambda function returned more than one record with the same record ID.",
                        attempts,
                        next);
                return;
            }
        }
        if (bytes > MAX_ANSWER) {
            rejectAll(
                    batch,
                    "Lambda.FunctionError",
                    "The Lambda function's response is larger than 6 MB.",
                    attempts,
                    next);
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            settle(batch.get(i), byId.get(Integer.toString(i)), attempts, next);
        }
    }

    private void settle(Piece piece, Transformer.@Nullable Answer answer, int attempts, Next next) {
        if (answer == null) {
            reject(
                    piece,
                    "Lambda.MissingRecordId",
                    "One or more record Ids were not returned. Ensure that the Lambda function returns all received"
                            + " record Ids.",
                    attempts,
                    next);
            return;
        }
        switch (answer.result()) {
            case Ok -> {
                Map<String, String> keys = new HashMap<>();
                answer.keys().forEach((name, value) -> keys.put(Template.Source.LAMBDA.key(name), value));
                next.keep(piece.with(answer.data()).withKeys(keys));
            }
            case Dropped -> {}
            case ProcessingFailed ->
                reject(
                        piece,
                        "Lambda.ProcessingFailedStatus",
                        "ProcessingFailed status set for record",
                        attempts,
                        next);
        }
    }

    private void rejectAll(List<Piece> batch, String code, String message, int attempts, Next next) {
        batch.forEach(piece -> reject(piece, code, message, attempts, next));
    }

    private void reject(Piece piece, String code, String message, int attempts, Next next) {
        next.reject(piece, new Rejection(code, message, attempts, lambdaArn));
    }
}
