package dev.kdt.cli.command.doctor;

import dev.kdt.aws.AwsConfigException;
import dev.kdt.aws.AwsSettings;
import dev.kdt.aws.ServiceProbe;
import dev.kdt.cli.command.doctor.CheckResult.Level;
import dev.kdt.cli.config.InForce;
import dev.kdt.cli.config.Setting;
import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.ListFormat;
import dev.kdt.cli.option.Session;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code kdt doctor}. */
@Command(
        name = "doctor",
        header = "Check what kdt needs: settings, credentials, the services, a stream; and tell what to do.",
        description = {
            "Calls are made that change nothing, each once and for 3 seconds at the most (KDT_TIMEOUT sets another"
                    + " time). Credentials are never shown, only where they come from.",
            "",
            "The exit code is 0 also with warnings, 1 when something is wrong."
        })
public final class DoctorCommand implements Callable<Integer> {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "STREAM",
            description = "A stream to check, too (that of the context, if it has one).")
    private @Nullable String stream;

    @Mixin
    private final ListFormat format = new ListFormat();

    public DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        CheckResults results = new CheckResults();
        new MachineChecks(session, results).run();
        if (new ConfigurationChecks(session, results).run()) {
            services(results);
        } else {
            results.unchecked("services", "the configuration cannot be used");
        }
        new CheckResultsPage(results.all(), session.coloredData())
                .print(new DataOut(session.console().out()), outputFormat());
        session.messages().say(summary(results));
        return results.count(Level.WRONG) > 0 ? ExitCode.FAILED : ExitCode.DONE;
    }

    /** A configuration that is wrong decides nothing: it is among the results. */
    private ListFormat.Format outputFormat() {
        try {
            return format.in(session);
        } catch (UsageException _) {
            return ListFormat.Format.TEXT;
        }
    }

    private void services(CheckResults results) throws InterruptedException {
        AwsSettings settings;
        try {
            settings = session.aws();
        } catch (UsageException e) {
            results.wrong("services", String.valueOf(e.getMessage()));
            return;
        }
        try (ServiceProbe probe = ServiceProbe.of(settings, TIMEOUT)) {
            String checked = stream();
            if (new ServiceChecks(session, probe, results).run()) {
                if (checked != null) {
                    new StreamChecks(checked, probe, results).run();
                }
            } else {
                results.unchecked("permissions", "the service cannot be called");
            }
        } catch (AwsConfigException e) {
            results.wrong("services", String.valueOf(e.getMessage()));
        }
    }

    private @Nullable String stream() {
        if (stream != null) {
            return stream;
        }
        InForce found = session.configuration().find(Setting.STREAM);
        return found == null ? null : found.value();
    }

    private static String summary(CheckResults results) {
        long wrong = results.count(Level.WRONG);
        long warnings = results.count(Level.WARNING);
        if (wrong == 0 && warnings == 0) {
            return "all is well";
        }
        return (wrong == 0 ? "nothing is wrong" : Amounts.count(wrong, "problem")) + ", "
                + Amounts.count(warnings, "warning");
    }
}
