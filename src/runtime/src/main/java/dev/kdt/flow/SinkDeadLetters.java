package dev.kdt.flow;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.codec.EnvelopeWriter;
import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parks records by sending them somewhere, each as an envelope on a line. */
public final class SinkDeadLetters implements DeadLetters {
    private final OpenTarget target;
    private final String place;
    private final EnvelopeWriter writer = new EnvelopeWriter();
    private final ByteBuilder line = new ByteBuilder();

    /** Guards what follows. Not the lock of {@link #park}, which may wait until requests have ended, and so their records. */
    private final Object outcomes = new Object();

    private final Set<Parked> unsafe = new HashSet<>();
    private int underway;
    private @Nullable FlowException lost;

    /**
     * Parks in a target.
     *
     * @param target closed with these dead letters
     * @param place for messages: {@code firehose:NAME}
     */
    public SinkDeadLetters(OpenTarget target, String place) {
        this.target = target;
        this.place = place;
    }

    @Override
    public synchronized void park(KinesisRecord record, Failure failure) throws InterruptedException {
        writer.write(record, failure, line.clear());
        Parked ticket = new Parked(record.position());
        synchronized (outcomes) {
            unsafe.add(ticket);
            underway++;
        }
        try {
            target.sink().send(new Output(line.view(), record), ticket);
        } catch (InterruptedException | RuntimeException e) {
            synchronized (outcomes) {
                ended();
            }
            throw e;
        }
    }

    /** Waits until the target has all that was parked. */
    @Override
    public void force() throws InterruptedException {
        target.sink().flush();
        synchronized (outcomes) {
            while (underway > 0) {
                outcomes.wait();
            }
            if (lost != null) {
                throw lost;
            }
        }
    }

    @Override
    public List<Position> unsafe() {
        synchronized (outcomes) {
            return unsafe.stream().map(each -> each.position).toList();
        }
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public void close() {
        target.close();
    }

    private void kept(Parked ticket) {
        synchronized (outcomes) {
            unsafe.remove(ticket);
            ended();
        }
    }

    private void lost(FlowException why) {
        synchronized (outcomes) {
            if (lost == null) {
                lost = why;
            }
            ended();
        }
    }

    private void ended() {
        underway--;
        outcomes.notifyAll();
    }

    private final class Parked implements Ticket {
        private final Position position;

        Parked(Position position) {
            this.position = position;
        }

        @Override
        public void delivered(Output output) {
            kept(this);
        }

        @Override
        public void undeliverable(Output output, Failure failure) {
            lost(new FlowException(
                    "cannot park " + output.source().position().inWords() + " in " + place + ": " + failure.message()));
        }

        @Override
        public void givenUp(Output output) {
            lost(new FlowException("cannot park in " + place));
        }
    }
}
