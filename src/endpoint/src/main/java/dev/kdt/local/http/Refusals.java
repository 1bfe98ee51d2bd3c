package dev.kdt.local.http;

import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Protocol;
import dev.kdt.local.wire.ServiceException;
import java.util.Set;

/** The bodies of refusals. */
final class Refusals {
    /** The errors of Lambda whose message is written with a capital: AWS Lambda API Reference, the errors of Invoke. */
    private static final Set<String> WITH_CAPITAL =
            Set.of("ResourceNotFoundException", "ServiceException", "InvalidZipFileException");

    private Refusals() {}

    /** The members of a refusal's body, as the service writes them in {@code protocol}. */
    static Answer of(ServiceException refused, Protocol protocol) {
        return switch (protocol) {
            case JSON, CBOR ->
                out -> {
                    out.text("__type", refused.type());
                    if (!refused.text().isEmpty()) {
                        // The service's parser writes it with a capital, its operations do not.
                        boolean isOfParser = refused.type().equals("SerializationException");
                        out.text(isOfParser ? "Message" : "message", refused.text());
                    }
                };
            case REST_JSON ->
                out -> out.text("Type", refused.status() >= 500 ? "Service" : "User")
                        .text(WITH_CAPITAL.contains(refused.type()) ? "Message" : "message", refused.text());
        };
    }
}
