package dev.kdt.cli.command.doctor;

import dev.kdt.cli.config.ConfigFile;
import dev.kdt.cli.config.InForce;
import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.Session;
import java.util.List;

/** The configuration files, and what they and the environment say. */
final class ConfigurationChecks {
    private final Session session;
    private final CheckResults results;

    ConfigurationChecks(Session session, CheckResults results) {
        this.session = session;
        this.results = results;
    }

    /** Whether the files can be used. */
    boolean run() {
        try {
            List<ConfigFile> files = session.files().all();
            files.forEach(this::file);
            if (files.isEmpty()) {
                results.ok("configuration", "no files (kdt context --help)");
            }
            InForce context = session.configuration().context();
            if (context != null) {
                results.ok("context", context.value() + " (" + context.origin() + ")");
            }
            return true;
        } catch (UsageException e) {
            String.valueOf(e.getMessage()).lines().forEach(line -> results.wrong("configuration", line));
            return false;
        }
    }

    private void file(ConfigFile file) {
        String text = file.name() + ": " + Amounts.count(file.contexts().size(), "context");
        if (file.isTrusted() || !file.needsTrust()) {
            results.ok("configuration", text + (file.isProject() && file.isTrusted() ? ", trusted" : ""));
        } else {
            results.warning(
                    "configuration",
                    text + ", not trusted: " + String.join(", ", file.guarded().keySet()) + " not used",
                    "read it, then run kdt context trust");
        }
    }
}
