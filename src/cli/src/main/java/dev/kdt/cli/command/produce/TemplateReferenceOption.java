package dev.kdt.cli.command.produce;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.generate.TemplateReference;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that prints the reference of templates instead of sending anything. */
final class TemplateReferenceOption {
    @Option(
            names = "--templates",
            arity = "0..1",
            fallbackValue = "",
            paramLabel = "TEMPLATE",
            description =
                    "List the built-in templates, or print one as a file; --templates=language describes how they are"
                            + " written, --templates=schema prints the JSON Schema of template files for editors.")
    private @Nullable String templates;

    boolean isGiven() {
        return templates != null;
    }

    /**
     * Prints what it asks for.
     *
     * @throws UsageException when there is no such template
     */
    int print(Console console) {
        DataOut out = new DataOut(console.out());
        text().lines().forEach(out::line);
        out.flush();
        return ExitCode.DONE;
    }

    private String text() {
        String name = Objects.requireNonNull(templates);
        try {
            return name.isEmpty() ? TemplateReference.overview() : TemplateReference.page(name);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--templates: " + e.getMessage());
        }
    }
}
