package dev.kdt.cli.command.local;

import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.option.Session;
import dev.kdt.endpoint.fault.FaultKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code kdt local fault add}. */
@Command(name = "add", header = "Add a fault rule.")
public final class LocalFaultAddCommand implements Callable<Integer> {
    private static final List<String> CONDITIONS = List.of(
            "",
            "Conditions:",
            "  op=PutRecords stream=NAME shard=ID  only this operation, stream or delivery stream, shard",
            "  rate=0.2                            probability",
            "  after=3                             not for the first 3 requests",
            "  times=2                             at most twice",
            "  start=5m lasting=30s every=1h       when, from now on",
            "  for=250ms                           how long slow and timeout wait",
            "  code=ERROR                          the error that refuse answers",
            "",
            "Examples:",
            "  kdt local fault add throttle op=PutRecords rate=0.2",
            "  kdt local fault add lost op=PutRecords stream=orders times=1",
            "  kdt local fault add unavailable start=1m lasting=10s every=5m");

    private final Session session;

    @Parameters(arity = "1..*", paramLabel = "WORD", description = "A fault, then its conditions (below).")
    private List<String> words = new ArrayList<>();

    /** Adds what there is to the help. */
    @Spec
    void describe(CommandSpec spec) {
        spec.usageMessage()
                .footer(Stream.of(List.of("", "Faults:"), faults(), CONDITIONS)
                        .flatMap(List::stream)
                        .toArray(String[]::new));
    }

    private static List<String> faults() {
        return Arrays.stream(FaultKind.values())
                .map(kind -> "  %-14s %s".formatted(kind.word(), kind.does()))
                .toList();
    }

    public LocalFaultAddCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        String rule = FaultOptions.rule(String.join(" ", words)).toString();
        RunningEndpoint.of(session).addFault(rule);
        session.messages().say("in force: " + rule);
        return ExitCode.DONE;
    }
}
