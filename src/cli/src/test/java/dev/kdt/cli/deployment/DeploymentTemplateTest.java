package dev.kdt.cli.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.cli.console.UsageException;
import dev.kdt.destination.TargetException;
import dev.kdt.lambda.FunctionManifest;
import dev.kdt.lambda.FunctionManifest.Architecture;
import dev.kdt.lambda.FunctionManifest.FunctionRuntime;
import dev.kdt.lambda.FunctionManifest.Kind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The values that a template takes from the package and its manifest, and the manifests that it refuses. */
class DeploymentTemplateTest {
    @Test
    void theValuesOfThePackageArriveAsTheyAre() {
        FunctionManifest manifest = new FunctionManifest(
                Kind.KINESIS,
                FunctionRuntime.CUSTOM,
                Architecture.ARM64,
                "in/my \"own\": ${Function} 'pipe'\t😀.yaml",
                "my \"own\": ${Function} 'pipe'\t😀",
                "kinesis:a.b_c-D",
                "s3:bucket/a: [b] # {{stream}} ${x}",
                List.of("NO", "A_B", "a_b", "SALT", "SALT", "AWS_REGION", "KDT_TO"));
        PackagedFunction function = new PackagedFunction("a \"b\"\\c{{Code}}.zip", manifest, null);
        Map<String, Object> template = TemplateTree.parse(DeploymentTemplate.of(function, TemplateFormat.SAM));

        assertEquals("a.b_c-D", defaultOf(template, "TargetStreamName"));
        assertEquals("a: [b] # {{stream}} ${x}/", defaultOf(template, "ParkedPrefix"));
        Map<String, Object> properties = properties(template, "Function");
        assertEquals("a \"b\"\\c{{Code}}.zip", properties.get("CodeUri"));
        assertEquals(
                Map.of("Fn::Sub", "kdt: pipeline my \"own\": ${!Function} 'pipe'\t😀, release ${Release}"),
                properties.get("Description"));
        Map<String, Object> environment =
                TemplateTree.map(TemplateTree.map(properties.get("Environment")).get("Variables"));
        assertEquals(
                List.of(
                        "JAVA_TOOL_OPTIONS",
                        "KDT_METRICS_NAMESPACE",
                        "KDT_TO",
                        "KDT_PARKED",
                        "NO",
                        "A_B",
                        "a_b",
                        "SALT"),
                List.copyOf(environment.keySet()));
        assertEquals(Map.of("Ref", "VariableABNo2"), environment.get("a_b"));
        TemplateTree.section(template, "Parameters").forEach((name, parameter) -> {
            assertEquals(
                    name.startsWith("Variable"), TemplateTree.map(parameter).containsKey("NoEcho"), name);
        });
    }

    @Test
    void aQueueThatIsNamedByItsUrlIsNotMade() {
        String url = "https://sqs.eu-west-1.amazonaws.com/123456789012/failed";
        Map<String, Object> template = TemplateTree.parse(
                TemplateSample.processing(TemplateFormat.SAM, FunctionRuntime.JAVA25, "kinesis:clean", "sqs:" + url)
                        .text());
        assertFalse(TemplateTree.section(template, "Resources").containsKey("ParkedQueue"));
        assertEquals(url, defaultOf(template, "ParkedQueueUrl"));
        assertEquals("arn:aws:sqs:eu-west-1:123456789012:failed", defaultOf(template, "ParkedQueueArn"));
    }

    @Test
    void theStreamThatIsReadIsNoneOfThoseThatAreWritten() {
        String text = TemplateSample.processing(
                        TemplateFormat.SAM, FunctionRuntime.JAVA25, "kinesis:orders", "kinesis:orders-in")
                .text();
        assertTrue(text.contains("Default: \"orders-in-in\""), text);
    }

    @Test
    void anotherPackageIsAnotherRelease() {
        String text = TemplateSample.processing(
                        TemplateFormat.CLOUDFORMATION, FunctionRuntime.JAVA25, "kinesis:clean", null)
                .text();
        assertTrue(text.contains("Default: \"0123456789ab\""), text);
        assertTrue(text.contains("Default: \"function-0123456789ab.zip\""), text);
        assertTrue(text.contains("aws s3 cp \"function.zip\" \"s3://BUCKET/function-0123456789ab.zip\""), text);
        assertTrue(
                text.contains("--parameter-overrides CodeBucket=BUCKET CodeKey=\"function-0123456789ab.zip\""
                        + " Release=\"0123456789ab\"\n"),
                text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_SALT", "S", "1SALT", "ORDERS-SALT", "É_SALT"})
    void aVariableThatLambdaDoesNotTakeIsRefused(String name) {
        TemplateSample sample =
                TemplateSample.processing(TemplateFormat.SAM, FunctionRuntime.JAVA25, "kinesis:clean", null, name);
        String told = assertThrows(UsageException.class, sample::text).getMessage();
        assertEquals(
                "Lambda takes no environment variable '" + name + "': names have two or more letters, digits and"
                        + " underscores, and begin with a letter (rename it in the pipeline)",
                told);
    }

    @Test
    void aManifestThatCannotBeDeployedIsRefused() {
        TemplateSample same =
                TemplateSample.processing(TemplateFormat.SAM, FunctionRuntime.JAVA25, "kinesis:clean", "kinesis:clean");
        assertEquals(
                "function.zip: failed records would be among the results in kinesis:clean"
                        + " (package the function again with another --parked)",
                assertThrows(UsageException.class, same::text).getMessage());
        TemplateSample unknown =
                TemplateSample.processing(TemplateFormat.SAM, FunctionRuntime.JAVA25, "sqs:clean", null);
        assertThrows(TargetException.class, unknown::text);
        FunctionManifest manifest = same.function().manifest();
        FunctionManifest aimless = new FunctionManifest(
                manifest.kind(), manifest.runtime(), manifest.architecture(), "p.yaml", "p", null, null, List.of());
        PackagedFunction function = new PackagedFunction("f.zip", aimless, null);
        assertEquals(
                "f.zip: kdt-function.json names no target 'to' (package the function again with --to)",
                assertThrows(UsageException.class, () -> DeploymentTemplate.of(function, TemplateFormat.SAM))
                        .getMessage());
    }

    private static @Nullable Object defaultOf(Map<String, Object> template, String parameter) {
        return TemplateTree.map(TemplateTree.section(template, "Parameters").get(parameter))
                .get("Default");
    }

    /** Without the permission the function would not start; a variable may have any value. */
    @ParameterizedTest
    @EnumSource
    void theFunctionMayPutRecordsWhereItsPipelineRoutesThem(TemplateFormat format) {
        FunctionManifest manifest = new FunctionManifest(
                Kind.KINESIS,
                FunctionRuntime.JAVA25,
                Architecture.ARM64,
                "pipeline.yaml",
                "pipeline",
                "firehose:archive",
                null,
                List.of("STAGE"),
                List.of("firehose:${STAGE}-errors", "kinesis:audit"));
        String template = DeploymentTemplate.of(new PackagedFunction("f.zip", manifest, null), format);
        assertTrue(template.contains("AccountId}:deliverystream/*-errors"), template);
        assertTrue(template.contains("AccountId}:stream/audit"), template);
        TemplateTree.parse(template);
    }

    private static Map<String, Object> properties(Map<String, Object> template, String resource) {
        return TemplateTree.map(
                TemplateTree.map(TemplateTree.section(template, "Resources").get(resource))
                        .get("Properties"));
    }
}
