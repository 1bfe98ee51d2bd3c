package dev.kdt.lambda;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.format.CodecException;
import dev.kdt.json.ArrayValue;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.ObjectValue;
import dev.kdt.json.StringValue;
import dev.kdt.json.Value;
import org.jspecify.annotations.Nullable;

/** The origin of an event that a handler was not made for, told by what such events have ("AWS Lambda Developer Guide"). */
final class EventOrigin {
    private EventOrigin() {}

    /** Why a function for a stream cannot take the event. */
    static EventException notOfStream(byte[] event, CodecException why) {
        String origin = of(event);
        if (origin == null || origin.equals("aws:kinesis")) {
            return new EventException(String.valueOf(why.getMessage()), why);
        }
        return new EventException(
                "the event is from " + origin
                        + ", and this function takes records of a Kinesis stream: connect it with an event source"
                        + " mapping of a stream"
                        + (origin.equals("aws:firehose")
                                ? ", or package the pipeline with 'kdt lambda package --transformation', whose handler"
                                        + " is "
                                        + FunctionManifest.Kind.FIREHOSE.handler()
                                : ""),
                why);
    }

    /** Why a function that transforms a delivery cannot take the event. */
    static EventException notOfDelivery(byte[] event, CodecException why) {
        String origin = of(event);
        if (origin == null || origin.equals("aws:firehose")) {
            return new EventException(String.valueOf(why.getMessage()), why);
        }
        return new EventException(
                "the event is from " + origin
                        + ", and this function transforms records of a delivery stream: name it as the transformation"
                        + " of one"
                        + (origin.equals("aws:kinesis")
                                ? ", or package the pipeline with 'kdt lambda package --to TARGET', whose handler is "
                                        + FunctionManifest.Kind.KINESIS.handler()
                                : ""),
                why);
    }

    private static @Nullable String of(byte[] event) {
        try {
            return new JsonReader().read(Slice.of(event)) instanceof ObjectValue object ? of(object) : null;
        } catch (JsonException _) {
            return null;
        }
    }

    private static @Nullable String of(ObjectValue event) {
        boolean isDelivery = event.get(StringValue.of("records")) instanceof ArrayValue
                && (has(event, "invocationId") || has(event, "deliveryStreamArn"));
        if (isDelivery) {
            return "aws:firehose";
        }
        if (has(event, "requestContext")) {
            return "an HTTP request";
        }
        if (has(event, "detail-type")) {
            return "EventBridge";
        }
        if (has(event, "awslogs")) {
            return "CloudWatch Logs";
        }
        Value records = event.get(StringValue.of("Records"));
        return records instanceof ArrayValue array && array.size() > 0 && array.get(0) instanceof ObjectValue first
                ? source(first)
                : source(event);
    }

    /** SNS alone writes the field with a capital letter. */
    private static @Nullable String source(ObjectValue of) {
        Value source =
                has(of, "eventSource") ? of.get(StringValue.of("eventSource")) : of.get(StringValue.of("EventSource"));
        return source instanceof StringValue text ? text.text() : null;
    }

    private static boolean has(ObjectValue object, String field) {
        return object.get(StringValue.of(field)) != null;
    }
}
