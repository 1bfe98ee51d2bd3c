package dev.kdt.local.http;

import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.event.EndpointListener;
import dev.kdt.endpoint.event.Occasion;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Answer;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Events;
import dev.kdt.local.wire.Operation;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.RestAction;
import dev.kdt.local.wire.RestAnswer;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.StreamingAction;
import dev.kdt.local.wire.Validation;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Takes a request to its operation, and the operation's answer back: who may ask at all, what is asked ({@link Reception}), who
 * asks, whether the request keeps its shape, then the work. Runs on a thread that may block.
 */
public final class WireHandler extends Handler.Abstract {
    private final TargetReception targets;
    private final RestReception paths;
    private final FaultInjection faults;
    private final HostCheck hosts;
    private final BodyRoom bodies;
    private final ConnectionGuard connections;
    private final EndpointListener events;

    WireHandler(
            TargetReception targets,
            RestReception paths,
            FaultInjection faults,
            HostCheck hosts,
            BodyRoom bodies,
            ConnectionGuard connections,
            EndpointListener events) {
        this.targets = targets;
        this.paths = paths;
        this.faults = faults;
        this.hosts = hosts;
        this.bodies = bodies;
        this.connections = connections;
        this.events = events;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        Exchange exchange = new Exchange(request, response, callback);
        Connection connection = request.getConnectionMetaData().getConnection();
        try {
            if (connections.enter(connection)) {
                admit(exchange);
            } else {
                exchange.turnAway();
            }
        } finally {
            connections.leave(connection);
        }
        return true;
    }

    private void admit(Exchange exchange) throws IOException {
        Request request = exchange.request();
        String foreign = hosts.refusal(request);
        if (foreign != null) {
            exchange.refuseAsXml(403, "AccessDeniedException", foreign);
        } else if (Welcome.isAskedFor(request)) {
            exchange.send(200, Welcome.TYPE, Welcome.text(request));
        } else {
            admit(exchange, RestReception.isAskedFor(request) ? paths : targets);
        }
    }

    private void admit(Exchange exchange, Reception reception) throws IOException {
        int max = reception.maxBody(exchange);
        if (max < 0) {
            tellOfRefusal(exchange);
        } else if (exchange.request().getLength() > max) {
            reception.refuseBody(exchange);
        } else {
            readAndHandle(exchange, reception, max);
        }
    }

    private void readAndHandle(Exchange exchange, Reception reception, int max) throws IOException {
        try (BodyRoom.Body room = bodies.begin()) {
            byte[] body;
            Request request = exchange.request();
            try (InputStream in = Content.Source.asInputStream(request)) {
                body = room.read(in, request.getLength(), max);
            }
            if (body == null) {
                reception.refuseBody(exchange);
            } else {
                handle(exchange, reception, body);
            }
        } catch (BodyRoom.FullException _) {
            exchange.turnAway();
        }
    }

    private void handle(Exchange exchange, Reception reception, byte[] body) {
        if (answeredForBrowsers(exchange)) {
            return;
        }
        Reception.Call call = reception.admit(exchange, body);
        if (call == null) {
            tellOfRefusal(exchange);
        } else {
            run(exchange, call);
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

    /** A request of which not even the operation is known. */
    private void tellOfRefusal(Exchange exchange) {
        Request request = exchange.request();
        String target = Reception.header(request, "X-Amz-Target");
        String asked = target.isEmpty()
                ? request.getMethod() + " " + request.getHttpURI().getPath()
                : target;
        String told = exchange.refusal();
        String error = exchange.response().getHeaders().get("x-amzn-ErrorType");
        String status = "HTTP " + exchange.response().getStatus();
        events.happened(new EndpointEvent.Refused(
                new Occasion(asked, ""),
                error == null ? status : error,
                told.isEmpty() ? "the path or the headers are not those of an AWS client's request" : told));
    }

    private void run(Exchange exchange, Reception.Call call) {
        long begun = System.nanoTime();
        Occasion occasion = Occasions.of(call.operation(), call.body());
        int status = status(exchange, call, occasion);
        events.happened(new EndpointEvent.Answered(occasion, status, Duration.ofNanos(System.nanoTime() - begun)));
    }

    /** Answers; returns with which HTTP status, or 0 when there is no answer. */
    private int status(Exchange exchange, Reception.Call call, Occasion occasion) {
        try {
            answer(exchange, call);
            return exchange.response().getStatus();
        } catch (FaultInjection.DroppedException _) {
            exchange.drop();
            return 0;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            exchange.drop();
            return 0;
        } catch (ServiceException e) {
            tell(occasion, e);
            exchange.refuse(e, call.protocol());
            return e.status();
        } catch (RuntimeException e) {
            events.damage(call.operation().name() + " failed with an internal error, which is a bug: " + e);
            exchange.refuse(ServiceException.failed("InternalFailure", 500, e.toString()), call.protocol());
            return 500;
        }
    }

    private void answer(Exchange exchange, Reception.Call call)
            throws FaultInjection.DroppedException, InterruptedException {
        Operation operation = call.operation();
        Request request = exchange.request();
        String query = request.getHttpURI().getQuery();
        Caller caller = isControl(request)
                ? Caller.UNKNOWN
                : Credentials.caller(request.getHeaders(), query == null ? "" : query);
        Params params = Validation.check(call.body(), operation.input(), call.protocol());
        faults.before(operation, params);
        switch (operation) {
            case Action action -> {
                Answer answer = action.run(params, caller);
                faults.after(operation, params);
                exchange.answer(answer, call.protocol());
            }
            case RestAction action -> {
                RestAnswer answer = action.run(params, caller);
                faults.after(operation, params);
                exchange.answer(answer);
            }
            case StreamingAction action -> {
                Events events = action.open(params, caller);
                try {
                    faults.after(operation, params);
                } catch (FaultInjection.DroppedException | InterruptedException e) {
                    events.close();
                    throw e;
                }
                exchange.stream(events);
            }
        }
    }

    private void tell(Occasion occasion, ServiceException refusal) {
        switch (refusal.origin()) {
            case REQUEST -> events.happened(new EndpointEvent.Refused(occasion, refusal.type(), refusal.text()));
            case LIMIT -> events.happened(new EndpointEvent.Throttled(about(occasion, refusal), refusal.limit(), 0));
            case FAULT -> {} // The fault rule that struck was told of.
        }
    }

    private static Occasion about(Occasion occasion, ServiceException refusal) {
        return refusal.shard().isEmpty()
                ? occasion
                : new Occasion(occasion.operation(), occasion.stream(), refusal.shard());
    }

    /** The endpoint's own operations want no credentials, but the caller on this machine. */
    private static boolean isControl(Request request) {
        if (!Reception.header(request, "X-Amz-Target").startsWith(WireServer.CONTROL + ".")) {
            return false;
        }
        if (!HostCheck.isLocal(request)) {
            throw ServiceException.refused(
                    "AccessDeniedException", "Only callers on the endpoint's own machine may do this.");
        }
        return true;
    }
}
