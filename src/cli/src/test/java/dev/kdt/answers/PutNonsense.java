package dev.kdt.answers;

import static dev.kdt.answers.Nonsense.changed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.BiConsumer;

/** Answers to PutRecords and PutRecordBatch that make no sense. */
final class PutNonsense {
    private PutNonsense() {}

    /**
     * All of them.
     *
     * @param count the member of the answer that counts failures
     * @param list the member of the answer that holds the results
     */
    static List<Nonsense> all(String count, String list) {
        return List.of(
                changed("a result too few", answer -> results(answer, list).remove(0)),
                changed("one result", answer -> keep(results(answer, list), 1)),
                changed(
                        "a result too many",
                        answer ->
                                results(answer, list).add(results(answer, list).get(0))),
                changed("no results", answer -> results(answer, list).removeAll()),
                changed("no list", answer -> answer.remove(list)),
                changed("null as the list", answer -> answer.putNull(list)),
                changed("an object as the list", answer -> answer.putObject(list)),
                changed("a string as the list", answer -> answer.put(list, "all of them")),
                changed("a null result", answer -> results(answer, list).set(0, NullNode.instance)),
                changed(
                        "null results",
                        answer -> each(answer, list, (results, i) -> results.set(i, NullNode.instance))),
                changed("empty results", answer -> each(answer, list, PutNonsense::object)),
                changed("an empty result", answer -> object(results(answer, list), 0)),
                changed("a string as a result", answer -> results(answer, list).set(0, "fine")),
                changed("messages without a code", answer -> message(answer, list)),
                changed("five failures without a code", answer -> answer.put(count, 5)),
                changed("five failures, and messages without a code", answer -> {
                    message(answer, list);
                    answer.put(count, 5);
                }),
                changed("fewer failures than there are failed results", answer -> {
                    fail(answer, list);
                    answer.put(count, results(answer, list).size() - 1);
                }),
                changed("no failures, and failed results", answer -> fail(answer, list)),
                changed("failures and successes at once", answer -> {
                    for (JsonNode each : results(answer, list)) {
                        ((ObjectNode) each).put("ErrorCode", "InternalFailure");
                    }
                    answer.put(count, 10);
                }),
                changed("less than no failures", answer -> answer.put(count, -1)),
                changed("more failures than records", answer -> answer.put(count, 1_000_000)),
                changed("a word as the number of failures", answer -> answer.put(count, "none")),
                changed("empty proofs", answer -> {
                    for (JsonNode each : results(answer, list)) {
                        ((ObjectNode) each).put("RecordId", "").put("SequenceNumber", "");
                    }
                }));
    }

    private static ArrayNode results(ObjectNode answer, String list) {
        return (ArrayNode) answer.path(list);
    }

    private static ObjectNode object(ArrayNode results, int index) {
        ObjectNode object = results.objectNode();
        results.set(index, object);
        return object;
    }

    private static void keep(ArrayNode results, int count) {
        while (results.size() > count) {
            results.remove(count);
        }
    }

    private static void each(ObjectNode answer, String list, BiConsumer<ArrayNode, Integer> change) {
        ArrayNode results = results(answer, list);
        for (int i = 0; i < results.size(); i++) {
            change.accept(results, i);
        }
    }

    private static void message(ObjectNode answer, String list) {
        each(answer, list, (results, i) -> object(results, i).put("ErrorMessage", "it did not go well"));
    }

    private static void fail(ObjectNode answer, String list) {
        each(
                answer,
                list,
                (results, i) ->
                        object(results, i).put("ErrorCode", "InternalFailure").put("ErrorMessage", "?"));
    }
}
