package dev.kdt.cli.show;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.codec.Cells;
import dev.kdt.codec.CodecException;
import dev.kdt.codec.Failure;
import dev.kdt.flow.Sink;
import dev.kdt.flow.Ticket;
import dev.kdt.pipeline.Output;

/** Hands outputs on as lines of a table; they come as JSON. One that has no place in the table is not delivered. */
public final class TableSink implements Sink {
    private final Sink sink;
    private final RowTable table;
    private final ByteBuilder line = new ByteBuilder();

    public TableSink(Sink sink, Cells cells) {
        this.sink = sink;
        this.table = new RowTable(cells);
    }

    @Override
    public synchronized void send(Output output, Ticket ticket) throws InterruptedException {
        try {
            table.add(output, line.clear());
        } catch (CodecException e) {
            ticket.undeliverable(output, Failure.encode(String.valueOf(e.getMessage())));
            return;
        }
        sink.send(new Output(line.view(), output.source()), ticket);
    }

    @Override
    public void flush() throws InterruptedException {
        sink.flush();
    }

    @Override
    public void close() {
        sink.close();
    }
}
