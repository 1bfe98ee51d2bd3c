package dev.kdt.cli.command.process;

import dev.kdt.cli.console.UsageException;
import dev.kdt.codec.Chain;
import dev.kdt.codec.Codec;
import dev.kdt.codec.InputFormat;
import dev.kdt.pipeline.InputContext.Turns;
import dev.kdt.pipeline.Pipeline;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** jq's options for what an expression is given. */
final class JqInput {
    @Option(
            names = "--null-input",
            description = "Run the expression once, with null; input and inputs take the records (jq's -n).")
    private boolean nullInput;

    @Option(
            names = {"-s", "--slurp"},
            description = "Run the expression once, with an array of all records; with -R, with all of the input as"
                    + " one string.")
    private boolean slurp;

    @Option(
            names = {"-R", "--raw-input"},
            description = "Read each line as a string (--in text --decode text).")
    private boolean raw;

    /** How often the expression runs. */
    Turns turns() {
        return nullInput || slurp ? Turns.ONCE : Turns.EACH_RECORD;
    }

    /** The options that were given; empty for none. */
    private @Nullable String given() {
        return slurp ? "--slurp" : nullInput ? "--null-input" : raw ? "--raw-input" : null;
    }

    /** How the input is cut, where {@code named} is what --in says. */
    InputFormat format(InputFormat named) {
        if (!raw) {
            return named;
        }
        return slurp ? InputFormat.RAW : InputFormat.TEXT;
    }

    /** How payloads are read, where {@code usual} is how they are without these options. */
    Chain chain(Chain usual) {
        return raw ? Chain.of(Codec.TEXT) : usual;
    }

    /** The pipeline of the expression, before it is added. */
    Pipeline begun(Pipeline pipeline) {
        return slurp ? pipeline.then(new SlurpStep(raw ? SlurpStep.As.TEXT : SlurpStep.As.ARRAY)) : pipeline;
    }

    /** Whether records are taken although the expression may not do so. */
    boolean takesAll() {
        return slurp;
    }

    /**
     * Checks what stands beside these options.
     *
     * @param expression whether there is one
     * @param in what --in says
     * @param decoded whether --decode or --schema is given
     * @param parked whether failed records are to be parked
     * @param other an option that asks for something else than results; null for none
     * @throws UsageException when two exclude each other
     */
    void requireSense(boolean expression, InputFormat in, boolean decoded, boolean parked, @Nullable String other) {
        String given = given();
        if (given == null) {
            return;
        }
        if (!expression) {
            throw new UsageException(given + " is for -e (a pipeline file has a record at a time)");
        }
        if (slurp && nullInput) {
            throw new UsageException("--null-input and --slurp exclude each other (with --null-input, [inputs] is the"
                    + " array of all records)");
        }
        if (raw && in != InputFormat.AUTO && in != InputFormat.TEXT) {
            throw new UsageException(
                    "--raw-input and --in " + in + " exclude each other (--raw-input reads lines of text)");
        }
        if (raw && decoded) {
            throw new UsageException(
                    "--raw-input and --decode exclude each other (--raw-input gives each line as it is)");
        }
        if (turns() == Turns.ONCE && parked) {
            throw new UsageException(given + " and --parked exclude each other (the expression runs once, and no record"
                    + " fails by itself)");
        }
        if (other != null) {
            throw new UsageException(given + " and " + other + " exclude each other (give one)");
        }
    }
}
