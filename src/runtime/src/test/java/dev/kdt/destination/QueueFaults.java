package dev.kdt.destination;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.destination.QueueServer.Answer;
import dev.kdt.destination.QueueServer.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What a queue may answer instead of taking all messages. */
final class QueueFaults {
    static final Fault DOWN = (_, _) -> Answer.error(503, "ServiceUnavailable", "down");
    static final Fault THROTTLED = (_, _) -> Answer.error(400, "RequestThrottled", "slow down");
    static final Fault TOO_LONG =
            (_, _) -> Answer.error(400, "AWS.SimpleQueueService.BatchRequestTooLong", "Batch requests are too long");

    private QueueFaults() {}

    static Stream<Arguments> senselessAnswers() {
        return Stream.of(
                senseless("it is not JSON", "<html>Welcome</html>"),
                senseless("no results for 3 of 3 messages", "{}"),
                senseless("it is empty", ""),
                senseless(
                        "no results for 1 of 3 messages",
                        answer -> successful(answer).remove(2)),
                senseless(
                        "result 0 is not one that was sent, or comes twice",
                        answer -> successful(answer).set(1, successful(answer).get(0))),
                senseless(
                        "result 7 is not one that was sent, or comes twice",
                        answer -> success(answer, 0).put("Id", "7")),
                senseless(
                        "result null is not one that was sent, or comes twice",
                        answer -> success(answer, 0).remove("Id")),
                senseless(
                        "result 1 is a success without a MessageId",
                        answer -> success(answer, 1).remove("MessageId")),
                senseless(
                        "result 2 has another MD5OfMessageBody than the message: 00",
                        answer -> success(answer, 2).put("MD5OfMessageBody", "00")),
                senseless(
                        "result 1 has another MD5OfMessageBody than the message: null",
                        answer -> success(answer, 1).remove("MD5OfMessageBody")),
                senseless("result 1 is not one that was sent, or comes twice", answer -> failed(answer, "1", "Code")),
                senseless("result 9 is not one that was sent, or comes twice", answer -> failed(answer, "9", "Code")),
                senseless("result 2 lacks a Code or a SenderFault", answer -> {
                    successful(answer).remove(2);
                    failed(answer, "2", "");
                }),
                senseless("result 2 lacks a Code or a SenderFault", answer -> {
                    successful(answer).remove(2);
                    failed(answer, "2", "Code").remove("SenderFault");
                }));
    }

    /** Takes all messages but some, which fail. */
    static Fault failing(String code, boolean senderFault, Integer... indexes) {
        return (request, honest) -> {
            ObjectNode some = request.deepCopy();
            ArrayNode entries = (ArrayNode) some.path("Entries");
            ObjectNode answer;
            List<String> ids = new ArrayList<>();
            for (int i = entries.size() - 1; i >= 0; i--) {
                if (List.of(indexes).contains(i)) {
                    ids.addFirst(entries.remove(i).path("Id").asText());
                }
            }
            answer = entries.isEmpty()
                    ? some.objectNode()
                    : (ObjectNode) honest.answer(some).json();
            ids.forEach(id -> failed(answer, id, code).put("SenderFault", senderFault));
            return new Answer(200, "", answer.toString());
        };
    }

    private static Arguments senseless(String flaw, String body) {
        return Arguments.of(flaw, (Fault) (_, _) -> new Answer(200, "", body));
    }

    /** An honest answer, spoiled; all messages were taken. */
    private static Arguments senseless(String flaw, Consumer<ObjectNode> spoil) {
        return Arguments.of(flaw, (Fault) (request, honest) -> {
            Answer answer = honest.answer(request);
            if (request.path("Entries").size() < 3) {
                return answer;
            }
            ObjectNode json = (ObjectNode) answer.json();
            spoil.accept(json);
            return new Answer(200, "", json.toString());
        });
    }

    private static ArrayNode successful(ObjectNode answer) {
        return (ArrayNode) answer.path("Successful");
    }

    private static ObjectNode success(ObjectNode answer, int index) {
        return (ObjectNode) successful(answer).get(index);
    }

    private static ObjectNode failed(ObjectNode answer, String id, String code) {
        return answer.withArray("Failed")
                .addObject()
                .put("Id", id)
                .put("Code", code)
                .put("Message", "made")
                .put("SenderFault", true);
    }
}
