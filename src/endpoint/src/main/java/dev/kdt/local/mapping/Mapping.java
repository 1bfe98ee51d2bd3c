package dev.kdt.local.mapping;

import dev.kdt.local.file.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An event source mapping: its configuration, its state and the worker that does it. Safe for use by several threads. */
public final class Mapping {
    /** In the folder of each mapping; one without it is being created or deleted. */
    private static final String FILE = "mapping.json";

    private final MappingContext context;
    private final Path folder;
    private volatile MappingConfig config;
    private volatile ProcessingResult result = ProcessingResult.NONE;
    private MappingState transition;
    private long settlesAt;
    private CompletableFuture<Void> settled = CompletableFuture.completedFuture(null);
    private @Nullable MappingWorker worker;

    private Mapping(MappingContext context, Path folder, MappingConfig config, MappingState transition) {
        this.context = context;
        this.folder = folder;
        this.config = config;
        this.transition = transition;
    }

    /** Whether a mapping is kept in {@code folder}. */
    static boolean isIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    /** Makes a mapping in a new folder, and starts it. */
    static Mapping create(MappingContext context, Path folder, MappingConfig config) throws IOException {
        Files.createDirectories(folder);
        MappingJson.write(config, folder.resolve(FILE));
        Mapping made = new Mapping(context, folder, config, MappingState.CREATING);
        made.settlesAt = made.transitionEnd();
        made.start();
        return made;
    }

    /** Opens the mapping that is kept in {@code folder}; {@link #start} lets it go on where it stopped. */
    static Mapping open(MappingContext context, Path folder) throws IOException {
        MappingConfig config = MappingJson.read(folder.resolve(FILE));
        Mapping opened = new Mapping(context, folder, config, MappingState.lasting(config));
        Folders.delete(folder.resolve("unfinished"));
        return opened;
    }

    private long transitionEnd() {
        return context.timeline().millis() + context.store().transition().toMillis();
    }

    /** Starts to hand out records, unless it is disabled or does so already. */
    synchronized void start() throws IOException {
        if (config.enabled() && worker == null && transition != MappingState.DELETING) {
            worker = MappingWorker.start(context, config, folder, this::ended);
        }
    }

    public MappingConfig config() {
        return config;
    }

    public synchronized MappingState state() {
        return isInTransition() ? transition : MappingState.lasting(config);
    }

    synchronized boolean isInTransition() {
        return transition == MappingState.DELETING
                || !settled.isDone()
                || context.timeline().millis() < settlesAt;
    }

    /** Whether its deletion is over. */
    synchronized boolean isGone() {
        return transition == MappingState.DELETING
                && settled.isDone()
                && context.timeline().millis() >= settlesAt;
    }

    /** The result of the last invocation. */
    public ProcessingResult result() {
        return result;
    }

    private void ended(ProcessingResult now) {
        ProcessingResult before = result;
        result = now;
        if (now == before) {
            return;
        }
        switch (now) {
            case FUNCTION_MISSING ->
                waits("there is no function '" + config.functionName() + "' (create it, or delete the mapping)");
            case STREAM_MISSING ->
                waits("there is no stream '" + config.source().streamName() + "' (create it, or delete the mapping)");
            case NONE, OK, FAILED, THROTTLED, NOT_PARKED -> {}
        }
    }

    private void waits(String why) {
        context.store().events().damage("event source mapping " + config.uuid() + " waits: " + why);
    }

    /** Puts another configuration in force: once the calls under way have ended, by the old one. */
    synchronized void change(MappingConfig next) throws IOException {
        MappingJson.write(next, folder.resolve(FILE));
        begin(MappingState.between(config, next));
        config = next;
        settled = stopWorker().thenRun(this::startAgain);
    }

    private void startAgain() {
        try {
            start();
        } catch (IOException e) {
            context.store().events().damage("event source mapping " + config.uuid() + " cannot be started: " + e);
        }
    }

    /** Begins its deletion; {@link #isGone} says when it is over. It is not there any more after a restart. */
    synchronized void delete() throws IOException {
        Files.delete(folder.resolve(FILE));
        begin(MappingState.DELETING);
        settled = stopWorker().thenRun(this::remove);
    }

    private void remove() {
        try {
            Folders.delete(folder);
        } catch (IOException e) {
            context.store().events().damage("the folder of a deleted event source mapping cannot be removed: " + e);
        }
    }

    private void begin(MappingState next) {
        transition = next;
        settlesAt = transitionEnd();
    }

    private CompletableFuture<Void> stopWorker() {
        MappingWorker running = worker;
        worker = null;
        return running == null ? CompletableFuture.completedFuture(null) : running.stop();
    }

    private synchronized @Nullable MappingWorker running() {
        return worker;
    }

    /** Calls of functions and destinations that were begun. */
    long started() {
        MappingWorker running = running();
        return running == null ? 0 : running.started();
    }

    /** Waits until it has nothing more to do, at the present time, of the records that there are now. */
    void settle() {
        CompletableFuture<Void> changing;
        synchronized (this) {
            changing = settled;
        }
        changing.join();
        MappingWorker running = running();
        if (running != null) {
            running.settle().join();
        }
    }

    /** Begins to stop, for the end of the endpoint; done when the calls that are under way have ended. */
    CompletableFuture<Void> stop() {
        MappingWorker running = running();
        return running == null ? CompletableFuture.completedFuture(null) : running.stop();
    }

    /** Ends the calls that are under way; their records are handed out again after the next start. */
    void interrupt() {
        MappingWorker running = running();
        if (running != null) {
            running.interrupt();
        }
    }
}
