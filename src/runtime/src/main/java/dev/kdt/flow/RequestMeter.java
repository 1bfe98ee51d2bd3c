package dev.kdt.flow;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** Measures the requests that a run makes to read from one stream, or to send to one target. Safe for use by several threads. */
public final class RequestMeter {
    private final LongSupplier nanoTime;
    private final Histogram seconds = Histogram.ofSeconds();
    private final Histogram records = Histogram.ofRecords();
    private final Histogram bytes = Histogram.ofBytes();
    private final Histogram delays = Histogram.ofDelays();
    private final LongAdder failed = new LongAdder();
    private final LongAdder throttles = new LongAdder();

    /** A request, which throws what its sender throws. */
    public interface Call<T, E extends Exception> {
        T make() throws E;
    }

    /** A meter by the system's clock. */
    public RequestMeter() {
        this(System::nanoTime);
    }

    /** @param nanoTime gives the time that requests take, in nanoseconds from any origin */
    public RequestMeter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Makes a request and takes its time, if it is answered; else counts it as failed. */
    public <T, E extends Exception> T timed(Call<T, E> request) throws E {
        long start = nanoTime.getAsLong();
        boolean answered = false;
        try {
            T answer = request.make();
            answered = true;
            return answer;
        } finally {
            if (answered) {
                seconds.add((nanoTime.getAsLong() - start)
                        / (double) Duration.ofSeconds(1).toNanos());
            } else {
                failed.increment();
            }
        }
    }

    /** A request held these records, or was answered with them. */
    public void batch(int itsRecords, long itsBytes) {
        records.add(itsRecords);
        bytes.add((double) itsBytes);
    }

    /** A result was delivered, so long after its record had arrived in the stream. */
    void delivered(long delayMillis) {
        delays.add(Math.max(0, delayMillis) / 1e3);
    }

    /** Records, or a whole request, were refused for want of throughput. */
    public void throttled(int refusals) {
        throttles.add(refusals);
    }

    /** How long the answered requests took, in seconds. */
    public Histogram.Counts seconds() {
        return seconds.counts();
    }

    /** The records of the requests. */
    public Histogram.Counts records() {
        return records.counts();
    }

    /** The bytes of the requests. */
    public Histogram.Counts bytes() {
        return bytes.counts();
    }

    /** How long records took from their arrival in a stream until they were delivered, in seconds. */
    public Histogram.Counts delays() {
        return delays.counts();
    }

    /** Number of requests that had no answer, or were refused as a whole. */
    public long failed() {
        return failed.sum();
    }

    /** Refusals for want of throughput: of single records, and of whole requests. */
    public long throttles() {
        return throttles.sum();
    }
}
