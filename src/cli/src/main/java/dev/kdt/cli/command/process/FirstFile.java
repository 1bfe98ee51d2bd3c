package dev.kdt.cli.command.process;

import dev.kdt.cli.console.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The first file of {@code kdt process} is the pipeline. Users forget it, or write an expression there, as jq wants it: this
 * tells both from a pipeline file.
 */
final class FirstFile {
    /** A pipeline file of another name has its key {@code steps} in its first bytes. */
    private static final int LOOKED_AT = 64 * 1024;

    private static final Pattern PIPELINE_NAME = Pattern.compile(".*\\.ya?ml", Pattern.CASE_INSENSITIVE);
    private static final Pattern EXPRESSION = Pattern.compile("\\.[^/]*|[{\\[(].*|.*[|(].*", Pattern.DOTALL);

    private FirstFile() {}

    /**
     * Checks that {@code name} is not that of a file of records, and no expression.
     *
     * @throws UsageException with the command that was perhaps meant
     */
    static void requirePipeline(String name, Path file) {
        if (Files.isRegularFile(file) ? isData(name, file) : name.equals("-")) {
            throw new UsageException(
                    (name.equals("-") ? "stdin" : name) + " has records; the first file must be a pipeline"
                            + " (to print records: kdt process -e . " + name + ")");
        }
        boolean named = Files.exists(file) && !name.equals(".");
        if (!named && EXPRESSION.matcher(name).matches()) {
            throw new UsageException("there is no pipeline file '" + name + "' (a jq expression is given with -e: kdt"
                    + " process -e '" + name + "')");
        }
    }

    private static boolean isData(String name, Path file) {
        if (PIPELINE_NAME.matcher(name).matches()) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return !new String(in.readNBytes(LOOKED_AT), StandardCharsets.ISO_8859_1).contains("steps");
        } catch (IOException e) {
            return false; // Whoever reads the whole file tells why it cannot be read.
        }
    }
}
