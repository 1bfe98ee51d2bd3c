package dev.kdt.flow;

import dev.kdt.bytes.Slice;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.util.List;

/** The whole file is one record. */
final class WholeCutter implements Cutter {
    private final String file;
    private boolean dropped;

    WholeCutter(String file) {
        this.file = file;
    }

    @Override
    public int cut(byte[] chunk, int from, int to, List<KinesisRecord> into) {
        return from;
    }

    @Override
    public void cutLast(byte[] chunk, int from, int to, List<KinesisRecord> into) {
        if (!dropped) {
            into.add(KinesisRecord.of(Position.inFile(file, 0), new Slice(chunk, from, to)));
        }
    }

    @Override
    public Position drop(byte[] chunk, int from, int to) {
        dropped = true;
        return Position.inFile(file, 0);
    }

    @Override
    public boolean isDropping() {
        return dropped;
    }
}
