package dev.kdt.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.local.function.FunctionRig;
import dev.kdt.local.function.SampleHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.LastUpdateStatus;
import software.amazon.awssdk.services.lambda.model.ListFunctionsResponse;
import software.amazon.awssdk.services.lambda.model.PreconditionFailedException;
import software.amazon.awssdk.services.lambda.model.ResourceConflictException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.State;

/** Functions are made, changed, listed and deleted by Lambda's API, as the AWS SDK speaks it. */
@EnabledOnOs(OS.LINUX) // AWS's runtime client has native libraries for it alone.
class LambdaFunctionsTest extends LambdaFunctionsRig {
    @Test
    void aFunctionIsMadeToldAndDeleted() throws Exception {
        byte[] zip = FunctionRig.zipOf(SampleHandler.class);
        CreateFunctionResponse made = lambda.createFunction(request("whole")
                .description("all of it")
                .memorySize(256)
                .environment(environment -> environment.variables(Map.of("BC", "2", "AB", "1")))
                .code(code -> code.zipFile(SdkBytes.fromByteArray(zip)))
                .build());
        assertEquals("arn:aws:lambda:eu-west-1:000000000000:function:whole", made.functionArn());
        assertEquals(State.PENDING, made.state());
        assertEquals("$LATEST", made.version());
        lambda.waiter().waitUntilFunctionActiveV2(get -> get.functionName("whole"));
        GetFunctionResponse told = lambda.getFunction(get -> get.functionName(made.functionArn()));
        FunctionConfiguration configuration = told.configuration();
        assertEquals("all of it", configuration.description());
        assertEquals(256, configuration.memorySize());
        assertEquals(60, configuration.timeout());
        assertEquals("java25", configuration.runtimeAsString());
        assertEquals(ROLE, configuration.role());
        assertEquals(Map.of("BC", "2", "AB", "1"), configuration.environment().variables());
        assertEquals(zip.length, configuration.codeSize());
        assertEquals(
                Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(zip)),
                configuration.codeSha256());
        assertEquals(LastUpdateStatus.SUCCESSFUL, configuration.lastUpdateStatus());
        assertEquals(
                zip.length, Files.size(Path.of(java.net.URI.create(told.code().location()))));
        assertEquals(
                configuration.revisionId(),
                lambda.getFunctionConfiguration(get -> get.functionName("000000000000:function:whole:$LATEST"))
                        .revisionId());
        ResourceConflictException taken = assertThrows(ResourceConflictException.class, () -> create("whole"));
        assertEquals(409, taken.statusCode());
        assertTrue(taken.getMessage().contains("Function already exist: whole"), taken.getMessage());
        lambda.deleteFunction(delete -> delete.functionName("whole"));
        ResourceNotFoundException missing = assertThrows(
                ResourceNotFoundException.class, () -> lambda.getFunction(get -> get.functionName("whole")));
        assertTrue(
                missing.getMessage()
                        .contains("Function not found: arn:aws:lambda:eu-west-1:000000000000:function:whole"),
                missing.getMessage());
        assertFalse(Files.exists(data.resolve("lambda/whole")));
    }

    @Test
    void aChangedFunctionIsCalledAsItIsNow() throws Exception {
        create("changing");
        assertEquals("1", invoke("changing", "\"call\"").payload().asUtf8String());
        String before = lambda.getFunctionConfiguration(get -> get.functionName("changing"))
                .revisionId();
        String after = lambda.updateFunctionConfiguration(update -> update.functionName("changing")
                        .revisionId(before)
                        .memorySize(512)
                        .description("new"))
                .revisionId();
        assertNotEquals(before, after);
        assertThrows(
                PreconditionFailedException.class,
                () -> lambda.updateFunctionConfiguration(
                        update -> update.functionName("changing").revisionId(before)));
        assertEquals(
                LastUpdateStatus.SUCCESSFUL,
                lambda.waiter()
                        .waitUntilFunctionUpdatedV2(get -> get.functionName("changing"))
                        .matched()
                        .response()
                        .orElseThrow()
                        .configuration()
                        .lastUpdateStatus());
        assertTrue(invoke("changing", "\"context\"").payload().asUtf8String().contains("\"$LATEST\",512,"));
        FunctionConfiguration kept =
                lambda.getFunction(get -> get.functionName("changing")).configuration();
        assertEquals("new", kept.description());
        assertEquals(60, kept.timeout());
        lambda.updateFunctionCode(
                update -> update.functionName("changing").dryRun(true).zipFile(zip(Map.of("a.txt", "dry"))));
        assertEquals("1", invoke("changing", "1").payload().asUtf8String());
        lambda.updateFunctionCode(update -> update.functionName("changing").zipFile(zip(Map.of("a.txt", "no class"))));
        try (Stream<Path> packages = Files.list(data.resolve("lambda/changing/code"))) {
            assertEquals(2, packages.count(), "the old package, and that of the dry run, are gone");
        }
        assertTrue(invoke("changing", "1").payload().asUtf8String().contains("Class not found"));
    }

    private static SdkBytes zip(Map<String, String> files) {
        try {
            return SdkBytes.fromByteArray(FunctionRig.zipOf(files));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aPackageMayBeAnObjectOfTheEndpoint() throws Exception {
        Path object = data.resolve("s3/packages/functions/f.zip");
        Files.createDirectories(object.getParent());
        Files.write(object, FunctionRig.zipOf(SampleHandler.class));
        lambda.createFunction(request("stored")
                .code(code -> code.s3Bucket("packages").s3Key("functions/f.zip"))
                .build());
        assertEquals("7", invoke("stored", "7").payload().asUtf8String());
        InvalidParameterValueException missing = assertThrows(
                InvalidParameterValueException.class,
                () -> lambda.updateFunctionCode(update ->
                        update.functionName("stored").s3Bucket("packages").s3Key("functions/none.zip")));
        assertTrue(missing.getMessage().contains("S3 Error Code: NoSuchKey"), missing.getMessage());
    }

    @Test
    void whatCannotBeRunIsRefusedWithTheWayToRunIt() {
        assertRefused(
                "could not unzip", request -> request.code(code -> code.zipFile(SdkBytes.fromUtf8String("no zip"))));
        assertRefused(
                "'../x' leads outside the function's folder",
                request -> request.code(code -> code.zipFile(zip(Map.of("../x", "x")))));
        assertRefused("kdt local --function NAME=COMMAND", request -> request.runtime("nodejs22.x"));
        assertRefused("Runtime and Handler are mandatory", request -> request.handler(null));
        assertRefused("no container images", request -> request.packageType("Image"));
        assertRefused("has no Layers", request -> request.layers("arn:aws:lambda:eu-west-1:0:layer:x:1"));
        assertRefused(
                "has no DeadLetterConfig",
                request -> request.deadLetterConfig(config -> config.targetArn("arn:aws:sqs:eu-west-1:0:queue")));
        assertRefused("has no DurableConfig", request -> request.durableConfig(config -> config.executionTimeout(60)));

        assertRefused(
                "Reserved keys used in this request: AWS_REGION, LAMBDA_TASK_ROOT",
                request -> request.environment(
                        environment -> environment.variables(Map.of("AWS_REGION", "x", "LAMBDA_TASK_ROOT", "y"))));
        assertRefused(
                "exceeded the 4KB limit",
                request -> request.environment(environment -> environment.variables(Map.of("LONG", "x".repeat(4093)))));
        assertRefused("source for function code", request -> request.code(code -> {}));
        LambdaException range = assertThrows(
                LambdaException.class,
                () -> lambda.createFunction(request("refused").timeout(901).build()));
        assertTrue(
                range.getMessage()
                        .contains("Value '901' at 'timeout' failed to satisfy constraint: Member must have value less"
                                + " than or equal to 900"),
                range.getMessage());
        assertFalse(Files.exists(data.resolve("lambda/refused")));
    }

    private static void assertRefused(
            String words, java.util.function.UnaryOperator<CreateFunctionRequest.Builder> change) {
        InvalidParameterValueException refusal = assertThrows(
                InvalidParameterValueException.class,
                () -> lambda.createFunction(change.apply(request("refused")).build()));
        assertTrue(
                refusal.getMessage()
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains(words.toLowerCase(java.util.Locale.ROOT)),
                refusal.getMessage());
    }

    @Test
    void functionsAreListedByPages() throws Exception {
        for (String name : List.of("list-a", "list-b", "list-c")) {
            create(name);
        }
        List<String> all = lambda.listFunctionsPaginator(list -> list.maxItems(2)).functions().stream()
                .map(FunctionConfiguration::functionName)
                .filter(name -> name.startsWith("list-"))
                .toList();
        assertEquals(List.of("list-a", "list-b", "list-c"), all);
        ListFunctionsResponse first = lambda.listFunctions(list -> list.maxItems(1));
        assertEquals(1, first.functions().size());
        assertThrows(InvalidParameterValueException.class, () -> lambda.listFunctions(list -> list.marker("!")));
    }
}
