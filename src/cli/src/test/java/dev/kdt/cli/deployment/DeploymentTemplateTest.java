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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The structure of templates. Their types are compared with those of AWS in {@code TemplateTypesIT}. */
class DeploymentTemplateTest {
    private static final Pattern SUBSTITUTED = Pattern.compile("\\$\\{([^!}][^}]*)}");
    private static final Pattern RESOURCE = Pattern.compile("(?m)((?:^  #.*\n)*)^  [A-Z][A-Za-z]+:\n((?:^    .*\n)+)");

    @TestFactory
    Stream<DynamicTest> everyTemplateIsWhole() {
        return TemplateSample.all().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> {
                    Map<String, Object> template = TemplateTree.parse(sample.text());
                    Set<String> named = names(template);
                    Set<String> conditions = conditions(template);
                    Set<String> parameters =
                            TemplateTree.section(template, "Parameters").keySet();
                    Set<String> resources =
                            TemplateTree.section(template, "Resources").keySet();

                    assertEquals(Set.of(), without(without(named, parameters), resources), "names that nothing has");
                    assertEquals(Set.of(), without(parameters, named), "parameters that nothing uses");
                    Set<String> defined =
                            TemplateTree.section(template, "Conditions").keySet();
                    assertEquals(Set.copyOf(defined), Set.copyOf(conditions), "conditions");
                }));
    }

    @TestFactory
    Stream<DynamicTest> everyPartIsExplained() {
        return TemplateSample.all().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> {
                    TemplateTree.section(TemplateTree.parse(sample.text()), "Parameters")
                            .forEach((name, parameter) -> {
                                Object description = TemplateTree.map(parameter).get("Description");
                                assertTrue(description instanceof String text && text.endsWith("."), name);
                            });
                    String resources = between("\nResources:\n", sample.text(), "\nOutputs:\n");
                    List<String> bare = RESOURCE.matcher(resources)
                            .results()
                            .filter(found -> !found.group().contains("# "))
                            .map(found ->
                                    found.group().strip().lines().findFirst().orElseThrow())
                            .toList();
                    // Their role and their name say all.
                    assertEquals(Set.of(), without(Set.copyOf(bare), Set.of("ParkedDeliveryRole:")));
                }));
    }

    @Test
    void everythingHasItsAlarm() {
        Map<String, Object> example =
                TemplateTree.parse(DeploymentTemplate.of(PackagedFunction.example(), TemplateFormat.SAM));
        Set<String> metrics = new TreeSet<>();
        TemplateTree.entries(TemplateTree.section(example, "Resources"), (key, value) -> {
            if (key.equals("MetricName")) {
                metrics.add((String) value);
            }
        });
        assertEquals(
                Set.of(
                        "WriteProvisionedThroughputExceeded",
                        "Errors",
                        "Throttles",
                        "IteratorAge",
                        "ApproximateNumberOfMessagesVisible",
                        "DeliveryToS3.DataFreshness",
                        "DeliveryToRedshift.Success",
                        "Failed"),
                metrics);
    }

    @Test
    void aTransformationIsCalledByFirehoseAndHasNoMapping() {
        for (TemplateSample sample : TemplateSample.all()) {
            boolean transforms = sample.function().manifest().kind() == Kind.FIREHOSE;
            String text = sample.text();
            assertEquals(!transforms, text.contains("AWS::Lambda::EventSourceMapping"), sample.toString());
            assertEquals(transforms, text.contains("ParameterName: LambdaArn"), sample.toString());
            assertEquals(transforms, text.contains("lambda:InvokeFunction"), sample.toString());
        }
    }

    @Test
    void snapshotsAreForTheManagedRuntime() {
        for (TemplateSample sample : TemplateSample.all()) {
            boolean managed = sample.function().manifest().runtime() == FunctionRuntime.JAVA25;
            assertEquals(managed, sample.text().contains("SnapStart:"), sample.toString());
        }
    }

    @Test
    void whatIsKeptSurvivesTheStack() {
        Set<String> keepers = Set.of("AWS::Kinesis::Stream", "AWS::S3::Bucket");
        for (TemplateSample sample : TemplateSample.all()) {
            TemplateTree.section(TemplateTree.parse(sample.text()), "Resources").forEach((name, resource) -> {
                Map<String, Object> parts = TemplateTree.map(resource);
                if (keepers.contains(parts.get("Type"))
                        || List.of("ParkedQueue", "FailedBatches").contains(name)) {
                    assertEquals("Retain", parts.get("DeletionPolicy"), name);
                    assertEquals("Retain", parts.get("UpdateReplacePolicy"), name);
                }
            });
        }
    }

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

    /** What is not made is named by its parameter, and nothing refers to it otherwise. */
    @Test
    void whatIsThereAlreadyNeedNotBeMade() {
        for (TemplateSample sample : TemplateSample.all()) {
            Map<String, Object> template = TemplateTree.parse(sample.text());
            Set<String> conditional = new HashSet<>();
            TemplateTree.section(template, "Resources").forEach((name, resource) -> {
                if (TemplateTree.map(resource).containsKey("Condition")) {
                    conditional.add(name);
                }
            });
            assertTrue(conditional.contains("Stream"), sample.toString());
            TemplateTree.section(template, "Resources").forEach((name, resource) -> {
                if (!conditional.contains(name)) {
                    Set<String> used = names(Map.of("x", unconditional(resource)));
                    used.retainAll(conditional);
                    assertEquals(Set.of(), used, name);
                }
            });
        }
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

    @Test
    void aSectionThatNoFragmentHasLeavesNoTrace() {
        for (TemplateSample sample : TemplateSample.all()) {
            assertFalse(sample.text().contains("{{"), sample.toString());
            assertFalse(sample.text().lines().anyMatch(line -> line.endsWith(" ")), sample.toString());
        }
    }

    private static String between(String before, String text, String after) {
        return text.substring(text.indexOf(before) + before.length(), text.indexOf(after));
    }

    private static @Nullable Object defaultOf(Map<String, Object> template, String parameter) {
        return TemplateTree.map(TemplateTree.section(template, "Parameters").get(parameter))
                .get("Default");
    }

    private static Map<String, Object> properties(Map<String, Object> template, String resource) {
        return TemplateTree.map(
                TemplateTree.map(TemplateTree.section(template, "Resources").get(resource))
                        .get("Properties"));
    }

    /** What is referred to: parameters, and resources. */
    private static Set<String> names(Map<String, Object> template) {
        Set<String> names = new HashSet<>();
        TemplateTree.entries(template, (key, value) -> {
            switch (key) {
                case "Ref" -> names.add((String) value);
                case "Fn::GetAtt" -> names.add((String) TemplateTree.list(value).getFirst());
                case "Fn::Sub" ->
                    SUBSTITUTED
                            .matcher((String) value)
                            .results()
                            .forEach(each -> names.add(each.group(1).replaceFirst("\\..*", "")));
                default -> {}
            }
        });
        names.removeIf(name -> name.startsWith("AWS::"));
        return names;
    }

    /** The same without what stands under a condition. */
    private static Object unconditional(Object part) {
        return switch (part) {
            case Map<?, ?> map -> {
                Map<String, Object> kept = new LinkedHashMap<>();
                map.forEach((key, value) -> {
                    if (!key.equals("Fn::If") && value != null) {
                        kept.put((String) key, unconditional(value));
                    }
                });
                yield kept;
            }
            case List<?> list ->
                list.stream().map(DeploymentTemplateTest::unconditional).toList();
            default -> part;
        };
    }

    private static Set<String> conditions(Map<String, Object> template) {
        Set<String> conditions = new HashSet<>();
        TemplateTree.entries(template, (key, value) -> {
            if (key.equals("Condition") && value instanceof String name) {
                conditions.add(name);
            } else if (key.equals("Fn::If")) {
                conditions.add((String) TemplateTree.list(value).getFirst());
            }
        });
        return conditions;
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        Set<String> left = new TreeSet<>(all);
        left.removeAll(others);
        return left;
    }
}
