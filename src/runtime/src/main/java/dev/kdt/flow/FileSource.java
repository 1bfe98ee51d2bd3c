package dev.kdt.flow;

import dev.kdt.codec.InputFormat;
import dev.kdt.record.Batch;
import dev.kdt.record.MaxRecord;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Files and standard input, one after the other, as one lane: their records keep their order. */
public final class FileSource implements Source {
    private final List<Input> inputs;
    private final FileLane lane;
    private final long count;
    private final LongAdder bytesRead = new LongAdder();
    private final LongAdder recordsGiven = new LongAdder();
    private @Nullable OptionalLong size;

    /**
     * @param inputs in the order they are read
     * @param max how long a record may be
     * @param count how many records are read at the most
     */
    public FileSource(List<Input> inputs, InputFormat format, MaxRecord max, long count) {
        this.inputs = inputs;
        this.count = count;
        this.lane = new FileLane(inputs.stream().map(this::counted).toList(), format, max, count);
    }

    @Override
    public List<Lane> lanes() {
        return List.of(new Counted());
    }

    /**
     * The larger of two shares, since the first end that is reached is the end: that of the stored bytes that was read, less what
     * was given and is not done with yet, and that of the number of records to read.
     */
    @Override
    public OptionalDouble progress(long records) {
        OptionalDouble ofBytes = ofBytes(records);
        if (count == Long.MAX_VALUE || count == 0) {
            return ofBytes;
        }
        return OptionalDouble.of(Math.min(1, Math.max((double) records / count, ofBytes.orElse(0))));
    }

    private synchronized OptionalDouble ofBytes(long records) {
        if (size == null) {
            size = size();
        }
        long given = recordsGiven.sum();
        if (size.isEmpty() || size.getAsLong() == 0 || given == 0) {
            return OptionalDouble.empty();
        }
        double read = (double) bytesRead.sum() / size.getAsLong();
        return OptionalDouble.of(Math.min(1, read * records / given));
    }

    private OptionalLong size() {
        long sum = 0;
        for (Input input : inputs) {
            OptionalLong one = input.opener().size();
            if (one.isEmpty()) {
                return one;
            }
            sum += one.getAsLong();
        }
        return OptionalLong.of(sum);
    }

    private Input counted(Input input) {
        return new Input(input.name(), () -> counting(input.opener().open()), input.firstLine());
    }

    private InputStream counting(InputStream stored) {
        return new FilterInputStream(stored) {
            @Override
            public int read() throws IOException {
                int each = super.read();
                bytesRead.add(each < 0 ? 0 : 1);
                return each;
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                int count = super.read(into, from, length);
                bytesRead.add(Math.max(0, count));
                return count;
            }
        };
    }

    @Override
    public void close() {
        lane.close();
    }

    private final class Counted extends ForwardingLane {
        Counted() {
            super(lane);
        }

        @Override
        public @Nullable Batch next() throws InterruptedException {
            Batch batch = super.next();
            if (batch != null) {
                recordsGiven.add(batch.size());
            }
            return batch;
        }
    }
}
