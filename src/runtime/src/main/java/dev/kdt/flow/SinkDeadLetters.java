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
        unsafe.add(ticket);
        underway++;
        try {
            target.sink().send(new Output(line.view(), record), ticket);
        } catch (InterruptedException | RuntimeException e) {
            underway--;
            throw e;
        }
    }

    /** Waits until the target has all that was parked. */
    @Override
    public void force() throws InterruptedException {
        target.sink().flush();
        synchronized (this) {
            while (underway > 0) {
                wait();
            }
            if (lost != null) {
                throw lost;
            }
        }
    }

    @Override
    public synchronized List<Position> unsafe() {
        return unsafe.stream().map(each -> each.position).toList();
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public void close() {
        target.close();
    }

    private synchronized void kept(Parked ticket) {
        unsafe.remove(ticket);
        underway--;
        notifyAll();
    }

    private synchronized void lost(FlowException why) {
        underway--;
        if (lost == null) {
            lost = why;
        }
        notifyAll();
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
