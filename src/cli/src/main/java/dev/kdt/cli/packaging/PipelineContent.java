package dev.kdt.cli.packaging;

import dev.kdt.cli.console.UsageException;
import dev.kdt.flow.IoFaults;
import dev.kdt.jq.Budget;
import dev.kdt.library.OptionalLibrary;
import dev.kdt.pipeline.OnError;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.PipelineFile;
import dev.kdt.pipeline.config.Surroundings;
import dev.kdt.pipeline.step.RouteTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;

/**
 * A pipeline as a function carries it: its file and the files that it reads, as they are. Variables stay names.
 *
 * @param name of the pipeline file, in the package
 * @param title the pipeline's name
 * @param files by their names in the package, the pipeline file among them
 * @param variables the names of the environment variables that it asks for, sorted
 * @param libraries that its records may need
 * @param remembers whether a step remembers earlier records
 * @param onError its treatment of records that fail
 * @param routes the targets that its steps send results to, with variables as {@code ${NAME}}
 */
public record PipelineContent(
        String name,
        String title,
        SortedMap<String, byte[]> files,
        List<String> variables,
        Set<OptionalLibrary> libraries,
        boolean remembers,
        OnError onError,
        List<String> routes) {
    /**
     * Checks a pipeline and reads its files. A variable that is not set has a stand-in for its value meanwhile.
     *
     * @param named the file as the user wrote it, for messages
     * @throws PipelineException with all that is wrong in the pipeline
     * @throws UsageException when the pipeline reads a file that cannot be packed, or is wrong perhaps for want of a variable
     */
    public static PipelineContent read(
            String named, Path file, Map<String, String> environment, Clock clock, Consumer<String> warnings)
            throws PipelineException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new UsageException(named + " is no plain file (name a pipeline file)");
        }
        requireFixedNames(named, file, clock);
        NamedVariables variables = new NamedVariables(environment);
        Set<Path> reads = new LinkedHashSet<>();
        Pipeline pipeline = checked(file, variables, clock, warnings, reads);
        Path folder = folder(file);
        String name = file.toAbsolutePath().normalize().getFileName().toString();
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put(name, content(named, file));
        for (Path each : reads) {
            files.put(nameInPackage(named, folder, each), content(each.toString(), each));
        }
        return new PipelineContent(
                name,
                pipeline.name(),
                files,
                List.copyOf(variables.named()),
                pipeline.libraries(),
                pipeline.remembers(),
                pipeline.onError(),
                routes(pipeline, file, clock));
    }

    /** A variable has the value here that it has where the pipeline is packed, and another one where the function runs. */
    private static List<String> routes(Pipeline checked, Path file, Clock clock) {
        List<RouteTarget> routes;
        try {
            routes = load(file, new NamedVariables(Map.of()), clock, _ -> {}, new LinkedHashSet<>())
                    .routes();
        } catch (PipelineException _) { // Some variable needs another value than a stand-in.
            routes = checked.routes();
        }
        return routes.stream()
                .map(each -> NamedVariables.asWritten(each.target()))
                .distinct()
                .toList();
    }

    private static Pipeline checked(
            Path file, NamedVariables variables, Clock clock, Consumer<String> warnings, Set<Path> reads)
            throws PipelineException {
        try {
            return load(file, variables, clock, warnings, reads);
        } catch (PipelineException e) {
            Set<String> unset = variables.unset();
            if (unset.isEmpty()) {
                throw e;
            }
            throw new UsageException(
                    e.getMessage() + "\n(" + String.join(", ", unset) + (unset.size() == 1 ? " is" : " are")
                            + " not set: a stand-in took the place of the value; export it if that is the reason)");
        }
    }

    /** The value of a variable must not decide which file is packed: the function may have another. */
    private static void requireFixedNames(String named, Path file, Clock clock) {
        Set<Path> reads = new LinkedHashSet<>();
        try {
            load(file, new NamedVariables(Map.of()), clock, _ -> {}, reads);
        } catch (PipelineException _) {
            // The check itself tells of what is wrong; here only the names count.
        }
        for (Path each : reads) {
            if (NamedVariables.isIn(each.toString())) {
                throw new UsageException(
                        named + " names a file by a variable of the environment: which one to pack cannot be"
                                + " known (write the file's name)");
            }
        }
    }

    private static Pipeline load(
            Path file, NamedVariables variables, Clock clock, Consumer<String> warnings, Set<Path> reads)
            throws PipelineException {
        Surroundings surroundings =
                new Surroundings(variables, clock, folder(file), Budget.GENEROUS, warnings, reads::add);
        return PipelineFile.load(file, surroundings).pipeline();
    }

    private static Path folder(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        Path folder = whole.getParent();
        return folder == null ? whole : folder;
    }

    /** Its name from the pipeline's folder, by which the function finds it again. */
    private static String nameInPackage(String named, Path folder, Path file) {
        Path inside = file.startsWith(folder) ? folder.relativize(file) : file;
        List<String> names = StreamSupport.stream(inside.spliterator(), false)
                .map(Path::toString)
                .filter(each -> !each.equals("."))
                .toList();
        if (inside.isAbsolute() || names.contains("..")) {
            throw new UsageException(
                    named + " reads " + inside + ", which cannot be packed: a function has only what lies in the"
                            + " pipeline's folder (put it there, and name it without '..')");
        }
        return String.join("/", names);
    }

    private static byte[] content(String name, Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw IoFaults.reading(name, e);
        }
    }
}
