package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LimitSinkTest {
    private final Stop stop = new Stop();
    private final List<String> givenUp = new ArrayList<>();

    @Test
    void asksForAStopWithTheLastOutputAndGivesUpTheRest() throws Exception {
        Rig.Collecting collecting = new Rig().new Collecting();
        LimitSink sink = new LimitSink(collecting, 2, stop);
        send(sink, "a");
        assertEquals(Optional.empty(), stop.reason());
        send(sink, "b");
        assertEquals(Optional.of(Stop.Reason.COUNT), stop.reason());
        send(sink, "c");
        assertEquals(List.of("a", "b"), collecting.delivered);
        assertEquals(List.of("c"), givenUp);
    }

    private void send(Sink sink, String text) throws InterruptedException {
        Slice bytes = Slice.utf8(text);
        sink.send(new Output(bytes, KinesisRecord.of(Position.UNKNOWN, bytes)), new Noting());
    }

    private final class Noting implements Ticket {
        @Override
        public void delivered(Output output) {}

        @Override
        public void undeliverable(Output output, Failure failure) {
            throw new AssertionError(failure.message());
        }

        @Override
        public void givenUp(Output output) {
            givenUp.add(output.bytes().toText());
        }
    }
}
