package dev.kdt.answers;

import static dev.kdt.answers.Nonsense.changed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Answers to GetRecords that make no sense. */
final class RecordsNonsense {
    private RecordsNonsense() {}

    /** All of them. */
    static List<Nonsense> all() {
        List<Nonsense> all = new ArrayList<>(List.of(
                changed("no records", answer -> answer.remove("Records")),
                changed("null as the records", answer -> answer.putNull("Records")),
                changed("an object as the records", answer -> answer.putObject("Records")),
                changed("a null record", answer -> ((ArrayNode) answer.path("Records")).set(0, NullNode.instance)),
                changed("an empty record", answer -> ((ArrayNode) answer.path("Records")).set(0, answer.objectNode())),
                record("no data", record -> record.remove("Data")),
                record("a list as the data", record -> record.putArray("Data")),
                record("a word as the arrival", record -> record.put("ApproximateArrivalTimestamp", "yesterday")),
                record("a list as the arrival", record -> record.putArray("ApproximateArrivalTimestamp")),
                record("an arrival beyond the calendar", record -> record.put("ApproximateArrivalTimestamp", 1e300)),
                changed("no next iterator, though the shard is open", answer -> answer.remove("NextShardIterator")),
                changed("null as the next iterator", answer -> answer.putNull("NextShardIterator")),
                changed("an empty next iterator", answer -> answer.put("NextShardIterator", "")),
                changed("a list as the next iterator", answer -> answer.putArray("NextShardIterator")),
                changed("no next iterator, and another shard's child", answer -> {
                    answer.remove("NextShardIterator");
                    ObjectNode child = answer.putArray("ChildShards").addObject();
                    child.put("ShardId", "shardId-000000000002")
                            .putArray("ParentShards")
                            .add("shardId-000000000001");
                }),
                changed("no next iterator, and a child without a name", answer -> {
                    answer.remove("NextShardIterator");
                    ObjectNode child = answer.putArray("ChildShards").addObject();
                    child.putArray("ParentShards").add("shardId-000000000000");
                }),
                changed("a null child", answer -> answer.putArray("ChildShards").addNull()),
                changed("no distance to the tip", answer -> answer.remove("MillisBehindLatest")),
                changed("a distance to the tip below 0", answer -> answer.put("MillisBehindLatest", -1)),
                changed("a word as the distance to the tip", answer -> answer.put("MillisBehindLatest", "far"))));
        all.addAll(numbers());
        return all;
    }

    /** In the place of the fifth record's sequence number. */
    private static List<Nonsense> numbers() {
        return List.of(
                record("no sequence number", record -> record.remove("SequenceNumber")),
                number("null", null),
                number("nothing", ""),
                number("a word", "abc"),
                number("a word of the API", "LATEST"),
                number("a number below 0", "-5"),
                number("a signed number", "+5"),
                number("a number with leading zeros", "0005"),
                number("a fraction", "4.5"),
                number("a number that is too long", "9".repeat(130)),
                number("the number before", "4"),
                number("an earlier number", "3"));
    }

    private static Nonsense number(String what, @Nullable String number) {
        return record(what + " as the sequence number", record -> record.put("SequenceNumber", number));
    }

    private static Nonsense record(String name, Consumer<ObjectNode> change) {
        return changed(
                name,
                answer -> change.accept((ObjectNode) answer.path("Records").path(4)));
    }
}
