package dev.kdt.local.function;

import dev.kdt.local.file.Folders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An execution environment: a function's process, which handles one event at a time and is kept for the next: AWS Lambda Developer
 * Guide, "Understanding the Lambda execution environment lifecycle". A process that fails is ended and started anew within the next
 * call. Used by one thread at a time, but for {@link #close}.
 */
final class ExecutionEnvironment implements AutoCloseable {
    private static final long QUIET_MILLIS = 20;
    private static final int MOST_WAITS = 25;
    private static final long END_MILLIS = 1000;

    private final FunctionConfig config;
    private final EnvironmentFolders folders;
    private final FunctionContext context;
    private final CallLog log;
    private boolean isNew = true;
    private double initMillis;
    private @Nullable Running running;
    private boolean closed;

    /** The folders of an environment: of the function's code, and its own. */
    record EnvironmentFolders(Path code, Path own) {}

    /** A process and its Runtime API. */
    private record Running(
            RuntimeApi api,
            RuntimeServer.Port port,
            @Nullable FunctionProcess process) {}

    ExecutionEnvironment(
            FunctionConfig config, EnvironmentFolders folders, FunctionContext context, FunctionLog functionLog) {
        this.config = config;
        this.folders = folders;
        this.context = context;
        this.log = new CallLog(functionLog);
    }

    /** The function as it was when the environment was made. */
    FunctionConfig config() {
        return config;
    }

    /** Calls the function and waits for the end of the call. */
    CallResult invoke(Call call) throws InterruptedException {
        log.begin();
        if (isNew) {
            isNew = false;
            initAhead();
        }
        log.add("START RequestId: " + call.requestId() + " Version: $LATEST");
        long begun = System.nanoTime();
        RuntimeSignal end = runOrReset(
                call, begun + TimeUnit.SECONDS.toNanos(config.settings().timeoutSeconds()));
        double millis = (System.nanoTime() - begun) / 1e6;
        if (call.wantsLog()) {
            awaitQuiet();
        }
        if (end instanceof RuntimeSignal.TimedOut late) {
            log.add(context.timeline().clock().instant() + " " + call.requestId() + " " + late.words());
        }
        log.add("END RequestId: " + call.requestId());
        log.add(Report.of(
                call.requestId(), millis, initMillis, config.settings().memoryMb(), end));
        initMillis = 0;
        return new CallResult(invocation(call, end), call.wantsLog() ? log.tail() : "");
    }

    /** A caller who is interrupted waits no longer; the process is in the middle of the event, and is ended. */
    private RuntimeSignal runOrReset(Call call, long deadline) throws InterruptedException {
        try {
            return run(call, deadline);
        } catch (InterruptedException e) {
            reset();
            throw e;
        }
    }

    private static Invocation invocation(Call call, RuntimeSignal end) {
        return switch (end) {
            case RuntimeSignal.Answered(byte[] payload) ->
                new Invocation(Invocation.Ending.ANSWERED, payload, call.requestId());
            case RuntimeSignal.Fault fault ->
                new Invocation(Invocation.Ending.FAILED, fault.payload(call.requestId()), call.requestId());
            case RuntimeSignal.Ready _, RuntimeSignal.NotTaken _ ->
                throw new IllegalStateException("a call does not end so: " + end);
        };
    }

    /** The Init phase, before the first call. A start that fails is tried again within the call, as the service does. */
    private void initAhead() throws InterruptedException {
        long begun = System.nanoTime();
        RuntimeSignal.Fault fault =
                start(begun + context.initPhase().toNanos(), context.initPhase().toMillis());
        initMillis = (System.nanoTime() - begun) / 1e6;
        if (fault != null) {
            log.add(Report.ofInit(initMillis, "init", fault));
            initMillis = 0;
        }
    }

    private RuntimeSignal run(Call call, long deadline) throws InterruptedException {
        int timeout = config.settings().timeoutSeconds();
        boolean isWarm = isUsable();
        if (!isWarm) {
            long begun = System.nanoTime();
            RuntimeSignal.Fault fault = start(deadline, TimeUnit.SECONDS.toMillis(timeout));
            if (fault != null) {
                log.add(Report.ofInit((System.nanoTime() - begun) / 1e6, "invoke", fault));
                return fault;
            }
        }
        RuntimeSignal end = handOver(call, deadline);
        if (end instanceof RuntimeSignal.NotTaken && isWarm) {
            reset(); // It ended after the call before.
            return run(call, deadline);
        }
        if (end instanceof RuntimeSignal.NotTaken) {
            end = new RuntimeSignal.Exited("Runtime.ExitError", "Runtime exited before it took the event");
        }
        if (end == null || end instanceof RuntimeSignal.Exited || end instanceof RuntimeSignal.InitFailed) {
            reset();
        }
        return end == null ? new RuntimeSignal.TimedOut(timeout) : end;
    }

    private @Nullable RuntimeSignal handOver(Call call, long deadline) throws InterruptedException {
        Running now = running;
        if (now == null) {
            return new RuntimeSignal.NotTaken();
        }
        RuntimeSignal ready = now.api().awaitReady(deadline);
        if (!(ready instanceof RuntimeSignal.Ready)) {
            return ready == null ? null : new RuntimeSignal.NotTaken();
        }
        long millis = System.currentTimeMillis() + TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        RuntimeSignal end = now.api().call(new RuntimeApi.Handover(call, millis), deadline);
        boolean isSettled = end instanceof RuntimeSignal.Answered || end instanceof RuntimeSignal.Failed;
        if (isSettled && now.api().awaitReady(deadline) == null) {
            reset(); // A call is over when the process asks for the next event: what it does until then is part of it.
        }
        return end;
    }

    private synchronized boolean isUsable() {
        return running != null && running.api().isUsable();
    }

    /** Starts the process; returns null when it is ready, else why it is not, and then it is ended. */
    private RuntimeSignal.@Nullable Fault start(long deadline, long allowedMillis) throws InterruptedException {
        reset();
        RuntimeSignal signal;
        try {
            signal = launch().api().awaitReady(deadline);
        } catch (IOException e) {
            signal = new RuntimeSignal.Exited("Runtime.InvalidEntrypoint", String.valueOf(e.getMessage()));
        }
        if (signal instanceof RuntimeSignal.Ready) {
            return null;
        }
        if (signal instanceof RuntimeSignal.InitFailed) {
            letEnd();
        }
        reset();
        return signal instanceof RuntimeSignal.Fault fault ? fault : new RuntimeSignal.TimedOut(allowedMillis / 1e3);
    }

    private synchronized Running launch() throws IOException {
        if (closed) {
            throw new IOException("the function is being deleted, or the endpoint stopped");
        }
        RuntimeApi api = new RuntimeApi();
        RuntimeServer.Port port = context.server().open(api, config.identity());
        running = new Running(api, port, null);
        Launch launch = Launch.of(config, folders.code(), folders.own(), context.options());
        Variables.Places places =
                new Variables.Places(folders.code(), folders.own(), Launch.javaHome(context.options()));
        FunctionProcess process = FunctionProcess.start(
                launch,
                Variables.of(config, FunctionProcess.inherited(), places, reached(), port.address()),
                folders.own(),
                log::add,
                ended -> api.end(new RuntimeSignal.Exited("Runtime.ExitError", ended.reason())));
        running = new Running(api, port, process);
        return running;
    }

    private Variables.Reached reached() throws IOException {
        try {
            return context.reached().join();
        } catch (CompletionException e) {
            throw new IOException("the endpoint is stopped", e);
        }
    }

    /** A process that reported why it cannot start ends by itself, and may print more about it until then. */
    private void letEnd() throws InterruptedException {
        Running now = running;
        if (now != null && now.process() != null) {
            now.process().awaitEnd(END_MILLIS);
        }
    }

    /** Ends the process, if there is one. */
    private synchronized void reset() {
        Running old = running;
        running = null;
        if (old == null) {
            return;
        }
        if (old.process() != null) {
            old.process().close(); // First: a client whose API is gone prints so.
        }
        old.api().end(new RuntimeSignal.Exited("Runtime.ExitError", "Runtime exited with error: signal: killed"));
        try {
            old.port().close();
        } catch (IOException e) {
            context.events().damage("function '" + config.name() + "': " + e.getMessage());
        }
    }

    /** Waits until the process seems to have printed all that it had to say about the call; a bounded time. */
    private void awaitQuiet() throws InterruptedException {
        long lines = -1;
        for (int i = 0; i < MOST_WAITS && lines != log.lines(); i++) {
            lines = log.lines();
            TimeUnit.MILLISECONDS.sleep(QUIET_MILLIS);
        }
    }

    /** Ends the process for good; a call that it handles fails. */
    @Override
    public synchronized void close() {
        closed = true;
        reset();
        try {
            Folders.delete(folders.own());
        } catch (IOException e) {
            context.events().damage("function '" + config.name() + "': cannot delete " + folders.own() + ": " + e);
        }
    }
}
