package dev.kdt.destination;

import dev.kdt.aws.Clients;
import dev.kdt.flow.Stop;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The context in which targets are opened.
 *
 * @param clients makes the clients of a service; the target closes them
 * @param files the file of a name, as the user wrote it
 * @param stdout standard output, where a stop ends the wait for a reader that does not read
 * @param warnings told of a file that stays as it was
 */
public record TargetContext(
        Supplier<Clients> clients,
        Function<String, Path> files,
        Function<Stop, OutputStream> stdout,
        Consumer<String> warnings) {}
