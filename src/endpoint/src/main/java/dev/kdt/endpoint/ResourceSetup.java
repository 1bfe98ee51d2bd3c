package dev.kdt.endpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kdt.endpoint.option.VirtualClock;
import dev.kdt.local.delivery.DeliveryStream;
import dev.kdt.local.mapping.Mapping;
import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Phase;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.time.Signal;
import dev.kdt.local.time.Timeline;
import dev.kdt.local.wire.Action;
import dev.kdt.local.wire.Caller;
import dev.kdt.local.wire.Operation;
import dev.kdt.local.wire.Params;
import dev.kdt.local.wire.Protocol;
import dev.kdt.local.wire.RestAction;
import dev.kdt.local.wire.ServiceException;
import dev.kdt.local.wire.StreamingAction;
import dev.kdt.local.wire.Validation;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Makes {@link InitialResources} with the operations that clients use, so by the same rules. */
final class ResourceSetup {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Placeholder where AWS requires a role. */
    private static final String ROLE = "arn:aws:iam::000000000000:role/local";

    private final List<Operation> operations;
    private final Streams streams;
    private final Collection<DeliveryStream> deliveries;
    private final Collection<Mapping> mappings;

    /**
     * @param operations CreateStream, CreateDeliveryStream and CreateEventSourceMapping are among them
     * @param deliveries those that are there
     * @param mappings those that are there
     */
    ResourceSetup(
            List<Operation> operations,
            Streams streams,
            Collection<DeliveryStream> deliveries,
            Collection<Mapping> mappings) {
        this.operations = operations;
        this.streams = streams;
        this.deliveries = deliveries;
        this.mappings = mappings;
    }

    /**
     * Makes what is not there; everything is {@code ACTIVE} when this returns.
     *
     * @throws EndpointException when one cannot be made
     */
    void make(InitialResources wanted) throws EndpointException {
        for (InitialResources.InitialStream each : wanted.streams()) {
            make(each);
        }
        for (InitialResources.InitialDelivery each : wanted.deliveries()) {
            make(each);
        }
        for (InitialResources.InitialMapping each : wanted.mappings()) {
            make(each);
        }
    }

    private void make(InitialResources.InitialStream wanted) throws EndpointException {
        if (streams.find(wanted.name()) == null) {
            ObjectNode request = JSON.createObjectNode();
            request.put("StreamName", wanted.name()).put("ShardCount", wanted.shards());
            run("CreateStream", request, "stream '" + wanted.name() + "'");
        }
        KinesisStream stream = streams.find(wanted.name());
        while (stream != null && stream.phase() == Phase.CREATING) {
            pass(streams.options().transition());
        }
    }

    private void make(InitialResources.InitialDelivery wanted) throws EndpointException {
        if (deliveries.stream().anyMatch(each -> each.config().name().equals(wanted.name()))) {
            return;
        }
        ObjectNode request = JSON.createObjectNode();
        request.put("DeliveryStreamName", wanted.name()).put("DeliveryStreamType", "DirectPut");
        request.putObject("ExtendedS3DestinationConfiguration")
                .put("BucketARN", "arn:aws:s3:::" + wanted.name())
                .put("RoleARN", ROLE)
                .put("CompressionFormat", "GZIP")
                .putObject("BufferingHints")
                .put("SizeInMBs", 1)
                .put("IntervalInSeconds", 1);
        if (wanted.source() != null) {
            request.put("DeliveryStreamType", "KinesisStreamAsSource")
                    .putObject("KinesisStreamSourceConfiguration")
                    .put("KinesisStreamARN", sourceArn(wanted.name(), wanted.source()))
                    .put("RoleARN", ROLE);
        }
        run("CreateDeliveryStream", request, "delivery stream '" + wanted.name() + "'");
        pass(streams.options().transition());
    }

    private void make(InitialResources.InitialMapping wanted) throws EndpointException {
        for (Mapping each : mappings) {
            if (each.config().functionName().equals(wanted.function())
                    && each.config().source().streamName().equals(wanted.stream())) {
                return;
            }
        }
        KinesisStream stream = streams.find(wanted.stream());
        if (stream == null) {
            throw EndpointException.noStream(wanted.function(), wanted.stream());
        }
        ObjectNode request = JSON.createObjectNode().put("StartingPosition", "TRIM_HORIZON");
        request.setAll(wanted.settings());
        request.put("FunctionName", wanted.function())
                .put("EventSourceArn", stream.identity().arn());
        run(
                "CreateEventSourceMapping",
                request,
                "the mapping of stream '" + wanted.stream() + "' to function '" + wanted.function() + "'");
        pass(streams.options().transition());
    }

    private String sourceArn(String delivery, String source) throws EndpointException {
        KinesisStream stream = streams.find(source);
        if (stream == null) {
            throw EndpointException.noSource(delivery, source);
        }
        return stream.identity().arn();
    }

    private void run(String operation, ObjectNode request, String thing) throws EndpointException {
        try {
            for (Operation each : operations) {
                if (each.name().equals(operation)) {
                    run(each, Validation.check(request, each.input(), Protocol.JSON));
                }
            }
        } catch (ServiceException e) {
            throw EndpointException.notCreated(thing, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EndpointException.interrupted(e);
        }
    }

    private static void run(Operation operation, Params params) throws InterruptedException {
        switch (operation) {
            case Action action -> action.run(params, Caller.UNKNOWN);
            case RestAction action -> action.run(params, Caller.UNKNOWN);
            case StreamingAction _ -> throw new IllegalStateException(operation.name() + " makes nothing");
        }
    }

    /** Lets time pass: a virtual clock is moved. */
    private void pass(Duration time) throws EndpointException {
        Timeline timeline = streams.timeline();
        if (timeline.clock() instanceof VirtualClock virtual) {
            virtual.advance(time);
            return;
        }
        Signal over = new Signal();
        timeline.at(timeline.millis() + time.toMillis(), over::raise);
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw EndpointException.interrupted(e);
        }
    }
}
