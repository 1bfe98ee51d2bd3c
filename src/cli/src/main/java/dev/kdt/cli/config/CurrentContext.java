package dev.kdt.cli.config;

import dev.kdt.cli.console.UsageException;
import dev.kdt.pipeline.config.YamlText;
import java.io.IOException;
import java.nio.file.Files;

/** Writes the current context into the user's file. All else in it stays as it is, comments and layout included. */
public final class CurrentContext {
    private CurrentContext() {}

    /**
     * Makes {@code context} the current one in {@code file}, which takes its new text as a whole or not at all.
     *
     * @throws UsageException when the file cannot be changed so, has changed meanwhile, or cannot be written
     */
    public static void write(ConfigFile file, String context) {
        ConfigFile.Source source = file.source();
        YamlText changed = new YamlText(source.text()).withEntry(ContextChoice.KEY, context);
        if (changed == null) {
            throw new UsageException(
                    source.name() + " cannot be changed at one place only (write 'context: " + context + "' into it)");
        }
        try {
            if (!Files.readString(source.path()).equals(source.text())) {
                throw new UsageException(source.name() + " is being changed by another program (try again)");
            }
            SmallFile.write(source.path(), changed.text());
        } catch (IOException e) {
            throw new UsageException("cannot write " + source.name() + ": " + FileContent.reason(e));
        }
    }
}
