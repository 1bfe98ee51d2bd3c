package dev.kdt.destination;

import dev.kdt.aws.Clients;
import dev.kdt.destination.ServiceTarget.Delivery;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.RoutedSink;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Sink;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.step.RouteTarget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The services that route steps of a pipeline send results to, beside the target of all other results.
 *
 * @param records of those that are delivery streams
 */
public record RoutedServices(List<RouteTarget> routes, Delivery.Records records) {
    /** Services whose delivery streams get a record for each result. */
    public RoutedServices(List<RouteTarget> routes) {
        this(routes, Delivery.Records.SINGLE);
    }

    /** Those of the pipeline; often none. */
    public static RoutedServices of(Pipeline pipeline) {
        return new RoutedServices(pipeline.routes());
    }

    /** The same, packed if {@code its} is: the target of all other results. */
    public RoutedServices like(Target its) {
        return its instanceof Delivery delivery ? new RoutedServices(routes, delivery.records()) : this;
    }

    /**
     * Looks whether they are there, as {@link ServiceTarget#requireThere} does.
     *
     * @throws TargetException when one is not
     */
    public void requireThere(Clients clients, Retrying retrying) throws InterruptedException {
        for (RouteTarget each : routes) {
            try {
                service(each).requireThere(clients, retrying);
            } catch (TargetException e) {
                throw new TargetException("route '" + each.name() + "': " + e.getMessage(), e);
            }
        }
    }

    /**
     * Opens them beside the target of all other results; nothing but that target when there are none.
     *
     * @param usual closed with what is returned, and also when that cannot be opened
     * @param its what {@code usual} was opened from
     * @param clients lent: closed by their owner, after the target
     */
    public OpenTarget open(OpenTarget usual, Target its, Clients clients, Sending sending, RunContext context)
            throws InterruptedException {
        if (routes.isEmpty()) {
            return usual;
        }
        Map<String, Sink> sinks = new HashMap<>();
        try {
            for (RouteTarget each : routes) {
                ServiceTarget service = service(each);
                if (!sinks.containsKey(each.target())) {
                    sinks.put(
                            each.target(),
                            service.equals(its)
                                    ? usual.sink()
                                    : service.open(clients, sending, context.counters())
                                            .sink());
                }
            }
            return new OpenTarget(new RoutedSink(usual.sink(), sinks, context), "delivered", usual.behind());
        } catch (InterruptedException | RuntimeException | Error e) {
            try (usual) {
                throw e;
            } finally {
                sinks.values().stream()
                        .filter(each -> !each.equals(usual.sink()))
                        .forEach(Sink::close);
            }
        }
    }

    /**
     * Opens them as {@link #open} does, with clients of their own, if {@code its} is a service, too; a file or standard output
     * takes all results.
     *
     * @throws TargetException when one is not there
     */
    public OpenTarget openBeside(
            OpenTarget usual, Target its, TargetContext targets, Sending sending, RunContext context)
            throws InterruptedException {
        return switch (its) {
            case ServiceTarget _ when !routes.isEmpty() -> openWithClients(usual, its, targets, sending, context);
            case ServiceTarget _, Target.OutputFile _, Target.Nowhere _, Target.Stdout _ -> usual;
        };
    }

    private OpenTarget openWithClients(
            OpenTarget usual, Target its, TargetContext targets, Sending sending, RunContext context)
            throws InterruptedException {
        Clients clients = targets.clients().get();
        OpenTarget both = new OpenTarget(usual.sink(), usual.verb(), new OpenTarget.Behind() {
            @Override
            public void complete() {
                usual.complete();
            }

            @Override
            public void close() {
                try (clients;
                        OpenTarget.Behind _ = usual.behind()) {
                    // Closed in reverse order.
                }
            }
        });
        try {
            requireThere(clients, sending.retrying());
        } catch (InterruptedException | RuntimeException | Error e) {
            try (both) {
                throw e;
            }
        }
        return open(both, its, clients, sending, context);
    }

    private ServiceTarget service(RouteTarget route) {
        ServiceTarget service = Target.service("route '" + route.name() + "'", route.target());
        return service instanceof Delivery delivery ? new Delivery(delivery.name(), records) : service;
    }
}
