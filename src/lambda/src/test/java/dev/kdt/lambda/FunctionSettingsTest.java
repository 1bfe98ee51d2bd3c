package dev.kdt.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.aws.AwsSettings;
import dev.kdt.destination.RoutedServices;
import dev.kdt.lambda.FunctionManifest.Architecture;
import dev.kdt.lambda.FunctionManifest.Kind;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a function ends its start, with the place and a remedy. */
class FunctionSettingsTest {
    @TempDir
    private Path folder;

    private final Map<String, String> variables = new HashMap<>();

    @BeforeEach
    void aFunction() throws Exception {
        variables.put("LAMBDA_TASK_ROOT", folder.toString());
        variables.put("KDT_TO", "firehose:archive");
        Files.writeString(folder.resolve("pipeline.yaml"), "steps: []\n");
    }

    @Test
    void comeFromThePackageUnlessAVariableSaysOtherwise() throws Exception {
        write(Kind.KINESIS, "kinesis:clean", "sqs:failed");
        variables.clear();
        variables.put("LAMBDA_TASK_ROOT", folder.toString());
        FunctionSettings packaged = FunctionSettings.of(variables, Kind.KINESIS);
        assertEquals("kinesis:clean", packaged.to());
        assertEquals("sqs:failed", packaged.parked());
        assertEquals(folder.resolve("orders.yaml"), packaged.pipeline());
        assertEquals("kdt", packaged.namespace());

        variables.put("KDT_TO", "firehose:archive");
        variables.put("KDT_PARKED", "kinesis:aside");
        variables.put("KDT_PIPELINE", "other.yaml");
        FunctionSettings set = FunctionSettings.of(variables, Kind.KINESIS);
        assertEquals("firehose:archive", set.to());
        assertEquals("kinesis:aside", set.parked());
        assertEquals(folder.resolve("other.yaml"), set.pipeline());
    }

    @Test
    void aVariableThatIsEmptyCountsAsNotSet() throws Exception {
        write(Kind.KINESIS, "kinesis:clean", "sqs:failed");
        FunctionSettings packaged = FunctionSettings.of(Map.of("LAMBDA_TASK_ROOT", folder.toString()), Kind.KINESIS);
        for (String name : List.of(
                "KDT_TO",
                "KDT_PARKED",
                "KDT_PIPELINE",
                "KDT_LOG_RECORDS",
                "KDT_METRICS_NAMESPACE",
                "AWS_LAMBDA_FUNCTION_NAME")) {
            variables.put(name, "");
        }
        assertEquals(packaged, FunctionSettings.of(variables, Kind.KINESIS));
        Files.delete(folder.resolve(FunctionManifest.FILE));
        assertTrue(refusal().startsWith("no target: set KDT_TO"), refusal());
        variables.putAll(Map.of("KDT_TO", "firehose:archive", "KDT_TIMEOUT", ""));
        assertEquals(null, FunctionSettings.of(variables, Kind.KINESIS).parked());
        new FunctionTargets(
                TestInvocation.environment(
                        variables,
                        new AwsSettings(null, "eu-west-1", null, null, variables),
                        _ -> {},
                        TestInvocation.FOREVER),
                FunctionSettings.of(variables, Kind.KINESIS),
                new RoutedServices(List.of()),
                new FunctionLog(_ -> {}, InstantSource.system()));
    }

    @Test
    void aMissingOrMalformedTargetEndsTheStart() {
        variables.remove("KDT_TO");
        assertEquals(
                "no target: set KDT_TO to firehose:NAME or kinesis:NAME, or package the function with --to", refusal());
        variables.put("KDT_TO", "archive");
        assertEquals("KDT_TO: 'archive' is no service (write firehose:NAME or kinesis:NAME)", refusal());
        variables.put("KDT_TO", "firehos:archive");
        assertTrue(refusal().contains("did you mean 'firehose'?"), refusal());
        variables.put("KDT_TO", "firehose:archive");
        variables.put("KDT_PARKED", "parked.ndjson");
        assertTrue(refusal().startsWith("KDT_PARKED: 'parked.ndjson' is no service"), refusal());
        variables.put("KDT_PARKED", "https://sqs.eu-west-1.amazonaws.com/1/failed");
        assertTrue(
                refusal().endsWith("(a queue's URL is written sqs:https://sqs.eu-west-1.amazonaws.com/1/failed)"),
                refusal());
        variables.put("KDT_TO", "sqs:failed");
        assertEquals("KDT_TO: 'sqs:failed' takes failed records only (write firehose:NAME or kinesis:NAME)", refusal());
    }

    /** Also one that an expression reads, which would be null. */
    @Test
    void aVariableThatThePackageNamesAndNobodySetEndsTheStart() throws Exception {
        FunctionManifest manifest = new FunctionManifest(
                Kind.KINESIS,
                FunctionManifest.FunctionRuntime.JAVA25,
                FunctionManifest.Architecture.ARM64,
                "pipeline.yaml",
                "pipeline",
                "firehose:archive",
                null,
                List.of("API_KEY", "SALT", "STAGE"));
        Files.write(folder.resolve(FunctionManifest.FILE), manifest.write());
        variables.put("STAGE", "");
        assertEquals(
                "the pipeline needs the environment variables API_KEY, SALT (to be set in the function's configuration;"
                        + " empty will do where the pipeline can go without)",
                refusal());
        variables.putAll(Map.of("API_KEY", "k", "SALT", "s"));
        assertEquals(
                "firehose:archive", FunctionSettings.of(variables, Kind.KINESIS).to());
    }

    @Test
    void aBrokenPackageEndsTheStart() throws Exception {
        Files.writeString(folder.resolve(FunctionManifest.FILE), "{\"kind\":\"KINESIS\"}");
        assertTrue(refusal().contains("'runtime' is"), refusal());
        assertTrue(refusal().endsWith("(package the function again with 'kdt lambda package')"), refusal());
        write(Kind.FIREHOSE, null, null);
        assertEquals(
                "the package was made for the handler dev.kdt.lambda.FirehoseHandler, and the function's handler is"
                        + " dev.kdt.lambda.KinesisHandler",
                refusal());
    }

    @Test
    void aPipelineThatDoesNotLoadEndsTheStartWithItsPosition() throws Exception {
        Files.writeString(folder.resolve("pipeline.yaml"), "steps:\n  - map: '{a'\n");
        assertTrue(refusal().contains("pipeline.yaml:2:"), refusal());
        Files.writeString(
                folder.resolve("pipeline.yaml"), "steps:\n  - redact: {paths: .a, how: hash, salt: '${SALT}'}\n");
        assertTrue(refusal().contains("SALT"), refusal());
        Files.writeString(
                folder.resolve("pipeline.yaml"),
                "steps:\n  - enrich: {file: prices.csv, key: .sku, column: sku, into: .p}\n");
        assertTrue(refusal().contains("prices.csv"), refusal());
        Files.delete(folder.resolve("pipeline.yaml"));
        assertTrue(refusal().contains("pipeline.yaml"), refusal());
    }

    @Test
    void aWordThatIsNoAnswerIsRefused() {
        variables.put("KDT_LOG_RECORDS", "sometimes");
        assertEquals("KDT_LOG_RECORDS=sometimes (write true or false)", refusal());
    }

    private void write(Kind kind, String to, String parked) throws Exception {
        FunctionManifest manifest = new FunctionManifest(
                kind,
                FunctionManifest.FunctionRuntime.JAVA25,
                Architecture.ARM64,
                "orders.yaml",
                "orders",
                to,
                parked,
                List.of());
        Files.write(folder.resolve(FunctionManifest.FILE), manifest.write());
    }

    private String refusal() {
        AwsSettings nowhere = new AwsSettings(null, null, null, URI.create("http://127.0.0.1:1"), variables);
        return String.valueOf(assertThrows(
                        Exception.class,
                        () -> new KinesisHandler(
                                TestInvocation.environment(variables, nowhere, _ -> {}, TestInvocation.FOREVER)))
                .getMessage());
    }
}
