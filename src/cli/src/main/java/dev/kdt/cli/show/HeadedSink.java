package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.bytes.Slice;
import dev.kdt.codec.Cells;
import dev.kdt.flow.Sink;
import dev.kdt.flow.Ticket;
import dev.kdt.pipeline.Columns;
import dev.kdt.pipeline.Output;
import java.util.List;

/** Hands rows on, the first of them with the row of the columns' names before it. Rows of arrays have none. */
public final class HeadedSink implements Sink {
    private final Sink sink;
    private final Cells cells;
    private final Columns columns;
    private boolean begun;

    public HeadedSink(Sink sink, Cells cells, Columns columns) {
        this.sink = sink;
        this.cells = cells;
        this.columns = columns;
    }

    @Override
    public synchronized void send(Output output, Ticket ticket) throws InterruptedException {
        sink.send(begun ? output : output.withBytes(headed(output.bytes())), ticket);
        begun = true;
    }

    private Slice headed(Slice row) {
        List<Slice> names = columns.names();
        if (names.isEmpty()) {
            return row;
        }
        ByteBuilder both = new ByteBuilder();
        cells.write(names, both);
        return both.put(row).view();
    }

    @Override
    public void flush() throws InterruptedException {
        sink.flush();
    }

    @Override
    public void drain(String lane) throws InterruptedException {
        sink.drain(lane);
    }

    @Override
    public void close() {
        sink.close();
    }
}
