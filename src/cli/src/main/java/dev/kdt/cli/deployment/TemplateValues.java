package dev.kdt.cli.deployment;

import dev.kdt.destination.ServiceTarget;
import dev.kdt.lambda.FunctionManifest;
import dev.kdt.lambda.FunctionManifest.FunctionRuntime;
import dev.kdt.lambda.FunctionManifest.Kind;
import dev.kdt.record.Limits;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The values of a function for the fragments of its template, by their names there: scalars of YAML. */
final class TemplateValues {
    /** Firehose waits five minutes for a transformation (Amazon Data Firehose Developer Guide, "Transform source data"). */
    private static final int TRANSFORMATION_SECONDS = 300;

    /** AWS Lambda Developer Guide, "Lambda quotas". */
    private static final int INVOCATION_SECONDS = 900;

    private static final int USUAL_SECONDS = 60;

    private final Map<String, String> values = new HashMap<>();
    private final Set<String> streams = new HashSet<>();
    private final String name;

    TemplateValues(PackagedFunction function, TemplateFormat format) {
        FunctionManifest manifest = function.manifest();
        String pipeline = fileName(manifest.pipeline());
        name = usable(manifest.name());
        String release = Objects.requireNonNullElse(function.digest(), "1");
        quote("release", release);
        quote("description", "A function of kdt: the pipeline '" + manifest.name() + "' of " + pipeline + ".");
        quote("function-description", "kdt: pipeline " + Scalars.literal(manifest.name()) + ", release ${Release}");
        quote("zip", function.zip());
        quote("delivery", name);
        code(function);
        values.put("function-type", format.functionType());
        values.put("stream-arn", "!If [StreamIsMade, !GetAtt Stream.Arn, !Ref StreamArn]");
        quote(
                "create-delivery",
                manifest.kind() == Kind.FIREHOSE
                        ? "With false, the delivery stream DeliveryStreamName exists; name the function in its"
                                + " processing."
                        : "With false, the delivery stream DeliveryStreamName exists in this account and region, and"
                                + " takes direct puts.");
        values.put("handler", manifest.kind().handler());
        values.put("runtime", manifest.runtime().identifier());
        values.put("architecture", manifest.architecture().identifier());
        values.put("memory", String.valueOf(Limits.LAMBDA_VCPU_MEBIBYTES));
        values.put("timeout", String.valueOf(USUAL_SECONDS));
        values.put(
                "longest-timeout",
                String.valueOf(manifest.kind() == Kind.FIREHOSE ? TRANSFORMATION_SECONDS : INVOCATION_SECONDS));
        values.put(
                "function-arn",
                manifest.runtime() == FunctionRuntime.JAVA25
                        ? "!If [SnapStartIsUsed, !Ref FunctionAlias, !GetAtt Function.Arn]"
                        : "!GetAtt Function.Arn");
    }

    private void code(PackagedFunction function) {
        String zip = usable(withoutExtension(fileName(function.zip())));
        String key = zip + (function.digest() == null ? "" : "-" + function.digest()) + ".zip";
        quote("code-key", key);
        quote("code-url", "s3://BUCKET/" + key);
    }

    void resultsIn(ServiceTarget target) {
        switch (target) {
            case ServiceTarget.Stream(String stream) -> stream("target-stream", stream);
            case ServiceTarget.Shards shards -> stream("target-stream", shards.stream());
            case ServiceTarget.Delivery delivery -> quote("delivery", delivery.name());
            case ServiceTarget.Queue _, ServiceTarget.Objects _ ->
                throw new IllegalStateException("no target of results: " + target);
        }
    }

    void parkedIn(ServiceTarget target) {
        switch (target) {
            case ServiceTarget.Stream(String stream) -> stream("parked-stream", stream);
            case ServiceTarget.Shards shards -> stream("parked-stream", shards.stream());
            case ServiceTarget.Delivery delivery -> quote("parked-delivery", delivery.name());
            case ServiceTarget.Queue(var address) -> {
                quote("parked-queue", address.name());
                quote("parked-queue-url", String.valueOf(address.url()));
                quote("parked-queue-arn", Objects.requireNonNullElse(address.arn(), ""));
            }
            case ServiceTarget.Objects(var place) -> {
                quote("parked-bucket", place.bucket());
                quote("parked-prefix", place.prefix());
            }
        }
    }

    /** The bucket is made with what is delivered to it. */
    void bucketOf(boolean results, boolean parked) {
        String ofResults = "!Equals [!Ref CreateDeliveryStream, 'true']";
        String ofParked = "!Equals [!Ref CreateParkedDeliveryStream, 'true']";
        values.put(
                "bucket-is-made",
                results && parked ? "!Or [" + ofResults + ", " + ofParked + "]" : results ? ofResults : ofParked);
    }

    /** All of them. The stream that is read is named after the pipeline, and differs from those that are written. */
    Map<String, String> all() {
        String read = name;
        while (streams.contains(read)) {
            read += "-in";
        }
        quote("stream", read);
        return Map.copyOf(values);
    }

    private void stream(String value, String stream) {
        streams.add(stream);
        quote(value, stream);
    }

    private void quote(String value, String text) {
        values.put(value, Scalars.quoted(text));
    }

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String withoutExtension(String file) {
        int dot = file.lastIndexOf('.');
        return dot > 0 ? file.substring(0, dot) : file;
    }

    /** A name as streams, delivery streams and objects may have it. */
    private static String usable(String text) {
        String usable = text.replaceAll("[^a-zA-Z0-9_.-]+", "-");
        return usable.isEmpty() ? "kdt" : usable.substring(0, Math.min(usable.length(), 60));
    }
}
