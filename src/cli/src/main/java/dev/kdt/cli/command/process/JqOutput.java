package dev.kdt.cli.command.process;

import dev.kdt.cli.console.UsageException;
import dev.kdt.pipeline.Encoding;
import dev.kdt.pipeline.Pipeline;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** jq's options for the form of results, and for the exit code. */
final class JqOutput {
    private static final int MOST_SPACES = 7;

    @Option(
            names = {"-r", "--raw-output"},
            description = "Write strings without quotation marks (-o text).")
    private boolean raw;

    @Option(
            names = {"-j", "--join-output"},
            description = "As -r, without a newline after each result (-o raw).")
    private boolean joined;

    @Option(
            names = "--indent",
            paramLabel = "N",
            description =
                    "Write results over several lines, N spaces deeper on each level: 2 is jq's own form, 0 a line"
                            + " each.")
    private @Nullable Integer indent;

    @Option(names = "--tab", description = "As --indent, a tab deeper on each level.")
    private boolean tab;

    @Option(names = "--seq", description = "Write an ASCII RS before each result (a JSON text sequence, RFC 7464).")
    private boolean seq;

    @Option(
            names = {"-S", "--sort-keys"},
            description = "Sort the keys of objects.")
    private boolean sorted;

    @Option(
            names = "--exit-status",
            description = "Exit with 1 when the last result is false or null, with 4 when there is no result (jq's -e)."
                    + " When a record failed, when the expression halts, and after a signal the exit code is what it is"
                    + " without this option. Uses one thread.")
    private boolean exitStatus;

    /** Whether the exit code is to tell of the last result. */
    boolean asksForStatus() {
        return exitStatus;
    }

    /** Whether one of the options says what -o could say. */
    boolean choosesForm() {
        return form() != null;
    }

    private @Nullable String form() {
        if (raw) {
            return "--raw-output";
        } else if (joined) {
            return "--join-output";
        } else if (indent != null) {
            return "--indent";
        } else if (tab) {
            return "--tab";
        }
        return seq ? "--seq" : null;
    }

    /**
     * Checks what stands beside these options.
     *
     * @param output whether -o is given
     * @param other an option that asks for something else than results; null for none
     * @throws UsageException when two exclude each other, or a number is out of range
     */
    void requireSense(boolean output, @Nullable String other) {
        if (indent != null && (indent < 0 || indent > MOST_SPACES)) {
            throw new UsageException("--indent: write 0 to " + MOST_SPACES + " (--tab indents by tabs)");
        }
        if (indent != null && tab) {
            throw new UsageException("--indent and --tab exclude each other (give one)");
        }
        String form = form();
        if (output && form != null) {
            throw new UsageException(form + " and --output exclude each other (give one)");
        }
        String given = form != null ? form : sorted ? "--sort-keys" : exitStatus ? "--exit-status" : null;
        if (other != null && given != null) {
            throw new UsageException(given + " is for results: it and " + other + " exclude each other");
        }
    }

    /** The pipeline, with results in the form that is asked for, where it is. */
    Pipeline formed(Pipeline pipeline) {
        Pipeline made = sorted ? pipeline.then(new SortStep()) : pipeline;
        if (!choosesForm()) {
            return made;
        }
        if (indentation().isEmpty() && !seq) {
            Encoding.Format format = joined ? Encoding.Format.RAW : raw ? Encoding.Format.TEXT : Encoding.Format.NDJSON;
            return made.withEncoding(Encoding.of(format));
        }
        return made.then(new LayoutStep(indentation(), raw || joined, seq, joined ? "" : "\n"))
                .withEncoding(Encoding.of(Encoding.Format.RAW));
    }

    private String indentation() {
        return tab ? "\t" : " ".repeat(indent == null ? 0 : indent);
    }
}
