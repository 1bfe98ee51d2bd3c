package dev.kdt.local.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Records that a function is called with at once, and what becomes of them by its answer: Amazon Data Firehose Developer
 * Guide, "Transform source data in Amazon Data Firehose", and "Troubleshooting data transformation" for the codes.
 */
final class TransformCall {
    /** AWS Lambda Developer Guide, "Lambda quotas": an answer, in which data is base64. */
    private static final long MAX_ANSWER = 6L << 20;

    private final Function function;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Transformer.Item> items = new ArrayList<>();
    private long bytes;

    /**
     * What is called.
     *
     * @param arn of the function
     * @param retries how often it is called again when it gives no answer
     */
    record Function(Transformer transformer, String arn, String streamArn, int retries) {}

    TransformCall(Function function) {
        this.function = function;
    }

    boolean isEmpty() {
        return pieces.isEmpty();
    }

    /** Of the data to be transformed. */
    long bytes() {
        return bytes;
    }

    void add(String id, Piece piece) {
        pieces.add(piece);
        items.add(new Transformer.Item(id, piece.from().arrival(), piece.partitionKey(), piece.data()));
        bytes += piece.data().length();
    }

    /** Calls the function, again while it fails, and hands on what became of the records, in their order. */
    void run(Stage.Next next) {
        Transformer.Request request = new Transformer.Request(function.streamArn(), items);
        IOException failure = null;
        for (int attempt = 1; attempt <= function.retries() + 1; attempt++) {
            try {
                settle(function.transformer().transform(request), attempt, next);
                return;
            } catch (IOException e) {
                failure = e;
            }
        }
        rejectAll(
                "Lambda.FunctionError",
                "The Lambda function was successfully invoked but it returned an error result: "
                        + (failure == null ? "" : failure.getMessage()),
                function.retries() + 1,
                next);
    }

    private void settle(List<Transformer.Answer> answers, int attempts, Stage.Next next) {
        Map<String, Transformer.Answer> byId = new HashMap<>();
        long answered = 0;
        for (Transformer.Answer answer : answers) {
            answered += answer.data().length() * 4L / 3;
            if (byId.put(answer.id(), answer) != null) {
                rejectAll(
                        "Lambda.DuplicatedRecordId",
                        "The Lambda function returned more than one record with the same record ID.",
                        attempts,
                        next);
                return;
            }
        }
        if (answered > MAX_ANSWER) {
            rejectAll("Lambda.FunctionError", "The Lambda function's response is larger than 6 MB.", attempts, next);
            return;
        }
        for (int i = 0; i < pieces.size(); i++) {
            settle(pieces.get(i), byId.get(items.get(i).id()), attempts, next);
        }
    }

    private void settle(Piece piece, Transformer.@Nullable Answer answer, int attempts, Stage.Next next) {
        if (answer == null) {
            next.reject(
                    piece,
                    new Rejection(
                            Rejection.Verdict.OF_THE_MOMENT,
                            "Lambda.MissingRecordId",
                            "One or more record Ids were not returned. Ensure that the Lambda function returns all"
                                    + " received record Ids.",
                            attempts,
                            function.arn()));
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
                next.reject(
                        piece,
                        new Rejection(
                                Rejection.Verdict.OF_THE_RECORD,
                                "Lambda.ProcessingFailedStatus",
                                "ProcessingFailed status set for record",
                                attempts,
                                function.arn()));
        }
    }

    /** The answer is of no use; another one, to the same records, might be. */
    private void rejectAll(String code, String message, int attempts, Stage.Next next) {
        Rejection rejection = new Rejection(Rejection.Verdict.OF_THE_MOMENT, code, message, attempts, function.arn());
        pieces.forEach(piece -> next.reject(piece, rejection));
    }
}
