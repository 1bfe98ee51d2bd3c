package dev.kdt.cli.command.lambda;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.Messages;
import dev.kdt.cli.console.ShellWord;
import dev.kdt.cli.packaging.FunctionPackage;
import dev.kdt.cli.packaging.FunctionPackage.Part;
import dev.kdt.cli.packaging.JavaImage;
import dev.kdt.cli.packaging.PipelineContent;
import dev.kdt.lambda.FunctionManifest;
import dev.kdt.lambda.FunctionManifest.FunctionRuntime;
import dev.kdt.lambda.FunctionManifest.Kind;
import dev.kdt.pipeline.OnError;
import dev.kdt.record.Limits;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a package holds, what is to be known of the function, and how it is deployed.
 *
 * @param zip the file as the user wrote it
 * @param variables the names of environment variables that are set where it is deployed
 * @param java the Java in the package; null for none
 */
record PackageReport(
        Messages messages,
        String zip,
        FunctionManifest function,
        List<String> variables,
        @Nullable JavaImage java) {
    void tell(FunctionPackage made, PipelineContent pipeline) {
        messages.say(
                zip + ": " + Amounts.bytes(made.size()) + " (" + Amounts.bytes(made.unpackedSize()) + " unpacked), for "
                        + function.runtime().identifier() + " on " + function.architecture() + ", handler "
                        + function.kind().handler());
        int width = made.parts().stream()
                .mapToInt(part -> part.title().length())
                .max()
                .orElse(0);
        for (Part part : made.parts()) {
            messages.say("  " + part.title() + " ".repeat(width - part.title().length()) + "  "
                    + Amounts.bytes(part.size()));
        }
        messages.say("files: " + String.join(", ", pipeline.files().keySet()));
        if (!variables.isEmpty()) {
            messages.say("variables, to be set where the function is deployed: " + String.join(", ", variables));
        }
        if (isWithoutJava()) {
            messages.warn("there is no Java in " + zip + ": the function needs a layer with Java 25 for Linux on "
                    + function.architecture() + " in its folder java (or --jdk FOLDER packs one). With such a"
                    + " JDK in the folder java:");
            messages.say("  zip -qr java.zip java");
            messages.say("  aws lambda publish-layer-version --layer-name java25 --zip-file fileb://java.zip"
                    + " --compatible-architectures " + function.architecture());
        }
        if (pipeline.remembers()) {
            messages.warn(
                    "a step remembers earlier records: a function remembers those of the same invocation only, so that"
                            + " records that are alike pass in different batches");
        }
        warn(made, pipeline.onError());
        messages.say("deploy it with a template:");
        messages.say("  kdt lambda template " + ShellWord.quoted(zip) + " > template.yaml");
        messages.say("  sam deploy --guided --template-file template.yaml --capabilities CAPABILITY_IAM");
        messages.say("or by itself:");
        messages.say("  " + createFunction());
        if (function.kind() == Kind.KINESIS) {
            messages.say("  " + createMapping());
        }
    }

    private boolean isWithoutJava() {
        return function.runtime() == FunctionRuntime.CUSTOM && java == null;
    }

    private void warn(FunctionPackage made, OnError onError) {
        if (made.size() > Limits.LAMBDA_ZIP_BYTES) {
            messages.warn(zip + " is larger than " + Amounts.bytes(Limits.LAMBDA_ZIP_BYTES)
                    + ", which Lambda takes only from a bucket of S3 (sam deploy puts it there)");
        }
        if (function.kind() == Kind.FIREHOSE) {
            if (onError == OnError.STOP) {
                messages.warn(
                        "on-error is stop: a record that fails makes the whole invocation fail, and Firehose calls"
                                + " again");
            }
            return;
        }
        switch (onError) {
            case PARK -> {
                if (function.parked() == null) {
                    messages.warn(
                            "without --parked, records that fail are handed back to Lambda, which sends them again and"
                                    + " holds up their shard until they expire, unless the event source mapping bounds"
                                    + " attempts or record age; records behind them may be delivered twice");
                }
            }
            case DROP ->
                messages.warn("on-error is drop: records that fail are lost"
                        + (function.parked() == null ? "" : ", and nothing is parked"));
            case STOP ->
                messages.warn("on-error is stop: a record that fails is handed back to Lambda, which sends it again"
                        + " and holds up its shard until it expires, unless the event source mapping bounds attempts or"
                        + " record age" + (function.parked() == null ? "" : "; nothing is parked"));
        }
    }

    private String createFunction() {
        String environment = variables.stream()
                .map(each -> each + "=...")
                .collect(Collectors.joining(",", " --environment 'Variables={", "}'"));
        return "aws lambda create-function --function-name " + name() + " --runtime "
                + function.runtime().identifier() + " --architectures " + function.architecture() + " --handler "
                + function.kind().handler() + " --zip-file fileb://" + ShellWord.quoted(zip)
                + " --role ROLE_ARN --memory-size " + Limits.LAMBDA_VCPU_MEBIBYTES + " --timeout 60"
                + (isWithoutJava() ? " --layers LAYER_VERSION_ARN" : "")
                + (variables.isEmpty() ? "" : environment);
    }

    /** With the settings that the template has. Without the first Lambda ignores the function's answer. */
    private String createMapping() {
        return "aws lambda create-event-source-mapping --function-name " + name()
                + " --event-source-arn STREAM_ARN --function-response-types ReportBatchItemFailures"
                + " --starting-position TRIM_HORIZON --batch-size 1000 --maximum-batching-window-in-seconds 1"
                + " --bisect-batch-on-function-error --maximum-retry-attempts 20"
                + " --maximum-record-age-in-seconds 21600";
    }

    /** Names of functions have letters, digits, hyphens and underscores, 64 at the most. */
    private String name() {
        String name = function.name().replaceAll("[^A-Za-z0-9_-]", "-");
        return name.substring(0, Math.min(name.length(), 64));
    }

    static String passed(int cases) {
        return Amounts.count(cases, "test case") + " passed";
    }
}
