package dev.kdt.local.function;

import dev.kdt.endpoint.event.EndpointEvent;
import dev.kdt.endpoint.event.EndpointListener;
import dev.kdt.endpoint.option.GivenFunction;
import dev.kdt.endpoint.option.LambdaOptions;
import dev.kdt.local.file.FolderName;
import dev.kdt.local.file.Folders;
import dev.kdt.local.time.Timeline;
import dev.kdt.local.wire.ServiceException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** All Lambda functions of an endpoint, by name. Safe for use by several threads. */
public final class Functions implements InvocableFunctions, AutoCloseable {
    private static final Duration INIT_PHASE = Duration.ofSeconds(10);

    private final ConcurrentSkipListMap<String, LambdaFunction> functions = new ConcurrentSkipListMap<>();
    private final Path folder;
    private final FunctionContext context;

    private Functions(Path folder, FunctionContext context) {
        this.folder = folder;
        this.context = context;
    }

    /**
     * Opens the functions that are kept in {@code folder}. Processes that an endpoint before has left behind are ended. Calls wait
     * until {@link #reachedAt}.
     */
    public static Functions open(Path folder, LambdaOptions options, EndpointListener events, Timeline timeline)
            throws IOException {
        return open(folder, options, events, timeline, INIT_PHASE);
    }

    static Functions open(
            Path folder, LambdaOptions options, EndpointListener events, Timeline timeline, Duration initPhase)
            throws IOException {
        FunctionContext context = new FunctionContext(
                options, events, timeline, new RuntimeServer(), new CompletableFuture<>(), initPhase);
        Functions opened = new Functions(folder, context);
        try {
            for (Path kept : Folders.in(folder)) {
                opened.goOn(kept);
            }
        } catch (IOException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    private void goOn(Path kept) throws IOException {
        ProcessMark.endAll(kept.resolve(LambdaFunction.ENVIRONMENTS));
        Path file = kept.resolve(FunctionFile.NAME);
        if (!Files.exists(file)) {
            Folders.delete(kept); // A creation or a deletion that was cut off in the middle.
            return;
        }
        FunctionConfig config = FunctionFile.read(file);
        new CodeStore(kept).keepOnly(config.code());
        functions.put(config.name(), new LambdaFunction(kept, config, context));
    }

    /**
     * Makes a function that the endpoint is to have from its start, or replaces the one of its name.
     *
     * @throws InvalidCodeException when its package cannot be unpacked
     * @throws ServiceException when its runtime cannot be run
     */
    public void give(GivenFunction given) throws IOException {
        new GivenFunctions(this, context.options().folder()).make(given);
    }

    /** Tells where functions reach the endpoint: calls begin, also those of events that were taken before a restart. */
    public void reachedAt(URI uri, @Nullable Path certificate) throws IOException {
        context.reached()
                .complete(new Variables.Reached(uri, certificate == null ? null : certificate.toAbsolutePath()));
        for (LambdaFunction function : all()) {
            function.events().resume();
        }
    }

    public Collection<LambdaFunction> all() {
        return functions.values();
    }

    /** The function of this name, or null. */
    public @Nullable LambdaFunction find(String name) {
        return functions.get(name);
    }

    @Override
    public Invocable named(String name) {
        return event -> invoke(name, Call.of(event)).invocation();
    }

    /** Calls the function of this name and waits for the end of the call. */
    public CallResult invoke(String name, Call call) throws InterruptedException {
        LambdaFunction function = find(name);
        return function == null ? LambdaFunction.ended(call, Invocation.Ending.MISSING) : function.invoke(call);
    }

    /**
     * Makes a function, or replaces all of one but its reserved concurrency.
     *
     * @throws InvalidCodeException when its package cannot be unpacked
     * @throws ServiceException when its runtime cannot be run
     */
    public synchronized LambdaFunction put(FunctionDraft draft) throws IOException {
        String name = draft.identity().name();
        LambdaFunction present = functions.get(name);
        Path home = folder.resolve(FolderName.of(name));
        FunctionConfig.Code code = null;
        FunctionConfig.Command command = null;
        switch (draft.source()) {
            case FunctionDraft.Source.Packaged source -> {
                RuntimeRules.check(draft.program(), context.options());
                code = store(home, source.zip());
            }
            case FunctionDraft.Source.CommandLine source -> command = source.command();
        }
        FunctionConfig config = changed(new FunctionConfig(
                draft.identity(),
                draft.program(),
                draft.settings(),
                code,
                command,
                present == null ? null : present.config().reserved(),
                0,
                ""));
        if (present == null) {
            Files.createDirectories(home);
            FunctionFile.write(config, home.resolve(FunctionFile.NAME));
            present = new LambdaFunction(home, config, context);
            functions.put(name, present);
        } else {
            present.update(config);
        }
        String runs = command == null ? config.program().runtime() : "a command line";
        context.events().happened(new EndpointEvent.FunctionCreated(name, runs));
        return present;
    }

    /**
     * Makes a function of a name that is free.
     *
     * @throws InvalidCodeException when its package cannot be unpacked
     * @throws ServiceException when the name is taken, or the runtime cannot be run
     */
    public synchronized LambdaFunction create(FunctionDraft draft) throws IOException {
        if (find(draft.identity().name()) != null) {
            throw ServiceException.failed(
                    "ResourceConflictException",
                    409,
                    "Function already exist: " + draft.identity().name());
        }
        return put(draft);
    }

    private static FunctionConfig.Code store(Path home, InputStream zip) throws IOException {
        try {
            return new CodeStore(home).store(zip);
        } catch (IOException e) {
            if (!Files.exists(home.resolve(FunctionFile.NAME))) {
                Folders.delete(home);
            }
            throw e;
        }
    }

    /**
     * Changes a function.
     *
     * @throws ServiceException when the changed function's runtime cannot be run
     */
    public synchronized FunctionConfig change(LambdaFunction function, UnaryOperator<FunctionConfig> change)
            throws IOException {
        FunctionConfig config = changed(change.apply(function.config()));
        if (config.code() != null) {
            RuntimeRules.check(config.program(), context.options());
        }
        function.update(config);
        return config;
    }

    /** The same as of now, with a revision of its own. */
    private FunctionConfig changed(FunctionConfig config) {
        return config.asOf(context.timeline().millis(), UUID.randomUUID().toString());
    }

    /** Deletes a function: its processes are ended, and all that is kept of it goes. */
    public synchronized void delete(LambdaFunction function) throws IOException {
        functions.remove(function.config().name(), function);
        function.delete();
        context.events()
                .happened(new EndpointEvent.FunctionDeleted(function.config().name()));
    }

    /** Waits until no event that was taken for later is being worked on. */
    public void settle() {
        for (LambdaFunction function : all()) {
            function.events().settle();
        }
    }

    /** Ends all processes. Events that were taken for later, and not handled, are handled when the functions are opened again. */
    @Override
    public void close() throws IOException {
        context.reached().completeExceptionally(new IOException("the endpoint is stopped"));
        try {
            for (LambdaFunction function : all()) {
                function.close();
            }
        } finally {
            context.server().close();
        }
    }
}
