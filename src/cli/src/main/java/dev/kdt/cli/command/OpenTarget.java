package dev.kdt.cli.command;

import dev.kdt.aws.AggregatePut;
import dev.kdt.aws.Clients;
import dev.kdt.aws.FirehosePut;
import dev.kdt.aws.KinesisPut;
import dev.kdt.cli.option.Session;
import dev.kdt.flow.BatchApi;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.OutputSink;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.RunCounters;
import dev.kdt.flow.ServiceSink;
import dev.kdt.flow.Sink;
import dev.kdt.flow.Stop;
import dev.kdt.flow.StoppedException;
import java.util.random.RandomGenerator;

/**
 * An open target.
 *
 * @param sink takes the outputs; this target closes what is behind it
 * @param verb what happened to an output that was delivered: {@code sent to stream 'orders'}
 * @param behind what the sink needs
 */
record OpenTarget(Sink sink, String verb, Behind behind) implements AutoCloseable {
    /** What is behind a sink. */
    interface Behind extends AutoCloseable {
        /** All that belongs to the output was written. */
        default void complete() {}

        @Override
        void close();
    }

    /**
     * Opens a target.
     *
     * @param retrying how a service is sent again what it did not take
     * @param requests how many requests a service is sent at the same time; with 1, records keep their order
     * @throws FlowException when it cannot be opened
     */
    static OpenTarget open(Target target, Session session, RunCounters tally, Retrying retrying, int requests)
            throws InterruptedException {
        return switch (target) {
            case Target.Stream(String name) -> {
                Clients clients = Clients.streaming(session.aws());
                yield service(put(name, clients), clients, tally, retrying, requests);
            }
            case Target.Aggregates(String name) -> {
                Clients clients = Clients.streaming(session.aws());
                AggregatePut put =
                        AggregatePut.to(name, put(name, clients), clients.kinesis(), clients.place(), retrying);
                yield service(put, clients, tally, retrying, requests);
            }
            case Target.Delivery(String name) -> {
                Clients clients = Clients.streaming(session.aws());
                FirehosePut put = new FirehosePut(clients.firehose(), name, clients.place());
                yield service(put, clients, tally, retrying, requests);
            }
            case Target.Nowhere() -> of(new CountingSink(), "made");
            case Target.OutputFile(String name) -> file(name, session, retrying.stop());
            case Target.Stdout() -> of(new OutputSink(session.stdout(retrying.stop()), "stdout"), "written");
        };
    }

    /** A target with nothing behind its sink that is to be closed. */
    static OpenTarget of(Sink sink, String verb) {
        return new OpenTarget(sink, verb, () -> {});
    }

    private static KinesisPut put(String stream, Clients clients) {
        return new KinesisPut(clients.kinesis(), stream, clients.place(), RandomGenerator.getDefault());
    }

    private static OpenTarget service(
            BatchApi api, Clients clients, RunCounters tally, Retrying retrying, int requests) {
        ServiceSink.Settings settings = new ServiceSink.Settings(requests, retrying, tally);
        return new OpenTarget(new ServiceSink(api, settings), "sent to " + api.target(), clients::close);
    }

    private static OpenTarget file(String name, Session session, Stop stop) throws StoppedException {
        OutputFile file = OutputFile.begin(name, session, stop);
        return new OpenTarget(new OutputSink(file.out(), name), "written to " + name, file);
    }

    /** Ends an output that came to its end. Without it, a file stays as it was. */
    void complete() {
        behind.complete();
    }

    @Override
    public void close() {
        behind.close();
    }
}
