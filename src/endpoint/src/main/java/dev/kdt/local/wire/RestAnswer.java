package dev.kdt.local.wire;

import java.util.Map;

/** The answer of a {@link RestAction}. */
public sealed interface RestAnswer {
    /** The HTTP status. */
    int status();

    /** An object in JSON. */
    record Members(int status, Answer members) implements RestAnswer {}

    /** Headers, and a body as it is, such as what a function answered. */
    @SuppressWarnings("ArrayRecordComponent") // Written once, compared by nobody.
    record Payload(int status, Map<String, String> headers, byte[] payload) implements RestAnswer {}

    /** Status 200. */
    static RestAnswer ok(Answer members) {
        return new Members(200, members);
    }

    /** Status 201: it is there now. */
    static RestAnswer created(Answer members) {
        return new Members(201, members);
    }

    /** Status 202: it will be done. */
    static RestAnswer accepted(Answer members) {
        return new Members(202, members);
    }

    /** Status 204: done, and nothing to tell. */
    static RestAnswer noContent() {
        return new Payload(204, Map.of(), new byte[0]);
    }
}
