package dev.kdt.local.http;

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
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Takes a request to its operation, and the operation's answer back: who may ask at all, what is asked ({@link Reception}), who
 * asks, whether the request keeps its shape, then the work. Runs on a thread that may block.
 */
public final class WireHandler extends Handler.Abstract {
    /** The largest request of the services is 10 MiB of payload; base64 makes 14 of it. */
    private static final int MAX_BODY = 16 << 20;

    private final Reception reception;
    private final FaultInjection faults;
    private final HostCheck hosts;
    private final Consumer<String> report;

    WireHandler(Reception reception, FaultInjection faults, HostCheck hosts, Consumer<String> report) {
        this.reception = reception;
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
            Reception.Call call = reception.admit(exchange, body);
            if (call != null) {
                run(exchange, call);
            }
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
        exchange.allow();
        return true;
    }

    private static void copy(Exchange exchange, String from, String to) {
        String value = exchange.request().getHeaders().get(from);
        if (value != null) {
            exchange.header(to, value);
        }
    }

    private void run(Exchange exchange, Reception.Call call) {
        Operation operation = call.operation();
        Protocol protocol = call.protocol();
        try {
            Request request = exchange.request();
            String query = request.getHttpURI().getQuery();
            Caller caller = isControl(request)
                    ? Caller.UNKNOWN
                    : Credentials.caller(request.getHeaders(), query == null ? "" : query);
            Params params = Validation.check(call.body(), operation.input(), protocol);
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
            report.accept("a request of " + operation.name() + " failed: " + e);
            exchange.refuse(ServiceException.failed("InternalFailure", 500, e.toString()), protocol);
        }
    }

    /** The endpoint's own operations want no credentials, but the caller on this machine. */
    private static boolean isControl(Request request) {
        if (!Reception.header(request, "X-Amz-Target").startsWith(WireServer.CONTROL + ".")) {
            return false;
        }
        if (!HostCheck.isLocal(request)) {
            throw ServiceException.refused("AccessDeniedException", "Only callers on the same machine may do this.");
        }
        return true;
    }
}
