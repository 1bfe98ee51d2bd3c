package dev.kdt.cli.config;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.UsageException;
import dev.kdt.pipeline.config.Suggestion;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The choice of the current context: by {@code --context}, {@code KDT_CONTEXT}, the project's file, the user's. */
final class ContextChoice {
    /** The option that names it. */
    static final String OPTION = "--context";

    /** The variable that names it. */
    static final String VARIABLE = "KDT_CONTEXT";

    static final String KEY = "context";

    private ContextChoice() {}

    /**
     * The current context, which a file may name that is not trusted.
     *
     * @return null when there is none
     * @throws UsageException when no file has a context of that name
     */
    static @Nullable InForce of(GivenSettings given, Console console, List<ConfigFile> files) {
        InForce chosen = named(given, console, files);
        if (chosen != null && files.stream().noneMatch(each -> each.contexts().containsKey(chosen.value()))) {
            Set<String> known = new LinkedHashSet<>();
            files.forEach(each -> known.addAll(each.contexts().keySet()));
            String advice =
                    known.isEmpty() ? " (no configuration file has any)" : Suggestion.among(known, chosen.value());
            throw new UsageException(chosen.origin() + ": unknown context '" + chosen.value() + "'" + advice);
        }
        return chosen;
    }

    private static @Nullable InForce named(GivenSettings given, Console console, List<ConfigFile> files) {
        if (given.context() != null) {
            return new InForce(null, KEY, given.context(), new SettingOrigin.Option(OPTION));
        }
        String variable = console.variable(VARIABLE).orElse(null);
        if (variable != null) {
            return new InForce(null, KEY, variable, new SettingOrigin.Variable(VARIABLE));
        }
        for (ConfigFile each : files) {
            Written current = each.current();
            if (current != null) {
                return new InForce(null, KEY, current.value(), new SettingOrigin.InFile(each, current.place()));
            }
        }
        return null;
    }
}
