package dev.kdt.cli.viewer;

import dev.kdt.pipeline.Output;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Makes filters of what the user types, as the options of the command line do. */
public interface FilterCompiler {
    /**
     * An expression, as {@code --where} takes it. A record for which it fails is not taken.
     *
     * @param failed told why it fails, for each such record
     * @throws dev.kdt.cli.console.UsageException when it does not compile: where and why
     */
    Predicate<Output> expression(String source, Consumer<String> failed);

    /**
     * A text or a regular expression, as {@code --grep} takes it. A record for which it fails is not taken.
     *
     * @param failed told why it fails, for each such record
     * @throws dev.kdt.cli.console.UsageException when it is no regular expression
     */
    Predicate<Output> text(String pattern, Consumer<String> failed);
}
