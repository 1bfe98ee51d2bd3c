package dev.kdt.local.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.option.StoreOptions;
import dev.kdt.endpoint.option.VirtualClock;
import dev.kdt.local.time.Timeline;
import dev.kdt.local.wire.Caller;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the shards of a stream change. */
class ReshardingPlanTest {
    private static final List<EndpointEvent> CREATED_AND_RESHARDED =
            List.of(new EndpointEvent.StreamCreated("orders", 2), new EndpointEvent.StreamResharded("orders", 2, 4));
    private static final Duration TRANSITION = Duration.ofSeconds(10);

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-03-04T05:06:07Z"));
    private final List<EndpointEvent> events = new ArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void shardsChangeWhenUpdatingIsOver() throws IOException {
        try (Timeline timeline = new Timeline(clock);
                Streams streams = open(timeline)) {
            KinesisStream stream = created(streams);
            stream.reshard(shards -> UniformScaling.steps(shards.infos(), 4));
            assertEquals(Phase.UPDATING, stream.phase());
            assertEquals(2, stream.shards().open().size());
            clock.advance(TRANSITION);
            assertEquals(Phase.ACTIVE, stream.phase());
            assertEquals(4, stream.shards().open().size());
        }
        assertEquals(CREATED_AND_RESHARDED, events);
    }

    @Test
    void aRestartInTheMeantimeDoesNotForgetIt() throws IOException {
        try (Timeline timeline = new Timeline(clock);
                Streams streams = open(timeline)) {
            created(streams).reshard(shards -> UniformScaling.steps(shards.infos(), 4));
        }
        try (Timeline timeline = new Timeline(clock);
                Streams streams = open(timeline)) {
            KinesisStream stream = streams.all().iterator().next();
            assertEquals(Phase.UPDATING, stream.phase());
            clock.advance(TRANSITION);
            assertEquals(4, stream.shards().open().size());
        }
        clock.advance(TRANSITION);
        try (Timeline timeline = new Timeline(clock);
                Streams streams = open(timeline)) {
            assertEquals(4, streams.all().iterator().next().shards().open().size());
        }
        assertEquals(CREATED_AND_RESHARDED, events);
    }

    private Streams open(Timeline timeline) throws IOException {
        StoreOptions options = StoreOptions.DEFAULT.withTransition(TRANSITION).withEvents(events::add);
        return Streams.open(folder, options, timeline);
    }

    private KinesisStream created(Streams streams) {
        streams.create("orders", settings -> settings, StreamMode.PROVISIONED, 2, Caller.UNKNOWN);
        clock.advance(TRANSITION);
        return streams.all().iterator().next();
    }
}
