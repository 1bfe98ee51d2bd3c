package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class SinkDeadLettersTest {
    private static final Failure FAILURE = Failure.step("map", "odd");

    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void moreIsParkedThanOneRequestHolds() throws Exception {
        OneByOne api = new OneByOne(Thread.currentThread());
        ServiceSink.Settings settings = new ServiceSink.Settings(1, Retries.atOnce(new Stop()), new RunCounters());
        try (SinkDeadLetters letters =
                new SinkDeadLetters(OpenTarget.of(new ServiceSink(api, settings), "sent"), "fake:place")) {
            for (String each : List.of("1", "2", "3", "4")) {
                letters.park(KinesisRecord.of(Position.UNKNOWN, Slice.utf8(each)), FAILURE);
            }
            letters.force();
        }
        assertEquals(List.of("1", "2", "3", "4"), sent);
    }

    /** Answers a request when the thread that parks waits for it. */
    private final class OneByOne implements BatchApi {
        private final Thread parking;

        OneByOne(Thread parking) {
            this.parking = parking;
        }

        @Override
        public String target() {
            return "fake";
        }

        @Override
        public Limits limits() {
            return new Limits(1, 1000, 1000);
        }

        @Override
        public int size(Output output) {
            return output.bytes().length();
        }

        @Override
        public List<Verdict> put(List<Output> outputs) {
            while (parking.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
            outputs.forEach(each -> sent.add(each.source().data().toText()));
            return Collections.nCopies(outputs.size(), new Verdict.Delivered());
        }
    }
}
