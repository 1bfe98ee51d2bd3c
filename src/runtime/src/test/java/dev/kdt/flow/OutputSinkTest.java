package dev.kdt.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Failure;
import dev.kdt.pipeline.Output;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutputSinkTest {
    private final List<String> answers = new ArrayList<>();

    @Test
    void answersForAllThatItHoldsAlsoAfterAnErrorOfTheProgram() throws InterruptedException {
        OutputStream failing = new OutputStream() {
            @Override
            public void write(int single) {
                throw new OutOfMemoryError("planned");
            }
        };
        try (OutputSink sink = new OutputSink(failing, "out")) {
            sink.send(output("a"), new Remembering());
            sink.send(output("b"), new Remembering());
            assertThrows(OutOfMemoryError.class, sink::flush);
        }
        assertEquals(List.of("a given up", "b given up"), answers);
    }

    @Test
    void nothingFollowsWhatWasNotWritten() throws InterruptedException {
        List<String> written = new ArrayList<>();
        OutputStream failingOnce = new OutputStream() {
            private boolean failed;

            @Override
            public void write(int single) throws IOException {
                if (!failed) {
                    failed = true;
                    throw new IOException("planned");
                }
                written.add(String.valueOf((char) single));
            }
        };
        try (OutputSink sink = new OutputSink(failingOnce, "out")) {
            sink.send(output("a"), new Remembering());
            assertThrows(FlowException.class, sink::flush);
            assertThrows(FlowException.class, () -> sink.send(output("b"), new Remembering()));
            sink.flush();
        }
        assertEquals(List.of(), written);
        assertEquals(List.of("a given up"), answers);
    }

    private static Output output(String text) {
        return new Output(Slice.utf8(text), KinesisRecord.of(Position.UNKNOWN, Slice.utf8(text)));
    }

    private final class Remembering implements Ticket {
        @Override
        public void delivered(Output output) {
            answers.add(output.bytes().toText() + " delivered");
        }

        @Override
        public void undeliverable(Output output, Failure failure) {
            answers.add(output.bytes().toText() + " undeliverable");
        }

        @Override
        public void givenUp(Output output) {
            answers.add(output.bytes().toText() + " given up");
        }
    }
}
