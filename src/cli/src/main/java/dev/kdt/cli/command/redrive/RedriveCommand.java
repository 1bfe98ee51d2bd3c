package dev.kdt.cli.command.redrive;

import dev.kdt.cli.command.redrive.RedriveReport.Done;
import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.StatusLine;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.Buckets;
import dev.kdt.cli.host.Deliveries;
import dev.kdt.cli.host.ReportingDeadLetters;
import dev.kdt.cli.option.ListFormat;
import dev.kdt.cli.option.NamedFiles;
import dev.kdt.cli.option.RetryOption;
import dev.kdt.cli.option.Session;
import dev.kdt.destination.Target;
import dev.kdt.flow.DeadLetters;
import dev.kdt.flow.FileDeadLetters;
import dev.kdt.flow.GroupHolder;
import dev.kdt.flow.Input;
import dev.kdt.flow.Retrying;
import dev.kdt.flow.Stop;
import dev.kdt.flow.StoppedException;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.redrive.CountingOutbox;
import dev.kdt.redrive.LedgerFile;
import dev.kdt.redrive.Outbox;
import dev.kdt.redrive.Redrive;
import dev.kdt.redrive.RedriveTally;
import dev.kdt.redrive.Redriving;
import dev.kdt.redrive.SendingOutbox;
import dev.kdt.redrive.SentLeftovers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kdt redrive}. */
@Command(
        name = "redrive",
        header = "Send again what failed: parked records, error output, batches that Lambda gave up.",
        description = {
            "Reads leftovers of every kind, and shows what would go where; --send sends. What was sent stands in a"
                + " ledger beside the leftovers, so that nothing is sent twice, also after a kill. The leftovers stay"
                + " as they are.",
            "",
            "Exit code 1 if anything failed, is gone, cannot be read, or may have arrived without anybody knowing."
        })
public final class RedriveCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "WHERE",
            arity = "1..*",
            description = "Where leftovers are: files, folders, or s3://BUCKET/PREFIX. Compressed ones are read, too.")
    private List<String> where = new ArrayList<>();

    @Mixin
    private final TreatmentOptions treatment = new TreatmentOptions();

    @Option(names = "--send", description = "Send. Without it, nothing is sent.")
    private boolean send;

    @Option(
            names = "--ledger",
            paramLabel = "FILE",
            description = "Keep what was sent in this file (.kdt-redriven.ndjson in the folder of the leftovers; for a"
                    + " bucket, redrive/BUCKET.ndjson in the user's state folder).")
    private @Nullable String ledger;

    @Option(
            names = "--parked",
            paramLabel = "FILE",
            description = "Move records that fail again into this file, as envelopes: from then on they are redriven"
                    + " from there (they stay where they are).")
    private @Nullable String parked;

    @Mixin
    private final RetryOption retry = new RetryOption();

    @Mixin
    private final ListFormat format = new ListFormat();

    public RedriveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException, PipelineException {
        Redriving how = treatment.redriving(session);
        if (send && how.target().isEmpty()) {
            throw new UsageException("--send: --to says where (kinesis:NAME or firehose:NAME)");
        }
        Stop stop = session.stopOnSignal();
        Retrying retrying = session.retrying(retry.policy(), stop);
        RedriveTally tally = new RedriveTally();
        try (Buckets buckets = new Buckets(session, retry.policy(), stop);
                NamedLeftovers named = new NamedLeftovers(session, buckets, retrying)) {
            LedgerPlaces places = new LedgerPlaces(ledger, session);
            Map<String, LedgerFile> ledgers = new HashMap<>();
            List<Input> inputs = inputs(places, ledgers, buckets);
            if (send) {
                send(how, inputs, places, ledgers, named, tally, retrying);
            } else {
                show(how, inputs, places, named, tally, stop);
            }
        }
        stop.reason().ifPresent(reason -> {
            throw new StoppedException(reason);
        });
        return tally.isClean() ? ExitCode.DONE : ExitCode.FAILED;
    }

    /** All inputs, and the ledger of each. */
    private List<Input> inputs(LedgerPlaces places, Map<String, LedgerFile> ledgers, Buckets buckets)
            throws InterruptedException {
        List<Input> inputs = new ArrayList<>();
        for (String each : where) {
            if (each.equals("-")) {
                throw new UsageException("WHERE: stdin has no places that a ledger could tell (write it to a file)");
            }
            LedgerFile its = places.of(each);
            for (Input input : new Deliveries("WHERE", each).objects(_ -> true, "", session, buckets)) {
                if (ledgers.putIfAbsent(input.name(), its) == null) {
                    inputs.add(input);
                }
            }
        }
        NamedFiles files = new NamedFiles(session.console())
                .read(inputs.stream()
                        .map(Input::name)
                        .filter(each -> !each.startsWith("s3:"))
                        .toList());
        files.written("--parked", Target.file("--parked", parked))
                .written("--ledger", ledger)
                .printed()
                .requireUsable();
        return inputs;
    }

    private void show(
            Redriving how, List<Input> inputs, LedgerPlaces places, NamedLeftovers named, RedriveTally tally, Stop stop)
            throws InterruptedException {
        SentLeftovers known = new SentLeftovers();
        places.owns().forEach(each -> each.readInto(known));
        places.others().forEach(each -> each.readInto(known));
        Outbox outbox = new CountingOutbox(known, how, places.whole(), tally);
        run(new Redrive(how, named, look(stop), places.whole(), outbox, tally, complaints()), inputs, tally, stop);
        tell(new RedriveReport(tally, Done.SHOWN, session));
    }

    private void send(
            Redriving how,
            List<Input> inputs,
            LedgerPlaces places,
            Map<String, LedgerFile> ledgers,
            NamedLeftovers named,
            RedriveTally tally,
            Retrying retrying)
            throws InterruptedException {
        SentLeftovers known = new SentLeftovers();
        Redriving.Complaints complaints = complaints();
        GroupHolder holder = GroupHolder.here(
                "kdt redrive " + String.join(" ", where), session.console().clock());
        try (OpenTargets targets = new OpenTargets(session, retrying);
                OpenLedgers open =
                        OpenLedgers.of(places, known, holder, session.console().clock());
                DeadLetters parking = parking(retrying.stop())) {
            targets.open(how.target());
            SendingOutbox.Parts parts = new SendingOutbox.Parts(
                    how,
                    known,
                    places.whole(),
                    source -> open.of(Objects.requireNonNull(ledgers.get(source), source)),
                    targets,
                    parked == null ? null : parking,
                    complaints,
                    tally);
            try {
                run(
                        new Redrive(
                                how,
                                named,
                                look(retrying.stop()),
                                places.whole(),
                                new SendingOutbox(parts),
                                tally,
                                complaints),
                        inputs,
                        tally,
                        retrying.stop());
            } finally {
                tell(new RedriveReport(tally, Done.SENT, session));
                open.files().forEach(each -> session.messages().say("what was sent stands in " + named(each)));
            }
        }
    }

    private void run(Redrive redrive, List<Input> inputs, RedriveTally tally, Stop stop) throws InterruptedException {
        if (!session.showsProgress()) {
            redrive.run(inputs, stop);
            return;
        }
        try (StatusLine _ = new StatusLine(
                session.console().status(),
                () -> Amounts.count(tally.done(), "leftover"),
                session.console().sleeper())) {
            redrive.run(inputs, stop);
        }
    }

    /** A file as the user would name it. */
    private Path named(Path file) {
        Path here = session.console().path("").toAbsolutePath().normalize();
        return file.startsWith(here) ? here.relativize(file) : file;
    }

    private Redriving.TargetLook look(Stop stop) {
        return new TargetContents(session, retry.policy(), stop);
    }

    private DeadLetters parking(Stop stop) {
        return parked == null
                ? DeadLetters.NONE
                : new FileDeadLetters(session.console().path(parked), stop);
    }

    private Redriving.Complaints complaints() {
        return new ReportingDeadLetters(session.messages(), null)::miss;
    }

    private void tell(RedriveReport report) {
        report.print(format.in(session));
        session.messages().say(report.conclusion());
    }
}
