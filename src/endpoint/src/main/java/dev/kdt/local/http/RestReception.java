package dev.kdt.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.local.wire.Protocol;
import dev.kdt.local.wire.RestAction;
import dev.kdt.local.wire.RestMembers;
import dev.kdt.local.wire.Route;
import dev.kdt.local.wire.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.URIUtil;
import org.jspecify.annotations.Nullable;

/**
 * Takes in requests of Lambda's API, whose paths begin with the date of a version of it. The API runs programs on this machine, so
 * it answers only callers that are on this machine, and no page in a browser, wherever the page comes from.
 */
final class RestReception implements Reception {
    private static final Pattern PATH = Pattern.compile("/\\d{4}-\\d\\d-\\d\\d(/.*)?");

    private final List<RestAction> actions;

    RestReception(List<RestAction> actions) {
        this.actions = actions;
    }

    /** An action, and its members that the request's path holds. */
    private record Found(RestAction action, Map<String, String> members) {}

    /** Whether a request is of Lambda's API. */
    static boolean isAskedFor(Request request) {
        return !request.getHeaders().contains("X-Amz-Target")
                && PATH.matcher(request.getHttpURI().getPath()).matches();
    }

    @Override
    public int maxBody(Exchange exchange) {
        Request request = exchange.request();
        if (!HostCheck.isLocal(request)) {
            deny(exchange, "Only callers on the endpoint's own machine may use Lambda's API.");
            return -1;
        }
        if (request.getHeaders().contains(HttpHeader.ORIGIN)) {
            deny(exchange, "Pages in a browser may not use Lambda's API of this endpoint.");
            return -1;
        }
        Found found = find(request);
        if (found == null) {
            exchange.refuseAsXml(404, "UnknownOperationException", "");
            return -1;
        }
        return found.action().route().maxBody();
    }

    private static void deny(Exchange exchange, String message) {
        exchange.refuse(ServiceException.failed("AccessDeniedException", 403, message), Protocol.REST_JSON);
    }

    @Override
    public void refuseBody(Exchange exchange) {
        Found found = find(exchange.request());
        if (found != null) {
            exchange.refuse(
                    ServiceException.failed(
                            "RequestEntityTooLargeException",
                            413,
                            "Request must be smaller than "
                                    + found.action().route().maxBody() + " bytes for the "
                                    + found.action().name() + " operation"),
                    Protocol.REST_JSON);
        }
    }

    @Override
    public @Nullable Call admit(Exchange exchange, byte[] body) {
        Request request = exchange.request();
        Found found = find(request);
        ObjectNode members = found == null ? null : members(found.action().route(), body);
        if (found == null || members == null) {
            exchange.refuse(
                    ServiceException.refused(
                            "InvalidRequestContentException", "Could not parse request body into json."),
                    Protocol.REST_JSON);
            return null;
        }
        RestMembers all = new RestMembers(members, found.action().input());
        for (Fields.Field query : Request.extractQueryParameters(request)) {
            all.add(query.getName(), query.getValues());
        }
        found.action()
                .route()
                .headers()
                .forEach(
                        (header, member) -> all.add(member, request.getHeaders().getValuesList(header)));
        found.members().forEach((member, text) -> all.add(member, List.of(text)));
        return new Call(found.action(), members, Protocol.REST_JSON);
    }

    /** The members in a body; null when it is no object. */
    private static @Nullable ObjectNode members(Route route, byte[] body) {
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        if (route.payload() != null) {
            members.put(route.payload(), body);
            return members;
        }
        JsonNode given = body.length == 0 ? members : Protocol.REST_JSON.parse(body);
        return given instanceof ObjectNode object ? object : null;
    }

    private @Nullable Found find(Request request) {
        List<String> path = Route.partsOf(request.getHttpURI().getPath()).stream()
                .map(URIUtil::decodePath)
                .toList();
        for (RestAction action : actions) {
            Map<String, String> members = action.route().method().equals(request.getMethod())
                    ? action.route().match(path)
                    : null;
            if (members != null) {
                return new Found(action, members);
            }
        }
        return null;
    }
}
