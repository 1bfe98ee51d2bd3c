package dev.kdt.flow;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Output;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.pipeline.step.RouteTarget;
import dev.kdt.record.Batch;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A pump between fakes: lanes of numbered records, a pipeline that understands some words, and everything remembered. */
final class Rig {
    final Map<String, List<Lane>> successors = new ConcurrentHashMap<>();
    final List<String> parked = Collections.synchronizedList(new ArrayList<>());
    final List<String> events = Collections.synchronizedList(new ArrayList<>());
    final Map<String, Checkpoint> checkpoints = new ConcurrentHashMap<>();
    final RunCounters counters = new RunCounters();
    final Stop stop = new Stop();
    OnFailure onFailure = OnFailure.PARK;
    OnUnavailable onUnavailable = OnUnavailable.PARK;
    /** That checkpoints cannot be kept any more. */
    final CompletableFuture<FlowException> loss = new CompletableFuture<>();

    final CountDownLatch looping = new CountDownLatch(1);
    private final CountDownLatch overtaken = new CountDownLatch(1);
    boolean remembers;
    boolean comesAgain;

    Pump pump(Sink sink, Lane... lanes) {
        Source source = new Source() {
            @Override
            public List<Lane> lanes() {
                return List.of(lanes);
            }

            @Override
            public boolean comesAgain() {
                return comesAgain;
            }

            @Override
            public List<Lane> successors(Lane lane) {
                events.add("settled " + lane.name());
                return successors.getOrDefault(lane.name(), List.of());
            }
        };
        Processor.Factory words = new Processor.Factory() {
            @Override
            public Processor create() {
                return Rig.this::process;
            }

            @Override
            public boolean remembers() {
                return remembers;
            }
        };
        Pump.Parts parts = new Pump.Parts(
                new RunContext(counters, stop, InstantSource.system()),
                source,
                new Workers(words, 2),
                sink,
                new MemoryParking(),
                onFailure,
                onUnavailable,
                new MemoryCheckpoints());
        return new Pump(parts, Duration.ofMillis(1));
    }

    /**
     * {@code drop} is dropped, {@code fail} fails, {@code loop} goes on until it is cut off, {@code slow} is kept once another worker
     * has come to {@code fast}, {@code a,b} becomes two outputs, {@code x>a} becomes {@code a} for {@code firehose:x}.
     */
    private void process(Batch in, Results out) {
        for (int wire = 0; wire < in.records().size(); wire++) {
            KinesisRecord record = in.records().get(wire);
            String text = record.data().toText();
            if (text.equals("drop")) {
                out.dropped(record, wire, "dropping");
            } else if (text.equals("fail")) {
                out.failed(record, wire, Failure.step("failing", "was told to (" + wire + ")"));
            } else if (text.equals("loop")) {
                looping.countDown();
                while (!Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
                out.failed(record, wire, Failure.step("looping", "was cut off"));
            } else if (text.equals("slow") && !isOvertaken()) {
                out.failed(record, wire, Failure.step("slow", "no other worker came to 'fast'"));
            } else {
                if (text.equals("fast")) {
                    overtaken.countDown();
                }
                for (String part : text.split(",", -1)) {
                    int arrow = part.indexOf('>');
                    String route = part.substring(0, Math.max(0, arrow));
                    out.bytes().utf8(part.substring(arrow + 1));
                    out.endOutput(arrow < 0 ? null : new RouteTarget(route, "firehose:" + route));
                }
                out.kept(record, wire);
            }
        }
    }

    private boolean isOvertaken() {
        try {
            return overtaken.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static Lane lane(String name, String... records) {
        return lane(name, List.of(batch(name, 0, records)));
    }

    static Lane lane(String name, List<Batch> batches) {
        var left = batches.iterator();
        return new Lane() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public @Nullable Batch next() {
                return left.hasNext() ? left.next() : null;
            }
        };
    }

    /** A lane that has a batch, and is then quiet until the work stops. */
    static Lane live(String name, String... records) {
        return new ForwardingLane(lane(name, records)) {
            @Override
            public Batch next() throws InterruptedException {
                Batch batch = super.next();
                return batch == null ? new Batch(name, List.of()) : batch;
            }
        };
    }

    static Batch batch(String lane, int firstSequence, String... records) {
        return new Batch(
                lane,
                IntStream.range(0, records.length)
                        .mapToObj(i -> KinesisRecord.of(
                                Position.inShard("orders", lane, String.valueOf(firstSequence + i)),
                                Slice.utf8(records[i])))
                        .toList());
    }

    /** Delivers at once. */
    final class Collecting implements Sink {
        final List<String> delivered = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void send(Output output, Ticket ticket) {
            delivered.add(output.bytes().toText());
            events.add("delivered " + output.bytes().toText());
            ticket.delivered(output);
        }

        @Override
        public void flush() {}
    }

    private final class MemoryParking implements DeadLetters {
        @Override
        public void park(KinesisRecord record, Failure failure) {
            String to = failure.to() == null ? "" : " (to " + failure.to() + ")";
            parked.add(record.data().toText() + ": " + failure.message() + to);
        }

        @Override
        public void force() {
            events.add("forced");
        }

        @Override
        public String place() {
            return "memory";
        }
    }

    private final class MemoryCheckpoints implements Checkpoints {
        @Override
        public Optional<Checkpoint> of(String lane) {
            return Optional.ofNullable(checkpoints.get(lane));
        }

        @Override
        public Set<String> lanes() {
            return checkpoints.keySet();
        }

        @Override
        public void onLoss(Consumer<? super FlowException> told) {
            loss.thenAccept(told);
        }

        @Override
        public void save(Map<String, Checkpoint> reached) {
            checkpoints.putAll(reached);
            reached.forEach((lane, checkpoint) -> events.add("checkpoint " + lane + " " + checkpoint));
        }
    }
}
