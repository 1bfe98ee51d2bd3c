package dev.kdt.local.function;

import dev.kdt.endpoint.option.FunctionSettings;
import org.jspecify.annotations.Nullable;

/**
 * The state of a function that outlives the endpoint.
 *
 * @param code the package; null when a command line is run
 * @param command null when a package is run
 * @param reserved the reserved concurrency; null when none is reserved
 * @param modified milliseconds since the epoch
 * @param revision changes with every change of the function
 */
public record FunctionConfig(
        Identity identity,
        Program program,
        FunctionSettings settings,
        @Nullable Code code,
        @Nullable Command command,
        @Nullable Integer reserved,
        long modified,
        String revision) {
    /** Whose function it is, and where. */
    public record Identity(String name, String account, String region) {
        public String arn() {
            return "arn:aws:lambda:" + region + ":" + account + ":function:" + name;
        }
    }

    /** The members of a function that are told as they were given, and what its process is started by. */
    public record Program(String runtime, String handler, String role, String description, String architecture) {
        /** Whether the runtime is one of the managed Java runtimes. */
        boolean isJava() {
            return runtime.startsWith("java");
        }

        /** Whether the package brings its own runtime. */
        boolean isProvided() {
            return runtime.startsWith("provided");
        }
    }

    /**
     * A package.
     *
     * @param folder the name of the folder that it is unpacked in
     * @param size the zip file's, in bytes
     * @param sha256 the zip file's, in base64
     */
    public record Code(String folder, long size, String sha256) {}

    /** A command line, and the folder that it runs in. */
    public record Command(String line, String folder) {}

    public String name() {
        return identity.name();
    }

    public FunctionConfig withReserved(@Nullable Integer value) {
        return new FunctionConfig(identity, program, settings, code, command, value, modified, revision);
    }

    /** The same with a package instead of what it ran. */
    public FunctionConfig withCode(Code value) {
        return new FunctionConfig(identity, program, settings, value, null, reserved, modified, revision);
    }

    public FunctionConfig withSettings(Program newProgram, FunctionSettings value) {
        return new FunctionConfig(identity, newProgram, value, code, command, reserved, modified, revision);
    }

    FunctionConfig asOf(long now, String newRevision) {
        return new FunctionConfig(identity, program, settings, code, command, reserved, now, newRevision);
    }
}
