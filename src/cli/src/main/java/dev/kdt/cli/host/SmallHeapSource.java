package dev.kdt.cli.host;

import dev.kdt.flow.ForwardingLane;
import dev.kdt.flow.ForwardingSource;
import dev.kdt.flow.Lane;
import dev.kdt.flow.Source;
import dev.kdt.record.Batch;
import org.jspecify.annotations.Nullable;

/**
 * A source beside which the heap stays small, in a command that runs for days. Where memory is at hand the JVM lets the generation
 * of old objects grow to a quarter of it before it looks for garbage there, and it fills with records that were only a little late
 * to be printed or sent. A fixed bound on the heap would fail large records instead.
 */
public final class SmallHeapSource extends ForwardingSource {
    /** With the nursery of the launcher and with what the JVM takes besides its heap, below 300 MiB. */
    private static final long MOST_BYTES = 56L << 20;

    /** Less garbage than that is not worth a look at the whole heap. */
    private static final long GROWN_BYTES = 12L << 20;

    /** For a command that sends, which holds more: about 300 MiB in all, and 50 more when it aggregates. */
    private static final long MOST_BYTES_SENDING = 80L << 20;

    private static final long GROWN_BYTES_SENDING = 24L << 20;

    private final Heap heap;
    private final long mostBytes;
    private final long grownBytes;

    /** Bytes after the last time that it was collected; before that, of what the process had before. */
    private long kept;

    /** The heap, as far as this is concerned. */
    interface Heap {
        /** The heap of this process. */
        Heap OWN = new Heap() {
            @Override
            public long bytes() {
                Runtime runtime = Runtime.getRuntime();
                long all = runtime.totalMemory() - runtime.freeMemory();
                return all <= MOST_BYTES ? all : OldGeneration.bytes();
            }

            @Override
            public void collect() {
                System.gc();
            }
        };

        /** Bytes of objects that have outlived the nursery, garbage included; those of all objects while these are few. */
        long bytes();

        /** Takes all garbage out of it. */
        void collect();
    }

    SmallHeapSource(Source source, Heap heap) {
        this(source, heap, MOST_BYTES, GROWN_BYTES);
    }

    private SmallHeapSource(Source source, Heap heap, long mostBytes, long grownBytes) {
        super(source);
        this.heap = heap;
        this.mostBytes = mostBytes;
        this.grownBytes = grownBytes;
        this.kept = heap.bytes();
    }

    /** A source whose records are sent to a service. */
    public static SmallHeapSource ofSending(Source source) {
        return new SmallHeapSource(source, Heap.OWN, MOST_BYTES_SENDING, GROWN_BYTES_SENDING);
    }

    @Override
    protected ForwardingLane forwarding(Lane lane) {
        return new ForwardingLane(lane) {
            @Override
            public @Nullable Batch next() throws InterruptedException {
                collectIfLarge();
                return super.next();
            }
        };
    }

    private void collectIfLarge() {
        if (heap.bytes() > mostBytes) {
            collectIfGrown();
        }
    }

    private synchronized void collectIfGrown() {
        if (heap.bytes() >= kept + grownBytes) {
            heap.collect();
            kept = heap.bytes();
        }
    }
}
