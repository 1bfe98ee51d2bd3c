package dev.kdt.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.local.wire.Operation;
import dev.kdt.local.wire.Protocol;
import dev.kdt.local.wire.ServiceException;
import java.util.List;
import java.util.Locale;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Takes in requests whose {@code X-Amz-Target} names the operation, in the service's order of checks: method, body, content type,
 * target. What does not pass is answered here, in the form that the service uses for it: XML before the protocol is known, its
 * older JSON for {@code application/json}, else the protocol of the request.
 */
final class TargetReception implements Reception {
    /** The largest request of the services is 10 MiB of payload; base64 makes 14 of it. */
    static final int MAX_BODY = 16 << 20;

    private static final String OLD_JSON = "application/json";

    private final List<Service> services;

    TargetReception(List<Service> services) {
        this.services = services;
    }

    @Override
    public int maxBody(Exchange exchange) {
        return MAX_BODY;
    }

    @Override
    public void refuseBody(Exchange exchange) {
        exchange.send(413, "", new byte[0]);
    }

    @Override
    public @Nullable Call admit(Exchange exchange, byte[] body) {
        Request request = exchange.request();
        if (!request.getMethod().equals("POST")) {
            denied(exchange);
            return null;
        }
        String target = Reception.header(request, "X-Amz-Target");
        String contentType = contentType(request);
        Protocol protocol = Protocol.of(contentType);
        Operation operation = operation(target);
        if (body.length == 0) {
            String why = operation == null ? "UnknownOperationException" : "SerializationException";
            exchange.refuse(ServiceException.refused(why, ""), protocol == null ? Protocol.CBOR : protocol);
            return null;
        }
        if (contentType.equals(OLD_JSON)) {
            inTheOldWay(exchange, body);
            return null;
        }
        if (protocol == null) {
            withoutProtocol(exchange, target);
            return null;
        }
        return read(exchange, operation, body, protocol);
    }

    private static @Nullable Call read(
            Exchange exchange, @Nullable Operation operation, byte[] body, Protocol protocol) {
        JsonNode tree = protocol.parse(body);
        if (tree == null || !tree.isObject()) {
            exchange.refuse(ServiceException.refused("SerializationException", ""), protocol);
            return null;
        }
        if (operation == null) {
            exchange.refuse(ServiceException.refused("UnknownOperationException", ""), protocol);
            return null;
        }
        return new Call(operation, tree, protocol);
    }

    /** The service has an older front end for these, which knows no operations any more. */
    private static void inTheOldWay(Exchange exchange, byte[] body) {
        JsonNode tree = Protocol.JSON.parse(body);
        boolean isReadable = tree != null && tree.isContainerNode();
        String type = isReadable ? "UnknownOperationException" : "SerializationException";
        exchange.send(
                isReadable ? 404 : 400,
                OLD_JSON,
                Protocol.JSON.write(out -> out.object(
                                "Output", output -> output.text("__type", "com.amazon.coral.service#" + type))
                        .text("Version", "1.0")));
    }

    private static void withoutProtocol(Exchange exchange, String target) {
        if (target.indexOf('.') <= 0 || target.endsWith(".")) {
            denied(exchange);
        } else {
            exchange.refuseAsXml(404, "UnknownOperationException", "");
        }
    }

    private static void denied(Exchange exchange) {
        exchange.refuseAsXml(
                403, "AccessDeniedException", "Unable to determine service/operation name to be authorized");
    }

    private @Nullable Operation operation(String target) {
        for (Service service : services) {
            Operation operation = service.operation(target);
            if (operation != null) {
                return operation;
            }
        }
        return null;
    }

    private static String contentType(Request request) {
        String value = Reception.header(request, "Content-Type");
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).trim().toLowerCase(Locale.ROOT);
    }
}
