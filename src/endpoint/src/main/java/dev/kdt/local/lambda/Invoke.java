package dev.kdt.local.lambda;

import static dev.kdt.local.wire.Shape.choice;
import static dev.kdt.local.wire.Shape.optional;
import static dev.kdt.local.wire.Shape.required;
import static dev.kdt.local.wire.Shape.structure;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.kdt.local.function.Call;
import dev.kdt.local.function.CallResult;
import dev.kdt.local.function.Functions;
import dev.kdt.local.function.Invocation;
import dev.kdt.local.function.LambdaFunction;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.RestAction;
import dev.kdt.local.wire.RestAnswer;
import dev.kdt.local.wire.Route;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.Shape;
import dev.kdt.record.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Calls a function: at once, later, or not at all. */
record Invoke(Functions functions) implements RestAction {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int MAX_BODY = 16 << 20;
    private static final String AT_ONCE = "RequestResponse";

    private static final Shape.Structure INPUT = structure(
            required("FunctionName", FunctionName.SHAPE),
            optional("InvocationType", choice("Event", AT_ONCE, "DryRun")),
            optional("LogType", choice("None", "Tail")),
            optional("ClientContext", Shape.text(0, 8192)),
            optional("Payload", new Shape.Blob(0, MAX_BODY)),
            optional("Qualifier", LambdaShapes.QUALIFIER));

    @Override
    public Route route() {
        return Route.post("/2015-03-31/functions/{FunctionName}/invocations")
                .withHeader("X-Amz-Invocation-Type", "InvocationType")
                .withHeader("X-Amz-Log-Type", "LogType")
                .withHeader("X-Amz-Client-Context", "ClientContext")
                .withPayload("Payload")
                .withMaxBody(MAX_BODY);
    }

    @Override
    public Shape.Structure input() {
        return INPUT;
    }

    @Override
    public RestAnswer run(Params params, Caller caller) throws InterruptedException {
        LambdaFunction function = FunctionName.find(params, caller, functions);
        String type = params.has("InvocationType") ? params.text("InvocationType") : AT_ONCE;
        Call call = new Call(
                event(params, type),
                UUID.randomUUID().toString(),
                clientContext(params),
                "Tail".equals(params.textOrNull("LogType")));
        return switch (type) {
            case "Event" -> later(function, call);
            case "DryRun" -> RestAnswer.noContent();
            default -> answer(function, function.invoke(call));
        };
    }

    private static byte[] event(Params params, String type) {
        byte[] event = params.bytes("Payload");
        int limit = type.equals("Event") ? Limits.LAMBDA_EVENT_BYTES : Limits.LAMBDA_PAYLOAD_BYTES;
        if (event.length > limit) {
            throw LambdaErrors.tooLarge(event.length, type, limit);
        }
        if (event.length == 0) {
            return "{}".getBytes(StandardCharsets.US_ASCII);
        }
        checkJson(event);
        return event;
    }

    /** Functions are handed JSON, and nothing else. */
    private static void checkJson(byte[] event) {
        try (JsonParser parser = JSON.createParser(event)) {
            while (parser.nextToken() != null) {
                parser.skipChildren();
            }
        } catch (IOException e) {
            throw ServiceException.refused(
                    "InvalidRequestContentException",
                    "Could not parse request body into json: "
                            + (e instanceof JsonProcessingException wrong
                                    ? wrong.getOriginalMessage()
                                    : e.getMessage()));
        }
    }

    private static String clientContext(Params params) {
        String encoded = params.textOrNull("ClientContext");
        try {
            return encoded == null
                    ? ""
                    : new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8)
                            .replaceAll("\\s+", " "); // Becomes a header, which has one line.
        } catch (IllegalArgumentException _) {
            throw ServiceException.refused(
                    "InvalidRequestContentException", "Client context must be a valid Base64-encoded JSON object.");
        }
    }

    private static RestAnswer later(LambdaFunction function, Call call) {
        try {
            function.invokeLater(call);
            return new RestAnswer.Payload(202, Map.of("x-amzn-RequestId", call.requestId()), new byte[0]);
        } catch (IOException e) {
            throw LambdaErrors.failed(e);
        }
    }

    private static RestAnswer answer(LambdaFunction function, CallResult result) {
        Invocation end = result.invocation();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-amzn-RequestId", end.requestId());
        headers.put("X-Amz-Executed-Version", "$LATEST");
        if (!result.log().isEmpty()) {
            headers.put(
                    "X-Amz-Log-Result",
                    Base64.getEncoder().encodeToString(result.log().getBytes(StandardCharsets.UTF_8)));
        }
        return switch (end.ending()) {
            case ANSWERED -> new RestAnswer.Payload(200, headers, end.payload());
            case FAILED -> {
                headers.put("X-Amz-Function-Error", "Unhandled");
                yield new RestAnswer.Payload(200, headers, end.payload());
            }
            case THROTTLED -> throw ServiceException.failed("TooManyRequestsException", 429, "Rate Exceeded.");
            case MISSING ->
                throw LambdaErrors.functionNotFound(function.config().identity().arn());
        };
    }
}
