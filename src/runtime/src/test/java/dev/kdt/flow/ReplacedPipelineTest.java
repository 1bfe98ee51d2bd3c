package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Processor;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplacedPipelineTest {
    private final List<String> delivered = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch replaced = new CountDownLatch(1);
    private Workers workers;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void whatIsReadBeforeGoesThroughTheOldOneAndWhatIsReadLaterThroughTheNew(boolean remembers)
            throws InterruptedException {
        workers = new Workers(new Numbering("old", remembers), 2);
        Run.Builder builder = Run.in(RunContext.of(new Stop(), InstantSource.system()))
                .from(_ -> () -> List.of(new Replacing()))
                .through(workers)
                .to(_ -> OpenTarget.of(new Noting(), "noted"));
        try (Run run = builder.open()) {
            run.toTheEnd();
        } finally {
            workers.close();
        }
        assertEquals(
                remembers
                        ? List.of("a old1", "b old2", "c old3", "d new1", "e new2")
                        : List.of("a old", "b old", "c old", "d new", "e new"),
                delivered);
    }

    /** Replaces the pipeline when the third batch was asked for, while the first waits to be processed. */
    private final class Replacing implements Lane {
        private final List<String> left = new ArrayList<>(List.of("a", "b", "c", "d", "e"));

        @Override
        public String name() {
            return "lane";
        }

        @Override
        public @Nullable Batch next() {
            if (left.size() == 2) {
                workers.replace(new Numbering("new", workers.version().remembers()));
                replaced.countDown();
            }
            return left.isEmpty() ? null : Rig.batch(name(), 5 - left.size(), left.removeFirst());
        }
    }

    /** Adds the version to each record; one that remembers, also how many it has seen. */
    private final class Numbering implements Processor.Factory {
        private final String version;
        private final boolean remembers;

        private Numbering(String version, boolean remembers) {
            this.version = version;
            this.remembers = remembers;
        }

        @Override
        public Processor create() {
            AtomicInteger seen = new AtomicInteger();
            return (in, out) -> {
                awaitReplacement();
                for (KinesisRecord each : in.records()) {
                    out.bytes().utf8(each.data().toText() + " " + version + (remembers ? seen.incrementAndGet() : ""));
                    out.endOutput(null);
                    out.kept(each, 0);
                }
            };
        }

        /** A batch that was read before is processed when the pipeline has been replaced, unless that holds up the reading. */
        private void awaitReplacement() {
            try {
                if (!remembers) {
                    replaced.await();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public boolean remembers() {
            return remembers;
        }
    }

    private final class Noting implements Sink {
        @Override
        public void send(Output output, Ticket ticket) {
            delivered.add(output.bytes().toText());
            ticket.delivered(output);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
