package dev.kdt.local.function;

import dev.kdt.endpoint.option.GivenFunction;
import dev.kdt.local.wire.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes the functions that an endpoint has from its start. */
final class GivenFunctions {
    /** The runtime of a program that speaks the Runtime API itself. */
    private static final String OWN_RUNTIME = "provided.al2023";

    private final Functions functions;
    private final Path commandFolder;

    /** @param commandFolder where command lines run */
    GivenFunctions(Functions functions, Path commandFolder) {
        this.functions = functions;
        this.commandFolder = commandFolder;
    }

    /**
     * Makes or replaces a function.
     *
     * @throws InvalidCodeException when its package cannot be unpacked
     */
    void make(GivenFunction given) throws IOException {
        switch (given) {
            case GivenFunction.Packaged zip -> make(zip);
            case GivenFunction.CommandLine command ->
                functions.put(new FunctionDraft(
                        identity(command.name()),
                        program(OWN_RUNTIME, "command"),
                        command.settings(),
                        new FunctionDraft.Source.CommandLine(new FunctionConfig.Command(
                                command.line(), commandFolder.toAbsolutePath().toString()))));
        }
    }

    private void make(GivenFunction.Packaged given) throws IOException {
        try (InputStream zip = Files.newInputStream(given.zip())) {
            functions.put(new FunctionDraft(
                    identity(given.name()),
                    program(given.runtime(), given.handler()),
                    given.settings(),
                    new FunctionDraft.Source.Packaged(zip)));
        } catch (InvalidCodeException e) {
            throw new InvalidCodeException(given.zip() + " is no package of a function: " + e.getMessage());
        }
    }

    /** One that replaces another stays in its account and region: mappings and delivery streams name it by them. */
    private FunctionConfig.Identity identity(String name) {
        LambdaFunction present = functions.find(name);
        return present == null
                ? new FunctionConfig.Identity(name, Caller.UNKNOWN.account(), Caller.UNKNOWN.region())
                : present.config().identity();
    }

    private static FunctionConfig.Program program(String runtime, String handler) {
        return new FunctionConfig.Program(runtime, handler, "", "", "x86_64");
    }
}
