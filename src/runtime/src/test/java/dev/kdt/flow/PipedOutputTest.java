package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a pipe holds is not read: it counts as delivered when more was written after it than a pipe holds. */
final class PipedOutputTest implements Ticket {
    private static final int LENGTH = 32 << 10;

    private final List<String> events = new ArrayList<>();

    @Test
    void outputsCountWhenAsMuchWasWrittenAfterThemAsAPipeHolds() {
        OutputSink sink = OutputSink.toPipe(new ByteArrayOutputStream(), "stdout");
        for (int i = 0; i < 6; i++) {
            sink.send(output(i), this);
            sink.flush();
        }
        assertEquals(List.of("delivered 0", "delivered 1"), events); // 128 KiB are four outputs.
    }

    @Test
    void allCountWhenNoMoreComes() {
        OutputSink sink = OutputSink.toPipe(new ByteArrayOutputStream(), "stdout");
        sink.send(output(0), this);
        sink.flush();
        assertEquals(List.of(), events);
        sink.drain("lane");
        assertEquals(List.of("delivered 0"), events);
    }

    @Test
    void whatAPipeHeldWhenItsReaderWentAwayIsGivenUp() {
        OutputSink sink = OutputSink.toPipe(new Closing(5 * LENGTH), "stdout");
        for (int i = 0; i < 5; i++) {
            sink.send(output(i), this);
            sink.flush();
        }
        sink.send(output(5), this);
        assertThrows(FlowException.class, sink::flush);
        assertEquals(
                List.of("delivered 0", "given up 5", "given up 1", "given up 2", "given up 3", "given up 4"), events);
        sink.drain("lane");
        assertEquals(6, events.size(), "each is settled once");
    }

    @Test
    void toAFileAllCountsAsSoonAsItIsWritten() {
        OutputSink sink = new OutputSink(new ByteArrayOutputStream(), "file");
        sink.send(output(0), this);
        sink.flush();
        assertEquals(List.of("delivered 0"), events);
    }

    private static Output output(int number) {
        Position place = Position.inFile("in", number);
        return new Output(Slice.of(new byte[LENGTH]), KinesisRecord.of(place, Slice.EMPTY));
    }

    private void note(String event, Output output) {
        events.add(event + " " + output.source().position().line());
    }

    @Override
    public void delivered(Output output) {
        note("delivered", output);
    }

    @Override
    public void undeliverable(Output output, Failure failure) {
        note("undeliverable", output);
    }

    @Override
    public void givenUp(Output output) {
        note("given up", output);
    }

    /** Its reader goes away after so many bytes. */
    private static final class Closing extends OutputStream {
        private int left;

        Closing(int left) {
            this.left = left;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (length > left) {
                throw new IOException("Broken pipe");
            }
            left -= length;
        }
    }
}
