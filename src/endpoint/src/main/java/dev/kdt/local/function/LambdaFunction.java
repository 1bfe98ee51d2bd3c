package dev.kdt.local.function;

import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.local.file.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A function and its execution environments: as many as it has calls at a time, up to its concurrency, made when they are needed and
 * kept for later calls. Safe for use by several threads.
 */
public final class LambdaFunction implements AutoCloseable {
    static final String ENVIRONMENTS = "environments";

    private final Path folder;
    private final FunctionContext context;
    private final FunctionLog log;
    private final EventQueue events;
    private final ReentrantLock lock = new ReentrantLock(true);
    private final Condition changed = lock.newCondition();
    private final Deque<ExecutionEnvironment> idle = new ArrayDeque<>();
    private final Set<ExecutionEnvironment> busy = new HashSet<>();
    private final Set<FunctionConfig.Code> replaced = new HashSet<>();
    private FunctionConfig config;
    private int made;
    private boolean closed;

    LambdaFunction(Path folder, FunctionConfig config, FunctionContext context) {
        this.folder = folder;
        this.config = config;
        this.context = context;
        this.log = new FunctionLog(
                config.name(), folder, context.timeline().clock(), context.events(), FunctionLog.Bounds.DEFAULT);
        this.events = new EventQueue(this, context);
    }

    public FunctionConfig config() {
        lock.lock();
        try {
            return config;
        } finally {
            lock.unlock();
        }
    }

    Path folder() {
        return folder;
    }

    /** Deletes a package that was stored and is not used. */
    public void discard(FunctionConfig.Code code) throws IOException {
        new CodeStore(folder).delete(code);
    }

    /** The file of its package; null when it runs a command line. */
    public @Nullable Path zip() {
        FunctionConfig.Code code = config().code();
        return code == null ? null : new CodeStore(folder).zip(code.folder()).toAbsolutePath();
    }

    /** The events that it is called with later. */
    EventQueue events() {
        return events;
    }

    /** Takes an event that the function is called with later; it is on the disk when this returns. */
    public void invokeLater(Call call) throws IOException {
        events.add(call);
    }

    /**
     * Stores a package for {@link FunctionConfig#withCode}.
     *
     * @throws InvalidCodeException when it cannot be unpacked, or may not be
     */
    public FunctionConfig.Code store(InputStream zip) throws IOException {
        return new CodeStore(folder).store(zip);
    }

    /** Calls the function and waits for the end of the call. Without reserved concurrency, it waits for an environment first. */
    public CallResult invoke(Call call) throws InterruptedException {
        ExecutionEnvironment environment;
        lock.lockInterruptibly();
        try {
            while (!closed && busy.size() >= concurrency() && config.reserved() == null) {
                changed.await();
            }
            if (closed) {
                return ended(call, Invocation.Ending.MISSING);
            }
            if (busy.size() >= concurrency()) {
                return ended(call, Invocation.Ending.THROTTLED);
            }
            environment = idle.isEmpty() ? make() : idle.pop();
            busy.add(environment);
        } finally {
            lock.unlock();
        }
        try {
            CallResult result = environment.invoke(call);
            if (isClosed() && result.invocation().ending() == Invocation.Ending.FAILED) {
                return ended(call, Invocation.Ending.MISSING); // Cut off: the function is not to blame.
            }
            tell(result.invocation());
            return result;
        } finally {
            giveBack(environment);
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    static CallResult ended(Call call, Invocation.Ending ending) {
        return new CallResult(new Invocation(ending, new byte[0], call.requestId()), "");
    }

    private int concurrency() {
        return config.reserved() == null ? context.options().concurrency() : config.reserved();
    }

    private ExecutionEnvironment make() {
        FunctionConfig.Code code = config.code();
        Path unpacked = code == null ? folder : new CodeStore(folder).unpacked(code);
        return new ExecutionEnvironment(
                config,
                new ExecutionEnvironment.EnvironmentFolders(
                        unpacked.toAbsolutePath(),
                        environments().resolve(String.valueOf(++made)).toAbsolutePath()),
                context,
                log);
    }

    private Path environments() {
        return folder.resolve(ENVIRONMENTS);
    }

    @SuppressWarnings("ReferenceEquality") // An environment is of the very state that it was made of.
    private void giveBack(ExecutionEnvironment environment) {
        boolean isOld;
        lock.lock();
        try {
            isOld = closed || environment.config() != config;
            if (!isOld) {
                idle.push(environment);
            }
            busy.remove(environment);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        if (isOld) {
            environment.close();
            deleteReplaced();
        }
    }

    private void tell(Invocation invocation) {
        if (invocation.ending() == Invocation.Ending.FAILED) {
            context.events()
                    .happened(new EndpointEvent.InvocationFailed(
                            config().name(), invocation.requestId(), FunctionError.line(invocation.payload())));
        }
    }

    /** Goes on as {@code value}: calls that run end as they began, later ones find new environments. */
    void update(FunctionConfig value) throws IOException {
        Set<ExecutionEnvironment> old;
        lock.lock();
        try {
            FunctionFile.write(value, folder.resolve(FunctionFile.NAME));
            if (config.code() != null && !config.code().equals(value.code())) {
                replaced.add(config.code());
            }
            config = value;
            old = new HashSet<>(idle);
            idle.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        old.forEach(ExecutionEnvironment::close);
        deleteReplaced();
    }

    /** Deletes packages that are not the function's any more, and that no call runs. */
    private void deleteReplaced() {
        Set<FunctionConfig.Code> unused;
        lock.lock();
        try {
            unused = new HashSet<>(replaced);
            busy.forEach(environment -> unused.remove(environment.config().code()));
            replaced.removeAll(unused);
        } finally {
            lock.unlock();
        }
        for (FunctionConfig.Code code : unused) {
            try {
                discard(code);
            } catch (IOException e) {
                context.events().damage("cannot delete an old package of function '" + config().name() + "': " + e);
            }
        }
    }

    /** Ends all processes; calls that run fail, and those that wait find no function. Returns when no process is left. */
    @Override
    public void close() throws IOException {
        events.close();
        Set<ExecutionEnvironment> all;
        lock.lock();
        try {
            closed = true;
            all = new HashSet<>(busy);
            all.addAll(idle);
            idle.clear();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        all.forEach(ExecutionEnvironment::close);
        lock.lock();
        try {
            while (!busy.isEmpty()) {
                changed.awaitUninterruptibly();
            }
        } finally {
            lock.unlock();
        }
        log.close();
        Folders.delete(environments());
    }

    /** The same, and what is kept of the function goes. */
    void delete() throws IOException {
        close();
        Files.deleteIfExists(folder.resolve(FunctionFile.NAME)); // First: without it, the rest goes at the next start.
        Folders.delete(folder);
    }
}
