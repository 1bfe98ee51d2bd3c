package dev.kdt.flow;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.avro.AvroFileSplitter;
import dev.kdt.codec.format.CodecException;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.MaxRecord;
import dev.kdt.record.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One record a datum of an Avro container file; its place is the datum's number, from 1. The record is a container file, too, so that
 * it says by itself by which schema it was written. After a broken block the data of the next ones are found again.
 */
final class AvroCutter implements Cutter {
    private final String file;
    private final MaxRecord max;
    private @Nullable AvroFileSplitter splitter;
    private long next = 1;

    /** Bytes of a dropped block that have not come yet. */
    private long toPass;

    private boolean broken;

    /** @param max how long a block may be, also decompressed */
    AvroCutter(String file, MaxRecord max) {
        this.file = file;
        this.max = max;
    }

    @Override
    public int cut(byte[] chunk, int from, int to, List<KinesisRecord> into) {
        int at = pass(from, to);
        try {
            while (at < to && !broken) {
                int end = cutOne(chunk, at, to, into);
                if (end == at) {
                    return at;
                }
                at = end;
            }
        } catch (CodecException e) {
            broken = true;
            into.add(defective(new Slice(chunk, at, to), e));
        }
        return broken ? to : at;
    }

    /** Cuts the header or a block off the front, and gives the index after it; {@code from} while it is not whole. */
    private int cutOne(byte[] chunk, int from, int to, List<KinesisRecord> into) throws CodecException {
        Slice rest = new Slice(chunk, from, to);
        AvroFileSplitter its = splitter;
        if (its == null) {
            its = AvroFileSplitter.of(rest, max);
            splitter = its;
            return its == null ? from : from + its.headerLength();
        }
        AvroFileSplitter.Block block = its.block(rest);
        if (block == null || block.length() > rest.length()) {
            return from;
        }
        split(its, rest.sub(0, (int) block.length()), block.count(), into);
        return from + (int) block.length();
    }

    private void split(AvroFileSplitter its, Slice block, long count, List<KinesisRecord> into) {
        long begin = next;
        try {
            its.split(block, datum -> into.add(KinesisRecord.of(Position.inFile(file, next++), datum)));
        } catch (CodecException e) {
            into.add(defective(block, e));
        }
        next = begin + count;
    }

    private KinesisRecord defective(Slice bytes, CodecException why) {
        return KinesisRecord.of(Position.inFile(file, next), bytes).markedDefective(String.valueOf(why.getMessage()));
    }

    @Override
    public void cutLast(byte[] chunk, int from, int to, List<KinesisRecord> into) {
        int rest = cut(chunk, from, to, into);
        if (rest < to) {
            into.add(defective(new Slice(chunk, rest, to), new CodecException("avro: the file is cut short")));
        }
    }

    @Override
    public Position drop(byte[] chunk, int from, int to) {
        Position place = Position.inFile(file, next);
        if (toPass == 0) {
            begin(new Slice(chunk, from, to));
        } else {
            pass(from, to);
        }
        return place;
    }

    /** Begins to pass over a block that is too long; without a header, over all there is. */
    private void begin(Slice bytes) {
        try {
            AvroFileSplitter.Block block = splitter == null ? null : splitter.block(bytes);
            if (block != null) {
                next += block.count();
                toPass = block.length() - bytes.length();
                return;
            }
        } catch (CodecException _) {
            // There is no block to pass over alone.
        }
        broken = true;
    }

    @Override
    public boolean isDropping() {
        return toPass > 0;
    }

    private int pass(int from, int to) {
        int passed = (int) Math.min(toPass, to - from);
        toPass -= passed;
        return from + passed;
    }

    @Override
    public int added() {
        return splitter == null ? 0 : splitter.added();
    }
}
