package dev.kdt.local.delivery;

import dev.kdt.endpoint.option.TransformException;
import dev.kdt.endpoint.option.TransformFailure;
import dev.kdt.endpoint.option.Transformer;
import dev.kdt.record.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Records that a function is called with at once, and what becomes of them by its answer: Amazon Data Firehose Developer
 * Guide, "Transform source data in Amazon Data Firehose", and "Troubleshooting data transformation" for the codes.
 */
final class TransformCall {
    private final Function function;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Transformer.Item> items = new ArrayList<>();
    private long bytes;

    /**
     * The function that is called.
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
        items.add(new Transformer.Item(
                id,
                piece.from().arrival(),
                piece.partitionKey(),
                piece.data(),
                piece.lane().origin(piece.from())));
        bytes += piece.data().length();
    }

    /** Calls the function, again while it fails, and hands on what became of the records, in their order. */
    void run(Stage.Next next) throws TryAgainException {
        Transformer.Request request =
                new Transformer.Request(function.streamArn(), UUID.randomUUID().toString(), items);
        TransformFailure failure = TransformFailure.FUNCTION_ERROR;
        int attempt = 0;
        while (attempt <= function.retries() && failure != TransformFailure.MALFORMED_ANSWER) {
            attempt++;
            try {
                Answers answers = Answers.of(function.transformer().transform(request));
                for (int i = 0; i < pieces.size(); i++) {
                    settle(pieces.get(i), answers, items.get(i).id(), attempt, next);
                }
                return;
            } catch (TryAgainException e) {
                throw e;
            } catch (TransformException e) {
                failure = e.failure();
            } catch (IOException _) {
                failure = TransformFailure.FUNCTION_ERROR; // Who calls the function tells why it failed.
            }
        }
        for (Piece piece : pieces) {
            next.reject(piece, ofTheMoment(failure.code(), failure.message(), attempt));
        }
    }

    private void settle(Piece piece, Answers answers, String id, int attempts, Stage.Next next) {
        Transformer.Answer answer = answers.byId().get(id);
        if (answers.doubled().contains(id)) {
            next.reject(
                    piece,
                    ofTheMoment(
                            "Lambda.DuplicatedRecordId",
                            "Multiple records were returned with the same record Id. Ensure that the Lambda function"
                                    + " returns a unique record Id for each record.",
                            attempts));
        } else if (answer == null) {
            next.reject(
                    piece,
                    ofTheMoment(
                            "Lambda.MissingRecordId",
                            "One or more record Ids were not returned. Ensure that the Lambda function returns all"
                                    + " received record Ids.",
                            attempts));
        } else {
            settle(piece, answer, attempts, next);
        }
    }

    private void settle(Piece piece, Transformer.Answer answer, int attempts, Stage.Next next) {
        switch (answer.result()) {
            case Ok -> {
                Map<String, String> keys = new HashMap<>();
                answer.keys().forEach((name, value) -> keys.put(PrefixTemplate.Source.LAMBDA.key(name), value));
                next.keep(piece.with(answer.data()).withKeys(keys));
            }
            case Dropped -> {}
            case ProcessingFailed ->
                next.reject(
                        piece,
                        rejection(
                                Rejection.Verdict.OF_THE_RECORD,
                                "Lambda.ProcessingFailedStatus",
                                "ProcessingFailed status set for record",
                                attempts));
        }
    }

    /** The function is to blame; another answer to the same record might be of use. */
    private Rejection ofTheMoment(String code, String message, int attempts) {
        return rejection(Rejection.Verdict.OF_THE_MOMENT, code, message, attempts);
    }

    private Rejection rejection(Rejection.Verdict verdict, String code, String message, int attempts) {
        return new Rejection(ErrorType.PROCESSING_FAILED, verdict, code, message, attempts, function.arn());
    }

    /** The answers of a function by record, and the records with more than one answer. */
    private record Answers(Map<String, Transformer.Answer> byId, Set<String> doubled) {
        /** @throws IOException when the answer is larger than one may be: then there is none */
        static Answers of(List<Transformer.Answer> answers) throws IOException {
            Map<String, Transformer.Answer> byId = new HashMap<>();
            Set<String> doubled = new HashSet<>();
            long size = 0;
            for (Transformer.Answer answer : answers) {
                size += answer.data().length() * 4L / 3;
                if (byId.put(answer.id(), answer) != null) {
                    doubled.add(answer.id());
                }
            }
            if (size > Limits.LAMBDA_PAYLOAD_BYTES) {
                throw new IOException("the answer is larger than 6 MB");
            }
            return new Answers(byId, doubled);
        }
    }
}
