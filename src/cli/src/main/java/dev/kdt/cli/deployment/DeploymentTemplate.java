package dev.kdt.cli.deployment;

import dev.kdt.aws.QueueAddress;
import dev.kdt.cli.console.UsageException;
import dev.kdt.destination.ServiceTarget;
import dev.kdt.destination.Target;
import dev.kdt.lambda.FunctionManifest;
import dev.kdt.lambda.FunctionManifest.FunctionRuntime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The template for a packaged function: which groups of resources it needs, in the order in which they are read best. */
public final class DeploymentTemplate {
    private final PackagedFunction function;
    private final TemplateFormat format;
    private final TemplateValues values;

    private DeploymentTemplate(PackagedFunction function, TemplateFormat format) {
        this.function = function;
        this.format = format;
        this.values = new TemplateValues(function, format);
    }

    /**
     * Renders it.
     *
     * @throws UsageException when it cannot be deployed as it is packaged
     * @throws dev.kdt.destination.TargetException when its manifest names a target that is none
     */
    public static String of(PackagedFunction function, TemplateFormat format) {
        return new DeploymentTemplate(function, format).text();
    }

    private String text() {
        List<String> groups = new ArrayList<>(List.of(format.fragment(), "stream", "function"));
        if (function.manifest().runtime() == FunctionRuntime.JAVA25) {
            groups.add("snap-start");
        } else {
            groups.add("java-layer");
        }
        switch (function.manifest().kind()) {
            case KINESIS -> addStreamProcessing(groups);
            case FIREHOSE -> groups.addAll(List.of("delivery", "transformation", "bucket", "alarm-failed"));
        }
        values.bucketOf(groups.contains("delivery"), groups.contains("parked-firehose"));
        Map<String, String> filled = values.all();
        Assembly assembly = new Assembly();
        groups.stream().distinct().forEach(group -> assembly.add(Fragment.read(group, filled)));
        RoutedTargets.fragments(function.manifest().routes()).forEach(assembly::add);
        PipelineVariables.fragments(function.manifest().variables()).forEach(assembly::add);
        return assembly.text();
    }

    private void addStreamProcessing(List<String> groups) {
        FunctionManifest manifest = function.manifest();
        if (manifest.to() == null) {
            throw new UsageException(function.zip() + ": " + FunctionManifest.FILE
                    + " names no target 'to' (package the function again with --to)");
        }
        ServiceTarget to = Target.service("to", manifest.to());
        ServiceTarget parked = manifest.parked() == null ? null : Target.parked("parked", manifest.parked());
        if (to.equals(parked)) {
            throw new UsageException(function.zip() + ": failed records would be among the results in " + manifest.to()
                    + " (package the function again with another --parked)");
        }
        groups.add("mapping");
        groups.addAll(results(to));
        groups.addAll(failedRecords(parked));
    }

    private List<String> results(ServiceTarget to) {
        values.resultsIn(to);
        return switch (to) {
            case ServiceTarget.Stream _, ServiceTarget.Shards _ -> List.of("to-kinesis");
            case ServiceTarget.Delivery _ -> List.of("to-firehose", "delivery", "bucket");
            case ServiceTarget.Queue _, ServiceTarget.Objects _ ->
                throw new IllegalStateException("no target of results: " + to);
        };
    }

    private List<String> failedRecords(@Nullable ServiceTarget parked) {
        if (parked == null) {
            return List.of("alarm-failed");
        }
        values.parkedIn(parked);
        return switch (parked) {
            case ServiceTarget.Stream _, ServiceTarget.Shards _ -> List.of("parked-kinesis", "alarm-parked");
            case ServiceTarget.Delivery _ -> List.of("parked-firehose", "bucket", "alarm-parked");
            case ServiceTarget.Queue(QueueAddress queue) ->
                List.of(queue.url() == null ? "parked-sqs" : "parked-queue-url", "alarm-parked");
            case ServiceTarget.Objects _ -> List.of("parked-s3", "alarm-parked");
        };
    }
}
