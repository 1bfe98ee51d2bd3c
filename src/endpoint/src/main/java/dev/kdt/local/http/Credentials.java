package dev.kdt.local.http;

import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.ServiceException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the caller from a request's {@code Authorization} header (AWS Signature Version 4). The header must be there and
 * complete; the signature itself is not verified, as there are no secret keys here to verify it with.
 */
final class Credentials {
    private static final Pattern SCOPE = Pattern.compile("([^/]+)/\\d{8}/([a-z0-9-]+)/[a-z]+/aws4_request");
    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

    private Credentials() {}

    /**
     * The caller of a request.
     *
     * @throws ServiceException when the header is missing or lacks a part
     */
    static Caller caller(HttpFields headers, String query) {
        String authorization = headers.get(HttpHeader.AUTHORIZATION);
        boolean signedQuery = query.contains("X-Amz-Algorithm");
        if (authorization != null && signedQuery) {
            throw ServiceException.refused(
                    "InvalidSignatureException",
                    "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
        }
        if (signedQuery) {
            checkQuery(query);
            return Caller.UNKNOWN;
        }
        if (authorization == null) {
            throw ServiceException.refused("MissingAuthenticationTokenException", "Missing Authentication Token");
        }
        Map<String, String> parts = parts(authorization);
        check(authorization, parts, headers);
        return caller(parts.get("Credential"));
    }

    private static void check(String authorization, Map<String, String> parts, HttpFields headers) {
        StringBuilder missing = new StringBuilder();
        for (String part : new String[] {"Credential", "Signature", "SignedHeaders"}) {
            if (!parts.containsKey(part)) {
                missing.append("Authorization header requires '").append(part).append("' parameter. ");
            }
        }
        if (headers.get("X-Amz-Date") == null && headers.get(HttpHeader.DATE) == null) {
            missing.append("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ");
        }
        if (!missing.isEmpty()) {
            throw ServiceException.refused("IncompleteSignatureException", missing + "Authorization=" + authorization);
        }
    }

    private static void checkQuery(String query) {
        StringBuilder missing = new StringBuilder();
        for (String part : new String[] {
            "X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"
        }) {
            if (!Pattern.compile("(^|&)" + part + "=[^&]").matcher(query).find()) {
                missing.append("AWS query-string parameters must include '")
                        .append(part)
                        .append("'. ");
            }
        }
        if (!missing.isEmpty()) {
            throw ServiceException.refused(
                    "IncompleteSignatureException", missing + "Re-examine the query-string parameters.");
        }
    }

    private static Map<String, String> parts(String authorization) {
        Map<String, String> parts = new HashMap<>();
        for (String part : authorization.split("[, ]+", 16)) { // The first is the algorithm's name.
            int equals = part.indexOf('=');
            if (equals > 0 && equals < part.length() - 1) {
                parts.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return parts;
    }

    private static Caller caller(@Nullable String credential) {
        Matcher scope = SCOPE.matcher(credential == null ? "" : credential);
        if (!scope.matches()) {
            return Caller.UNKNOWN;
        }
        String key = scope.group(1);
        return new Caller(ACCOUNT.matcher(key).matches() ? key : Caller.UNKNOWN.account(), scope.group(2));
    }
}
