package dev.kdt.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.local.wire.Operation;
import dev.kdt.local.wire.Protocol;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** Finds out which call a request makes. Requests that make none are answered here. */
interface Reception {
    /**
     * The call that a request makes.
     *
     * @param body its members, not checked yet
     */
    record Call(Operation operation, JsonNode body, Protocol protocol) {}

    /** The most bytes of a request's body; negative when it was answered, because of what its head says. */
    int maxBody(Exchange exchange);

    /** Answers a request whose body has more bytes than that. */
    void refuseBody(Exchange exchange);

    /** The call that {@code exchange} makes; null when it was answered. */
    @Nullable
    Call admit(Exchange exchange, byte[] body);

    /** The value of a header; empty when the request is without it. */
    static String header(Request request, String name) {
        String value = request.getHeaders().get(name);
        return value == null ? "" : value;
    }
}
