package dev.kdt.cli.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The structure that templates have whatever function they deploy. Their types are compared with those of AWS in
 * {@code TemplateTypesIT}.
 */
class TemplateStructureTest {
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
    void aSectionThatNoFragmentHasLeavesNoTrace() {
        for (TemplateSample sample : TemplateSample.all()) {
            assertFalse(sample.text().contains("{{"), sample.toString());
            assertFalse(sample.text().lines().anyMatch(line -> line.endsWith(" ")), sample.toString());
        }
    }

    private static String between(String before, String text, String after) {
        return text.substring(text.indexOf(before) + before.length(), text.indexOf(after));
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
                list.stream().map(TemplateStructureTest::unconditional).toList();
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
