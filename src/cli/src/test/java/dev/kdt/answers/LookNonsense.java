package dev.kdt.answers;

import static dev.kdt.answers.Nonsense.changed;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Answers that make no sense to operations that look at something. */
final class LookNonsense {
    private LookNonsense() {}

    /**
     * Those to DescribeStreamSummary and DescribeDeliveryStream.
     *
     * @param member that holds the description
     * @param named the member of it that holds the name
     * @param state the member of it that holds the status
     */
    static List<Nonsense> ofDescriptions(String member, String named, String state) {
        List<Nonsense> all = new ArrayList<>(List.of(
                changed("null as the description", answer -> answer.putNull(member)),
                changed("a list as the description", answer -> answer.putArray(member)),
                description("a description without a name", member, it -> it.remove(named)),
                description("a description of something else", member, it -> it.put(named, "payments")),
                description("a description without a status", member, it -> it.remove(state))));
        if (named.equals("StreamName")) {
            all.addAll(List.of(
                    description("no creation time", member, it -> it.remove("StreamCreationTimestamp")),
                    description("a word as the creation time", member, it -> it.put("StreamCreationTimestamp", "now")),
                    description("no number of shards", member, it -> it.remove("OpenShardCount")),
                    description("no shards at all", member, it -> it.put("OpenShardCount", 0)),
                    description("less than no shards", member, it -> it.put("OpenShardCount", -1))));
        } else {
            all.addAll(List.of(
                    description("no destinations", member, it -> it.remove("Destinations")),
                    description(
                            "a null destination",
                            member,
                            it -> it.putArray("Destinations").addNull())));
        }
        return all;
    }

    private static Nonsense description(String name, String member, Consumer<ObjectNode> change) {
        return changed(name, answer -> change.accept((ObjectNode) answer.path(member)));
    }

    /** Those to ListStreams and ListDeliveryStreams. */
    static List<Nonsense> ofNames() {
        return List.of(
                Nonsense.of("no word of whether there are more", Reply.json("""
                    {"StreamNames":["orders"],"DeliveryStreamNames":["archive"]}
                    """)),
                Nonsense.of("null as a name", Reply.json("""
                    {"StreamNames":[null],"DeliveryStreamNames":[null],"HasMoreStreams":false,"HasMoreDeliveryStreams":false}
                    """)),
                Nonsense.of("more of the same without an end", Reply.json("""
                    {"StreamNames":["orders"],"DeliveryStreamNames":["archive"],"HasMoreStreams":true,"HasMoreDeliveryStreams":true}
                    """)),
                Nonsense.of("more, but nothing now", Reply.json("""
                    {"StreamNames":[],"DeliveryStreamNames":[],"HasMoreStreams":true,"HasMoreDeliveryStreams":true}
                    """)));
    }

    /** Those to ListStreamConsumers. */
    static List<Nonsense> ofConsumers() {
        return List.of(
                Nonsense.of("no list of consumers", Reply.json("{\"NextToken\":null}")),
                Nonsense.of("a null consumer", Reply.json("{\"Consumers\":[null]}")),
                consumer("a consumer without a name", it -> it.remove("ConsumerName")),
                consumer("a consumer without a status", it -> it.remove("ConsumerStatus")),
                consumer("a consumer without a creation time", it -> it.remove("ConsumerCreationTimestamp")),
                changed("pages of consumers without an end", answer -> answer.put("NextToken", "again")));
    }

    private static Nonsense consumer(String name, Consumer<ObjectNode> change) {
        return changed(
                name,
                answer -> change.accept((ObjectNode) answer.path("Consumers").get(0)));
    }

    /** Those to the operations of the embedded endpoint that tell something. */
    static List<Nonsense> ofControl() {
        return List.of(
                Nonsense.of("words as numbers", Reply.json("""
                    {"Failure":"","Rejected":"none","Skipped":"none","Now":"now","Rules":[{"Rule":"r","Number":"one"}]}
                    """)),
                Nonsense.of("no numbers", Reply.json("{\"Failure\":\"\",\"Rules\":[{\"Rule\":\"r\"}]}")),
                Nonsense.of("numbers below 0", Reply.json("""
                    {"Failure":"","Rejected":-1,"Skipped":-1,"Now":-1e300,
                     "Rules":[{"Rule":"r","Number":-1,"Asked":0,"Struck":0}]}
                    """)),
                Nonsense.of("a null rule", Reply.json("{\"Rules\":[null]}")));
    }
}
