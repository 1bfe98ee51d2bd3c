package dev.kdt.endpoint.option;

import java.nio.file.Path;

/** A Lambda function that an endpoint has from its start. One of the same name that the data folder holds is replaced. */
public sealed interface GivenFunction {
    /** The function's name. */
    String name();

    FunctionSettings settings();

    /**
     * A package.
     *
     * @param zip the file, which is read when the endpoint starts
     * @param runtime Lambda's identifier, such as {@code java25} or {@code provided.al2023}
     * @param handler as the runtime wants it
     */
    record Packaged(String name, Path zip, String runtime, String handler, FunctionSettings settings)
            implements GivenFunction {}

    /**
     * A command line that speaks Lambda's Runtime API.
     *
     * @param line run by {@code sh -c} in {@link LambdaOptions#folder}
     */
    record CommandLine(String name, String line, FunctionSettings settings) implements GivenFunction {}
}
