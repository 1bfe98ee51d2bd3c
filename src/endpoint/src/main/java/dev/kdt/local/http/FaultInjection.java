package dev.kdt.local.http;

import dev.kdt.endpoint.fault.FaultKind;
import dev.kdt.endpoint.fault.FaultRule;
import dev.kdt.endpoint.fault.Faults;
import dev.kdt.local.time.Signal;
import dev.kdt.local.time.Timeline;
import dev.kdt.local.wire.Operation;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.RestAction;
import dev.kdt.local.wire.ServiceException;
import java.util.EnumSet;
import java.util.Set;

/** Applies faults to whole requests: before their work, or instead of their answer. */
final class FaultInjection {
    private static final Set<FaultKind> BEFORE = EnumSet.of(
            FaultKind.THROTTLE,
            FaultKind.REFUSE,
            FaultKind.ERROR,
            FaultKind.UNAVAILABLE,
            FaultKind.DROP,
            FaultKind.SLOW,
            FaultKind.EXPIRED);
    private static final Set<FaultKind> AFTER = EnumSet.of(FaultKind.TIMEOUT, FaultKind.LOST);

    private final Faults faults;
    private final Timeline timeline;

    FaultInjection(Faults faults, Timeline timeline) {
        this.faults = faults;
        this.timeline = timeline;
    }

    /**
     * Strikes before the work.
     *
     * @throws ServiceException when the fault is a refusal
     * @throws DroppedException when the connection is to be cut
     */
    void before(Operation operation, Params params) throws DroppedException, InterruptedException {
        FaultRule fault = faults.areThere() ? faults.strike(Occasions.of(operation, params.node()), BEFORE) : null;
        if (fault == null) {
            return;
        }
        switch (fault.kind()) {
            case THROTTLE -> throw throttled(operation, params).onDemand();
            case REFUSE -> throw refused(String.valueOf(fault.code())).onDemand();
            case ERROR ->
                throw ServiceException.failed("InternalFailure", 500, "Internal failure.")
                        .onDemand();
            case UNAVAILABLE ->
                throw ServiceException.failed("ServiceUnavailable", 503, "The service is unavailable.")
                        .onDemand();
            case EXPIRED ->
                throw ServiceException.refused("ExpiredIteratorException", "Iterator expired.")
                        .onDemand();
            case DROP -> throw new DroppedException();
            case SLOW -> sleep(fault);
            case PARTIAL, PARTIAL_ERROR, TIMEOUT, LOST, SEAL, RESET, TORN, END, EVENT_ERROR, SILENCE, DELIVERY -> {}
        }
    }

    /** Strikes when the work is done and before it is answered. */
    void after(Operation operation, Params params) throws DroppedException, InterruptedException {
        FaultRule fault = faults.areThere() ? faults.strike(Occasions.of(operation, params.node()), AFTER) : null;
        if (fault != null) {
            if (fault.kind() == FaultKind.TIMEOUT) {
                sleep(fault);
            }
            throw new DroppedException();
        }
    }

    private void sleep(FaultRule fault) throws InterruptedException {
        Signal over = new Signal();
        timeline.at(timeline.millis() + fault.delay().toMillis(), over::raise);
        over.await();
    }

    private static ServiceException refused(String code) {
        return code.startsWith("InternalFailure")
                ? ServiceException.failed(code, 500, "A fault rule of the endpoint made this request fail.")
                : ServiceException.refused(code, "A fault rule of the endpoint refused this request.");
    }

    private static ServiceException throttled(Operation operation, Params params) {
        if (params.has("DeliveryStreamName")) {
            return ServiceException.failed("ServiceUnavailableException", 503, "Slow down.");
        }
        if (operation instanceof RestAction) {
            return ServiceException.failed("TooManyRequestsException", 429, "Rate Exceeded.");
        }
        boolean data = operation.name().startsWith("Put") || operation.name().startsWith("Get");
        return ServiceException.refused(
                data ? "ProvisionedThroughputExceededException" : "LimitExceededException", "Rate exceeded.");
    }

    /** The connection is to be cut without an answer. */
    static final class DroppedException extends Exception {
        DroppedException() {
            super("dropped by a fault rule", null, false, false);
        }
    }
}
