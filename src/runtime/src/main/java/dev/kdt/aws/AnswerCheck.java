package dev.kdt.aws;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Checks every answer of a client against its request before anything of it is believed. One that is not the service's, cannot be
 * read, or does not fit ends the call with an {@link AnswerException} that says what is wrong with it and how it began.
 */
final class AnswerCheck implements ExecutionInterceptor {
    /** Tells the flaw of an answer to a request. */
    @FunctionalInterface
    interface Fit {
        /** Why the answer does not fit; null when it does. */
        @Nullable
        String flaw(SdkRequest request, SdkResponse answer);
    }

    private static final ExecutionAttribute<AnswerBeginning> BEGINNING = new ExecutionAttribute<>("KdtAnswerBeginning");
    private static final ExecutionAttribute<String> FLAW = new ExecutionAttribute<>("KdtAnswerFlaw");

    private final Fit fit;

    AnswerCheck(Fit fit) {
        this.fit = fit;
    }

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        return context.responseBody().map(body -> {
            AnswerBeginning beginning = new AnswerBeginning(body);
            attributes.putAttribute(BEGINNING, beginning);
            return context.httpResponse().isSuccessful() ? checked(beginning, context, attributes) : beginning;
        });
    }

    /** The same body, which is looked at before an operation without a result passes over it. */
    private static InputStream checked(
            AnswerBeginning body, Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        PushbackInputStream whole = new PushbackInputStream(body, 1);
        try {
            int first = whole.read();
            if (first < 0) {
                return whole;
            }
            whole.unread(first);
            boolean isCbor = context.httpRequest()
                    .firstMatchingHeader("Content-Type")
                    .filter(type -> type.contains("cbor"))
                    .isPresent();
            if (isCbor ? !beginsCbor(first) : !beginsJson(first)) {
                whole.read(new byte[4096]); // For the message only.
                throw senseless("it is not " + (isCbor ? "CBOR" : "JSON"), attributes);
            }
            return whole;
        } catch (IOException e) {
            throw senseless("it broke off: " + e.getMessage(), attributes);
        }
    }

    /** A map, or the tag that may stand before one. RFC 8949, 3.1 and 3.4.6. */
    private static boolean beginsCbor(int first) {
        return first >> 5 == 5 || first == 0xd9;
    }

    private static boolean beginsJson(int first) {
        return first == '{' || Character.isWhitespace(first);
    }

    @Override
    public void afterUnmarshalling(Context.AfterUnmarshalling context, ExecutionAttributes attributes) {
        String flaw = fit.flaw(context.request(), context.response());
        if (flaw != null) {
            throw senseless(flaw, attributes);
        }
    }

    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable failure = context.exception();
        String flaw = attributes.getAttribute(FLAW);
        boolean isAnswered = flaw != null || context.httpResponse().isPresent();
        if (!isAnswered || failure.getClass() != SdkClientException.class) {
            return failure; // Errors of the service, time-outs and the like say themselves what they are.
        }
        return new AnswerException(
                flaw == null ? words("it cannot be read: " + reason(failure), attributes) : flaw, failure);
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = root.getMessage();
        int end = message == null ? -1 : message.indexOf('\n'); // Jackson goes on with the place in its source.
        return message == null ? root.getClass().getSimpleName() : end < 0 ? message : message.substring(0, end);
    }

    /** The SDK makes another exception of it, so what it says is kept in the attributes, too. */
    private static AnswerException senseless(String flaw, ExecutionAttributes attributes) {
        String words = words(flaw, attributes);
        attributes.putAttribute(FLAW, words);
        return new AnswerException(words);
    }

    private static String words(String flaw, ExecutionAttributes attributes) {
        @Nullable AnswerBeginning beginning = attributes.getAttribute(BEGINNING);
        String began = beginning == null ? "" : beginning.text();
        return "the answer to " + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME) + " makes no sense: "
                + flaw + (began.isEmpty() ? "; it is empty" : "; it begins: " + began);
    }
}
