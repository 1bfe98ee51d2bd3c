package dev.kdt.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.endpoint.event.EndpointListener;
import dev.kdt.endpoint.fault.Faults;
import dev.kdt.endpoint.option.StoreOptions;
import dev.kdt.local.contract.SdkOperations;
import dev.kdt.local.kinesis.KinesisActions;
import dev.kdt.local.stream.AccountSettings;
import dev.kdt.local.stream.Streams;
import dev.kdt.local.time.Timeline;
import dev.kdt.local.wire.Operation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.kinesis.KinesisAsyncClient;

/** Every operation of the services' models has a class that is in its list. */
class ModelTest {
    @Test
    void noOperationOfKinesisIsMissing(@TempDir Path folder) throws Exception {
        StoreOptions options = StoreOptions.DEFAULT;
        try (Timeline timeline = new Timeline(Clock.systemUTC());
                Streams streams = Streams.open(folder, options, timeline);
                KinesisActions actions = new KinesisActions(
                        streams,
                        AccountSettings.open(folder.resolve("account.json")),
                        new Faults(0, Clock.systemUTC(), EndpointListener.NONE))) {
            assertEquals(SdkOperations.servedOf(KinesisAsyncClient.class), names(actions.all()));
        }
    }

    @Test
    void noOperationOfFirehoseIsMissing(@TempDir Path folder) throws Exception {
        try (Endpoint endpoint = Endpoint.start(EndpointOptions.in(folder))) {
            assertEquals(SdkOperations.servedOf(FirehoseClient.class), names(endpoint.firehoseOperations()));
        }
    }

    private static Set<String> names(Collection<Operation> operations) {
        return operations.stream().map(Operation::name).collect(Collectors.toCollection(TreeSet::new));
    }
}
