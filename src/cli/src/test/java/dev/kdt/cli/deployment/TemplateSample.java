package dev.kdt.cli.deployment;

import dev.kdt.lambda.FunctionManifest;
import dev.kdt.lambda.FunctionManifest.Architecture;
import dev.kdt.lambda.FunctionManifest.FunctionRuntime;
import dev.kdt.lambda.FunctionManifest.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A function and a format of its template. */
public record TemplateSample(PackagedFunction function, TemplateFormat format) {
    private static final List<String> TARGETS = List.of("firehose:archive", "kinesis:clean");

    /** The kinds of places of failed records; {@code ""} is none. */
    private static final List<String> PLACES = List.of(
            "",
            "firehose:failed",
            "kinesis:failed",
            "sqs:failed",
            "sqs:https://sqs.eu-west-1.amazonaws.com/123456789012/failed",
            "s3:failed-records/orders",
            "s3://failed-records");

    /** Every kind of template: handlers, runtimes, formats, targets, and places of failed records. */
    public static List<TemplateSample> all() {
        List<TemplateSample> all = new ArrayList<>();
        for (TemplateFormat format : TemplateFormat.values()) {
            for (FunctionRuntime runtime : FunctionRuntime.values()) {
                all.add(transformation(format, runtime));
                for (String to : TARGETS) {
                    for (String parked : PLACES) {
                        all.add(processing(format, runtime, to, parked.isEmpty() ? null : parked));
                    }
                }
            }
            all.add(new TemplateSample(PackagedFunction.example(), format));
        }
        return all;
    }

    private static TemplateSample transformation(TemplateFormat format, FunctionRuntime runtime) {
        FunctionManifest manifest = new FunctionManifest(
                Kind.FIREHOSE,
                runtime,
                Architecture.ARM64,
                "orders.yaml",
                "orders",
                null,
                null,
                List.of("ORDERS_SALT"));
        return new TemplateSample(new PackagedFunction("function.zip", manifest, "0123456789ab"), format);
    }

    static TemplateSample processing(
            TemplateFormat format, FunctionRuntime runtime, String to, @Nullable String parked, String... variables) {
        FunctionManifest manifest = new FunctionManifest(
                Kind.KINESIS, runtime, Architecture.X86_64, "orders.yaml", "orders", to, parked, List.of(variables));
        return new TemplateSample(new PackagedFunction("function.zip", manifest, "0123456789ab"), format);
    }

    /** The template. */
    public String text() {
        return DeploymentTemplate.of(function, format);
    }

    /** A name for messages and files. */
    @Override
    public String toString() {
        FunctionManifest manifest = function.manifest();
        String name = String.join(
                "-",
                format.name(),
                manifest.kind().name(),
                manifest.runtime().identifier(),
                String.valueOf(manifest.to()),
                String.valueOf(manifest.parked()),
                String.valueOf(function.digest()));
        return name.replaceAll("[^A-Za-z0-9-]+", "-");
    }
}
