package dev.kdt.local.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How requests name an operation: by a method and a path such as {@code /2015-03-31/functions/{FunctionName}/code}, whose parts in
 * braces are members of the request. Members are in the query under their own names, those in {@code headers} in a header, the
 * others in the body.
 *
 * @param parts the path's parts
 * @param headers names of members by the header that holds them
 * @param payload the member that is the whole body; null when the body is an object with members
 * @param maxBody the most bytes of a body
 */
public record Route(
        String method,
        List<String> parts,
        Map<String, String> headers,
        @Nullable String payload,
        int maxBody) {
    /** Larger than any body of members but those with a function's code. */
    private static final int MAX_BODY = 1 << 20;

    public static Route get(String path) {
        return of("GET", path);
    }

    public static Route post(String path) {
        return of("POST", path);
    }

    public static Route put(String path) {
        return of("PUT", path);
    }

    public static Route delete(String path) {
        return of("DELETE", path);
    }

    private static Route of(String method, String path) {
        return new Route(method, partsOf(path), Map.of(), null, MAX_BODY);
    }

    /** The parts of a path. A slash at its end means nothing, as with the service. */
    public static List<String> partsOf(String path) {
        String inner = path.replaceFirst("^/", "").replaceFirst("/$", "");
        return List.of(inner.split("/", -1));
    }

    public Route withHeader(String header, String member) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, member);
        return new Route(method, parts, more, payload, maxBody);
    }

    public Route withPayload(String member) {
        return new Route(method, parts, headers, member, maxBody);
    }

    public Route withMaxBody(int bytes) {
        return new Route(method, parts, headers, payload, bytes);
    }

    /**
     * The members in a path.
     *
     * @param path the parts of a request's path
     * @return null when it is another operation's path
     */
    public @Nullable Map<String, String> match(List<String> path) {
        if (path.size() != parts.size()) {
            return null;
        }
        Map<String, String> members = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            String part = parts.get(i);
            if (part.startsWith("{")) {
                members.put(part.substring(1, part.length() - 1), path.get(i));
            } else if (!part.equals(path.get(i))) {
                return null;
            }
        }
        return members;
    }
}
