package dev.kdt.local;

import dev.kdt.endpoint.Endpoint;
import dev.kdt.endpoint.EndpointOptions;
import dev.kdt.endpoint.option.LambdaOptions;
import dev.kdt.local.function.FunctionRig;
import dev.kdt.local.function.SampleHandler;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** An endpoint with the function {@code shared}, and Lambda's client of the AWS SDK; packages hold {@link SampleHandler}. */
abstract class LambdaFunctionsRig {
    static final String ROLE = "arn:aws:iam::000000000000:role/any";

    @TempDir
    static Path data;

    static Endpoint endpoint;
    static LambdaClient lambda;

    @BeforeAll
    static void start() throws Exception {
        endpoint = Endpoint.start(
                EndpointOptions.in(data).withLambda(LambdaOptions.DEFAULT.withClient(FunctionRig.CLIENT)));
        lambda = FunctionRig.client(endpoint.uri());
        create("shared");
    }

    @AfterAll
    static void close() throws Exception {
        lambda.close();
        endpoint.close();
    }

    static CreateFunctionRequest.Builder request(String name) throws Exception {
        SdkBytes zip = SdkBytes.fromByteArray(FunctionRig.zipOf(SampleHandler.class));
        return CreateFunctionRequest.builder()
                .functionName(name)
                .runtime("java25")
                .role(ROLE)
                .handler(SampleHandler.class.getName())
                .timeout(60)
                .code(code -> code.zipFile(zip));
    }

    static CreateFunctionResponse create(String name) throws Exception {
        return lambda.createFunction(request(name).build());
    }

    static InvokeResponse invoke(String name, String payload) {
        return lambda.invoke(invoke -> invoke.functionName(name).payload(SdkBytes.fromUtf8String(payload)));
    }
}
