package dev.kdt.cli.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.lambda.FunctionManifest.FunctionRuntime;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The permissions of roles. Those of the function are compared with what it calls: the handler runs in a process with the variables of
 * the template, on an event with good and broken records, and every request is written down.
 */
class FunctionPermissionsTest {
    /** AWS Lambda Developer Guide, "Process Amazon Kinesis Data Streams records with Lambda"; and of the log. */
    private static final Set<String> USED_BY_LAMBDA = Set.of(
            "logs:CreateLogStream FunctionLogs.Arn",
            "logs:PutLogEvents FunctionLogs.Arn",
            "kinesis:DescribeStream Stream.Arn",
            "kinesis:DescribeStreamSummary Stream.Arn",
            "kinesis:GetRecords Stream.Arn",
            "kinesis:GetShardIterator Stream.Arn",
            "kinesis:ListShards Stream.Arn",
            "sqs:SendMessage FailedBatches.Arn");

    private static final Pattern NAME = Pattern.compile("\\$\\{([^}]+)}");
    private static final Path SAMPLES = Path.of("samples").toAbsolutePath();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "firehose:archive, sqs:failed",
        "kinesis:clean, s3:failed-records/orders",
        "firehose:archive, kinesis:failed",
        "kinesis:clean, firehose:failed"
    })
    void theFunctionMayDoExactlyWhatItDoes(String to, String parked) throws Exception {
        Map<String, Object> template =
                TemplateTree.parse(TemplateSample.processing(TemplateFormat.SAM, FunctionRuntime.JAVA25, to, parked)
                        .text());
        Set<String> granted = granted(template, "FunctionRole");
        assertTrue(granted.containsAll(USED_BY_LAMBDA), granted.toString());
        granted.removeAll(USED_BY_LAMBDA);

        try (ServiceRecorder services = new ServiceRecorder()) {
            Names names = new Names(template, services);
            assertEquals("{\"batchItemFailures\":[]}", run(names.environment(), services));
            assertEquals(services.permissions(), names.ofResources(granted));
        }
    }

    @Test
    void withoutAPlaceOfFailedRecordsThereIsNoPermissionForOne() {
        Map<String, Object> template =
                TemplateTree.parse(DeploymentTemplate.of(PackagedFunction.example(), TemplateFormat.CLOUDFORMATION));
        Set<String> granted = granted(template, "FunctionRole");
        granted.removeAll(USED_BY_LAMBDA);
        assertEquals(
                Set.of("firehose:DescribeDeliveryStream Delivery.Arn", "firehose:PutRecordBatch Delivery.Arn"),
                granted);
    }

    @Test
    void aTransformationOnlyWritesItsLog() {
        Map<String, Object> template = transformation();
        assertEquals(
                Set.of("logs:CreateLogStream FunctionLogs.Arn", "logs:PutLogEvents FunctionLogs.Arn"),
                granted(template, "FunctionRole"));
    }

    /** Amazon Data Firehose Developer Guide, "Controlling access": the actions for S3, a source stream, a function, a log, a secret. */
    @Test
    void firehoseMayDoWhatItsGuideLists() {
        assertEquals(
                Set.of(
                        "s3:AbortMultipartUpload ${Bucket.Arn}/*",
                        "s3:GetBucketLocation Bucket.Arn",
                        "s3:GetObject ${Bucket.Arn}/*",
                        "s3:ListBucket Bucket.Arn",
                        "s3:ListBucketMultipartUploads Bucket.Arn",
                        "s3:PutObject ${Bucket.Arn}/*",
                        "kinesis:DescribeStream Stream.Arn",
                        "kinesis:GetRecords Stream.Arn",
                        "kinesis:GetShardIterator Stream.Arn",
                        "kinesis:ListShards Stream.Arn",
                        "lambda:GetFunctionConfiguration ${Function.Arn}:*",
                        "lambda:GetFunctionConfiguration Function.Arn",
                        "lambda:InvokeFunction ${Function.Arn}:*",
                        "lambda:InvokeFunction Function.Arn",
                        "logs:PutLogEvents DeliveryLogs.Arn",
                        "secretsmanager:GetSecretValue RedshiftSecretArn"),
                granted(transformation(), "DeliveryRole"));
    }

    @Test
    void noPermissionIsForEverything() {
        for (TemplateSample sample : TemplateSample.all()) {
            Map<String, Object> template = TemplateTree.parse(sample.text());
            TemplateTree.section(template, "Resources").forEach((name, resource) -> {
                if (TemplateTree.map(resource).get("Type") instanceof String type && type.equals("AWS::IAM::Role")) {
                    for (String each : granted(template, name)) {
                        assertTrue(each.matches("[a-z0-9]+:[A-Za-z]+ (\\$\\{|)[A-Z][A-Za-z]+.*"), each);
                    }
                }
            });
        }
    }

    private static Map<String, Object> transformation() {
        return TemplateTree.parse(TemplateSample.all().getFirst().text());
    }

    /** What a role allows: {@code action resource}, where a resource is {@code Name.Arn}, a parameter, or a text with such. */
    private static Set<String> granted(Map<String, Object> template, String role) {
        Set<String> granted = new TreeSet<>();
        Map<String, Object> resource =
                TemplateTree.map(TemplateTree.section(template, "Resources").get(role));
        Object policies = TemplateTree.map(resource.get("Properties")).getOrDefault("Policies", List.of());
        TemplateTree.entries(policies, (key, value) -> {
            if (key.equals("Statement")) {
                TemplateTree.list(value).forEach(statement -> granted.addAll(allowed(TemplateTree.map(statement))));
            }
        });
        return granted;
    }

    private static Set<String> allowed(Map<String, Object> statement) {
        if (statement.get("Fn::If") instanceof List<?> branches) {
            return allowed(TemplateTree.map(branches.get(1)));
        }
        assertEquals(Set.of("Effect", "Action", "Resource"), statement.keySet());
        assertEquals("Allow", statement.get("Effect"));
        Set<String> allowed = new TreeSet<>();
        for (Object action : TemplateTree.list(statement.getOrDefault("Action", ""))) {
            for (Object resource : TemplateTree.list(statement.getOrDefault("Resource", ""))) {
                allowed.add(action + " " + named(TemplateTree.map(resource)));
            }
        }
        return allowed;
    }

    /** Of what may exist already, what is made. */
    private static Object named(Map<String, Object> call) {
        if (call.get("Fn::If") instanceof List<?> branches) {
            return named(TemplateTree.map(branches.get(1)));
        }
        return call.get("Fn::GetAtt") instanceof List<?> attribute
                ? attribute.getFirst() + "." + attribute.get(1)
                : call.values().iterator().next();
    }

    private String run(Map<String, String> variables, ServiceRecorder services) throws Exception {
        Path answer = folder.resolve("answer");
        Path log = folder.resolve("log");
        ProcessBuilder function = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Daws.cborEnabled=false",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FunctionRun.class.getName())
                .redirectInput(new File(SAMPLES.toFile(), "kinesis-event.json"))
                .redirectOutput(answer.toFile())
                .redirectError(log.toFile());
        Map<String, String> environment = function.environment();
        environment.keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("KDT_"));
        environment.putAll(variables);
        environment.put("KDT_PIPELINE", "orders.yaml");
        environment.put("LAMBDA_TASK_ROOT", SAMPLES.toString());
        environment.put("AWS_ENDPOINT_URL", services.address());
        environment.put("AWS_REGION", "eu-west-1");
        environment.put("AWS_ACCESS_KEY_ID", "made");
        environment.put("AWS_SECRET_ACCESS_KEY", "up");
        Process process = function.start();
        assertTrue(process.waitFor(2, TimeUnit.MINUTES));
        List<String> lines = Files.readAllLines(answer);
        assertTrue(!lines.isEmpty(), () -> log.toUri().toString());
        return lines.getLast();
    }

    /** The names that resources get when parameters have their default values. */
    private record Names(Map<String, Object> template, ServiceRecorder services) {
        /** The function's variables, as CloudFormation sets them. */
        Map<String, String> environment() {
            Map<String, Object> function = properties("Function");
            Map<String, String> environment = new HashMap<>();
            TemplateTree.map(TemplateTree.map(function.get("Environment")).get("Variables"))
                    .forEach((name, value) -> {
                        if (value instanceof String text) {
                            environment.put(name, text);
                        } else if (TemplateTree.map(value).get("Fn::Sub") instanceof String text) {
                            environment.put(
                                    name,
                                    NAME.matcher(text)
                                            .replaceAll(found -> Matcher.quoteReplacement(reference(found.group(1)))));
                        }
                    });
            return environment;
        }

        Set<String> ofResources(Set<String> permissions) {
            Set<String> named = new TreeSet<>();
            for (String each : permissions) {
                String action = each.substring(0, each.indexOf(' '));
                String resource = each.substring(each.indexOf(' ') + 1).replaceFirst("\\$\\{", "");
                named.add(action + " " + physical(resource.substring(0, resource.indexOf('.'))));
            }
            return named;
        }

        /** What {@code Ref} gives: the URL of a queue, the name of everything else. */
        private String reference(String name) {
            if (TemplateTree.section(template, "Parameters").containsKey(name)) {
                return parameter(name);
            }
            Map<String, Object> resource =
                    TemplateTree.map(TemplateTree.section(template, "Resources").get(name));
            boolean queue = "AWS::SQS::Queue".equals(resource.get("Type"));
            return (queue ? services.address() + "/123456789012/" : "") + physical(name);
        }

        private String physical(String resource) {
            return properties(resource).entrySet().stream()
                    .filter(each ->
                            each.getKey().endsWith("Name") || each.getKey().equals("Name"))
                    .map(each ->
                            parameter((String) TemplateTree.map(each.getValue()).getOrDefault("Ref", "")))
                    .findFirst()
                    .orElseThrow();
        }

        private String parameter(String name) {
            return String.valueOf(TemplateTree.map(
                            TemplateTree.section(template, "Parameters").get(name))
                    .get("Default"));
        }

        private Map<String, Object> properties(String resource) {
            return TemplateTree.map(
                    TemplateTree.map(TemplateTree.section(template, "Resources").get(resource))
                            .get("Properties"));
        }
    }
}
