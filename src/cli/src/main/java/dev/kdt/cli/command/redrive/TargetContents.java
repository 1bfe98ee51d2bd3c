package dev.kdt.cli.command.redrive;

import dev.kdt.aws.StartAt;
import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.host.StreamPass;
import dev.kdt.cli.host.StreamReading;
import dev.kdt.cli.option.Session;
import dev.kdt.destination.ServiceTarget;
import dev.kdt.destination.Target;
import dev.kdt.flow.FlowException;
import dev.kdt.flow.RetryPolicy;
import dev.kdt.flow.RunContext;
import dev.kdt.flow.Stop;
import dev.kdt.flow.StoppedException;
import dev.kdt.pipeline.Processor;
import dev.kdt.pipeline.Results;
import dev.kdt.record.Batch;
import dev.kdt.redrive.Redriving;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The records of the target streams, up to the beginning of this redrive, as hashes. Each stream is read once. */
final class TargetContents implements Redriving.TargetLook {
    /** By so much the clock of the ledger may be ahead of the service's. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final Session session;
    private final RetryPolicy retry;
    private final Stop stop;
    private final Instant until;
    private final Map<String, Map<String, Integer>> contents = new HashMap<>();

    TargetContents(Session session, RetryPolicy retry, Stop stop) {
        this.session = session;
        this.retry = retry;
        this.stop = stop;
        this.until = session.console().clock().instant();
    }

    @Override
    public Redriving.Presence find(String target, Instant since, Slice bytes) throws InterruptedException {
        if (target.isEmpty() || !(Target.service("--to", target) instanceof ServiceTarget.Stream(String stream))) {
            return Redriving.Presence.NOT_TOLD;
        }
        Map<String, Integer> there = contents.get(stream);
        if (there == null) {
            there = read(stream, since.minus(SKEW));
            contents.put(stream, there);
        }
        Integer left = there.computeIfPresent(hash(bytes), (_, count) -> count - 1);
        return left == null || left < 0 ? Redriving.Presence.ABSENT : Redriving.Presence.THERE;
    }

    private Map<String, Integer> read(String stream, Instant from) throws InterruptedException {
        Map<String, Integer> there = new ConcurrentHashMap<>();
        StreamReading reading = new StreamReading(stream, new StartAt.At(from), until);
        int code = new StreamPass(reading, retry)
                .through(
                        new Counting(there),
                        session,
                        RunContext.of(stop, session.console().clock()));
        stop.reason().ifPresent(reason -> {
            throw new StoppedException(reason);
        });
        if (code != ExitCode.DONE) {
            throw new FlowException("stream '" + stream + "' could not be read to its end: not known what arrived");
        }
        return there;
    }

    private static String hash(Slice bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.array(), bytes.from(), bytes.length());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every Java has it.
        }
    }

    /** Counts the records of a stream by the hashes of their payloads. */
    private record Counting(Map<String, Integer> there) implements Processor.Factory {
        @Override
        public Processor create() {
            return this::count;
        }

        @Override
        public boolean remembers() {
            return false;
        }

        private void count(Batch in, Results out) {
            for (int i = 0; i < in.records().size(); i++) {
                there.merge(hash(in.records().get(i).data()), 1, Integer::sum);
                out.kept(in.records().get(i), i);
            }
        }
    }
}
