package dev.kdt.local.mapping;

import dev.kdt.local.stream.KinesisStream;
import dev.kdt.local.stream.Shard;
import dev.kdt.local.stream.StreamFollower;
import dev.kdt.local.time.Signal;
import dev.kdt.local.time.Timeline;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Hands the records of a stream to a function, as one configuration says, on a thread of its own that decides; functions and destinations
 * are called on others. Progress is written down before more is handed out.
 */
final class MappingWorker {
    private static final long RETRY_MILLIS = 1_000;

    private final MappingContext context;
    private final MappingParts parts;
    private final MappingProgress progress;
    private final StreamFollower follower;
    private final Signal signal = new Signal();
    private final JobThreads jobs;
    private final AtomicLong started = new AtomicLong();
    private final Map<String, ShardPoller> pollers = new HashMap<>();
    private final SettleRequests settles = new SettleRequests();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final Thread thread;
    private volatile boolean stopping;
    private String told = "";
    private long wakeAt = Long.MAX_VALUE;
    private Timeline.Plan alarm = () -> {};
    private long alarmAt = Long.MAX_VALUE;

    private MappingWorker(MappingContext context, MappingConfig config, Path folder, Consumer<ProcessingResult> results)
            throws IOException {
        this.context = context;
        this.progress = MappingProgress.read(
                folder.resolve("progress.json"), context.store().durability());
        this.follower = new StreamFollower(context.streams(), config.source().streamName());
        this.jobs = new JobThreads(signal::raise);
        this.parts = new MappingParts(
                config,
                new BatchRules(config.settings()),
                new FilterCriteria(config.settings().filters()),
                event -> context.functions().named(config.functionName()).invoke(event),
                FailureDestination.of(
                        config.settings().onFailure(),
                        context.objects(),
                        context.messages(),
                        folder.resolve("unfinished")),
                context.timeline(),
                context.store().events(),
                results);
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("kdt-mapping-" + config.functionName())
                .unstarted(this::run);
    }

    /**
     * Starts to hand out records; goes on where the progress in {@code folder} stopped.
     *
     * @param results is told the result of each invocation
     */
    static MappingWorker start(
            MappingContext context, MappingConfig config, Path folder, Consumer<ProcessingResult> results)
            throws IOException {
        MappingWorker worker = new MappingWorker(context, config, folder, results);
        worker.noteLatest();
        worker.follower.listen(worker.signal::raise);
        worker.thread.start();
        return worker;
    }

    /** "LATEST" is the end of each shard at the time of the first start. */
    private void noteLatest() throws IOException {
        KinesisStream stream = follower.stream();
        if (parts.config().start().type() == StartingPosition.Type.LATEST && progress.isNew() && stream != null) {
            for (Shard shard : stream.shards().all()) {
                progress.note(
                        StreamFollower.key(shard.info()),
                        ShardProgress.from(shard.log().nextOrdinal()));
            }
            progress.save();
        }
    }

    private void run() {
        try {
            for (boolean more = step(); !stopping || !jobs.areIdle(); more = step()) {
                if (!more) {
                    signal.await();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            follower.close();
            alarm.cancel();
            ended.complete(null);
            settles.answerAll();
        }
    }

    /** One round; true when there is more to do at once. */
    private boolean step() {
        settles.take(this::tips);
        boolean more = false;
        try {
            jobs.conclude();
            wakeAt = Long.MAX_VALUE;
            more = !stopping && readOn();
            save();
            if (!stopping) {
                pollers.values().forEach(poller -> poller.next(new Due()));
            }
            told = "";
            setAlarm();
        } catch (IOException | RuntimeException | Error e) {
            failed(e);
        }
        boolean isIdle = !more && jobs.areIdle();
        settles.answer((key, tip) -> isIdle || isSettled(key, tip));
        return more;
    }

    /** The end of each shard that there is. */
    private Map<String, Long> tips() {
        Map<String, Long> tips = new HashMap<>();
        KinesisStream stream = follower.stream();
        if (stream != null) {
            for (Shard shard : stream.shards().all()) {
                tips.put(StreamFollower.key(shard.info()), shard.log().nextOrdinal());
            }
        }
        return tips;
    }

    /** A shard that is not read yet waits for its parents, for which it is asked too. */
    private boolean isSettled(String key, long tip) {
        ShardPoller poller = pollers.get(key);
        return poller == null || poller.isSettled(tip);
    }

    private final class Due implements Jobs {
        @Override
        public void start(RecordLane lane, Job job) {
            started.incrementAndGet();
            jobs.start(lane, job);
        }

        @Override
        public void wakeAt(long time) {
            wakeAt = Math.min(wakeAt, time);
        }
    }

    private boolean readOn() throws IOException {
        KinesisStream stream = follower.stream();
        if (stream == null) {
            parts.results().accept(ProcessingResult.STREAM_MISSING);
            return false;
        }
        boolean more = false;
        for (Shard shard : follower.readable(this::isFinished)) {
            String key = StreamFollower.key(shard.info());
            ShardPoller poller = pollers.get(key);
            if (poller == null) {
                poller = new ShardPoller(parts, stream, shard, begin(key, stream, shard));
                pollers.put(key, poller);
            }
            more |= poller.readOn();
        }
        return more;
    }

    private ShardProgress begin(String key, KinesisStream stream, Shard shard) throws IOException {
        ShardProgress before = progress.of(key);
        return before == null ? ShardProgress.from(parts.config().start().ordinal(stream, shard)) : before;
    }

    private boolean isFinished(Shard shard) {
        String key = StreamFollower.key(shard.info());
        ShardPoller poller = pollers.get(key);
        ShardProgress done = poller == null ? progress.of(key) : poller.progress();
        return done != null && done.isAtEnd(shard);
    }

    private void save() throws IOException {
        pollers.forEach((key, poller) -> progress.note(key, poller.progress()));
        progress.save();
    }

    private void setAlarm() {
        if (wakeAt != alarmAt) {
            alarm.cancel();
            alarmAt = wakeAt;
            alarm = wakeAt == Long.MAX_VALUE ? () -> {} : context.timeline().at(wakeAt, signal::raise);
        }
    }

    private void failed(Throwable failure) {
        if (!failure.toString().equals(told)) {
            told = failure.toString();
            context.store()
                    .events()
                    .damage("the event source mapping of function '"
                            + parts.config().functionName() + "' failed, and tries again each second: " + told);
        }
        wakeAt = Math.min(wakeAt, context.timeline().millis() + RETRY_MILLIS);
        setAlarm();
    }

    /** Jobs started so far. */
    long started() {
        return started.get();
    }

    /** Done when there is nothing more to do, at the present time, of the records that there are now. */
    CompletableFuture<Void> settle() {
        CompletableFuture<Void> done = settles.add();
        signal.raise();
        if (ended.isDone()) {
            settles.answerUntaken();
        }
        return done;
    }

    /** Begins to stop: nothing more is handed out. Done when what is under way has ended, and its result is written down. */
    CompletableFuture<Void> stop() {
        stopping = true;
        signal.raise();
        return ended;
    }

    /** Ends what is under way; its records are handed out again by the next worker. */
    void interrupt() {
        jobs.interrupt();
    }
}
