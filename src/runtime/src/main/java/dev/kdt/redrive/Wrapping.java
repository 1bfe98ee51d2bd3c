package dev.kdt.redrive;

import dev.kdt.bytes.Slice;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.Elements;
import dev.kdt.json.Entries;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Messages of queues, topics and buses that hold others: as their services answer, as functions get them, and one by one. */
final class Wrapping {
    private static final StringValue VALUE = StringValue.of("value");

    /**
     * The members that hold what is inside: lists of messages first, then a message's text. {@code Messages} is the answer to
     * ReceiveMessage of SQS; {@code Records} an event of SQS or SNS; {@code Body} and {@code body} a message of SQS; {@code Message} one
     * of SNS; {@code Sns} that of an event; {@code events} and {@code message} what was logged, as {@code aws logs filter-log-events}
     * prints it; {@code detail} one of EventBridge; {@code requestPayload} what a function got that was invoked
     * asynchronously ("AWS Lambda Developer Guide, Adding a destination").
     */
    private static final List<StringValue> MEMBERS = List.of(
            StringValue.of("Messages"),
            StringValue.of("events"),
            StringValue.of("logEvents"),
            StringValue.of("Records"),
            StringValue.of("Body"),
            StringValue.of("body"),
            StringValue.of("Sns"),
            StringValue.of("Message"),
            StringValue.of("message"),
            StringValue.of("requestPayload"),
            StringValue.of("detail"));

    private Wrapping() {}

    /** The documents inside of one that holds others; none when it holds none. */
    static List<Slice> inside(ObjectValue document) {
        for (StringValue each : MEMBERS) {
            Value inner = document.get(each);
            if (inner instanceof ArrayValue list && list.size() > 0) {
                return elements(list);
            }
            if (inner instanceof ObjectValue || inner instanceof StringValue) {
                return List.of(LeftoverReader.text(inner));
            }
        }
        return ofKafka(document);
    }

    private static List<Slice> elements(ArrayValue list) {
        List<Slice> inside = new ArrayList<>();
        for (Elements each = list.elements(); each.next(); ) {
            inside.add(LeftoverReader.text(each.value()));
        }
        return inside;
    }

    /** An event of Kafka: lists of records by partition, the value of each in Base64; or such a record. */
    private static List<Slice> ofKafka(ObjectValue document) {
        List<Slice> inside = new ArrayList<>();
        if (document.get(Names.IN_JSON.deliveryRecords) instanceof ObjectValue partitions) {
            for (Entries each = partitions.entries(); each.next(); ) {
                if (each.value() instanceof ArrayValue records) {
                    inside.addAll(elements(records));
                }
            }
        } else if (document.get(VALUE) instanceof StringValue value) {
            inside.add(plain(value));
        }
        return inside;
    }

    /** A value is JSON, or Base64 of it. */
    private static Slice plain(StringValue value) {
        try {
            return value.text().startsWith("{")
                    ? value.utf8().copy()
                    : Slice.of(Base64.getDecoder().decode(value.text()));
        } catch (IllegalArgumentException _) {
            return value.utf8().copy();
        }
    }
}
