package dev.kdt.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Operation;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Protocol;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.StreamingAction;
import dev.kdt.local.wire.Validation;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Takes a request through the service's order of checks — method, content type, body, target, authorization, shape — to
 * its action, and the action's answer back. Runs on a thread that may block.
 */
public final class WireHandler extends Handler.Abstract {
    /** The largest request of the services is 10 MiB of payload; base64 makes 14 of it. */
    private static final int MAX_BODY = 16 << 20;

    private final List<Service> services;
    private final FaultInjection faults;
    private final HostCheck hosts;
    private final Consumer<String> report;

    WireHandler(List<Service> services, FaultInjection faults, HostCheck hosts, Consumer<String> report) {
        this.services = services;
        this.faults = faults;
        this.hosts = hosts;
        this.report = report;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        Exchange exchange = new Exchange(request, response, callback);
        String foreign = hosts.refusal(request);
        if (foreign != null) {
            exchange.refuseAsXml(403, "AccessDeniedException", foreign);
            return true;
        }
        byte[] body = body(request);
        if (body == null) {
            exchange.send(413, "", new byte[0]);
        } else if (!answeredForBrowsers(exchange)) {
            dispatch(exchange, body);
        }
        return true;
    }

    /** The whole body, or null when it is larger than any request may be. */
    private static byte @Nullable [] body(Request request) throws IOException {
        if (request.getLength() > MAX_BODY) {
            return null;
        }
        try (InputStream in = Content.Source.asInputStream(request)) {
            byte[] body = in.readNBytes(MAX_BODY + 1);
            return body.length > MAX_BODY ? null : body;
        }
    }

    /** Cross-origin requests: adds the service's headers, and answers a preflight. */
    private static boolean answeredForBrowsers(Exchange exchange) {
        Request request = exchange.request();
        if (request.getHeaders().get(HttpHeader.ORIGIN) == null) {
            return false;
        }
        exchange.header("Access-Control-Allow-Origin", "*");
        if (!request.getMethod().equals("OPTIONS")) {
            exchange.header(
                    "Access-Control-Expose-Headers",
                    "x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,x-amzn-ErrorMessage,Date");
            return false;
        }
        copy(exchange, "Access-Control-Request-Headers", "Access-Control-Allow-Headers");
        copy(exchange, "Access-Control-Request-Method", "Access-Control-Allow-Methods");
        exchange.header("Access-Control-Max-Age", "172800");
        exchange.send(200, "", new byte[0]);
        return true;
    }

    private static void copy(Exchange exchange, String from, String to) {
        String value = exchange.request().getHeaders().get(from);
        if (value != null) {
            exchange.header(to, value);
        }
    }

    private void dispatch(Exchange exchange, byte[] body) {
        Request request = exchange.request();
        if (!request.getMethod().equals("POST")) {
            denied(exchange);
            return;
        }
        String target = header(request, "X-Amz-Target");
        Operation operation = operation(target);
        String contentType = contentType(request);
        Protocol protocol = Protocol.of(contentType);
        if (protocol == null) {
            withoutProtocol(exchange, contentType, target);
            return;
        }
        JsonNode tree = body.length == 0 ? null : protocol.parse(body);
        if (operation == null && (tree == null || tree.isObject())) {
            exchange.refuse(ServiceException.refused("UnknownOperationException", ""), protocol);
        } else if (tree == null || !tree.isObject()) {
            exchange.refuse(ServiceException.refused("SerializationException", ""), protocol);
        } else {
            run(exchange, operation, tree, protocol);
        }
    }

    private static void denied(Exchange exchange) {
        exchange.refuseAsXml(
                403, "AccessDeniedException", "Unable to determine service/operation name to be authorized");
    }

    /** A content type that is no protocol of the service. */
    private static void withoutProtocol(Exchange exchange, String contentType, String target) {
        if (contentType.equals("application/json")) {
            // The service's older front end answers these, and always in its own way.
            byte[] body =
                    "{\"Output\":{\"__type\":\"com.amazon.coral.service#UnknownOperationException\",\"message\":null},\"Version\":\"1.0\"}"
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
            exchange.send(200, contentType, body);
        } else if (target.indexOf('.') <= 0 || target.endsWith(".")) {
            denied(exchange);
        } else {
            exchange.refuseAsXml(404, "UnknownOperationException", "");
        }
    }

    private void run(Exchange exchange, @Nullable Operation operation, JsonNode tree, Protocol protocol) {
        try {
            if (operation == null) {
                throw ServiceException.refused("UnknownOperationException", "");
            }
            Request request = exchange.request();
            String query = request.getHttpURI().getQuery();
            Caller caller = isControl(request)
                    ? Caller.UNKNOWN
                    : Credentials.caller(request.getHeaders(), query == null ? "" : query);
            Params params = Validation.check(tree, operation.input(), protocol);
            faults.before(operation, params);
            switch (operation) {
                case Action action -> {
                    Answer answer = action.run(params, caller);
                    faults.after(operation, params);
                    exchange.answer(answer, protocol);
                }
                case StreamingAction action -> exchange.stream(action.open(params, caller));
            }
        } catch (FaultInjection.DroppedException _) {
            exchange.drop();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            exchange.drop();
        } catch (ServiceException e) {
            exchange.refuse(e, protocol);
        } catch (RuntimeException e) {
            report.accept("a request of " + (operation == null ? "nothing" : operation.name()) + " failed: " + e);
            exchange.refuse(ServiceException.failed("InternalFailure", 500, e.toString()), protocol);
        }
    }

    /** The endpoint's own operations want no credentials, but the caller on this machine. */
    private static boolean isControl(Request request) {
        if (!header(request, "X-Amz-Target").startsWith(WireServer.CONTROL + ".")) {
            return false;
        }
        if (!HostCheck.isLocal(request)) {
            throw ServiceException.refused("AccessDeniedException", "Only callers on the same machine may do this.");
        }
        return true;
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
        String value = header(request, "Content-Type");
        int semicolon = value.indexOf(';');
        return (semicolon < 0 ? value : value.substring(0, semicolon)).trim().toLowerCase(Locale.ROOT);
    }

    private static String header(Request request, String name) {
        String value = request.getHeaders().get(name);
        return value == null ? "" : value;
    }
}
