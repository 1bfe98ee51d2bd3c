package dev.kdt.cli.command.test;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.DataOut;
import dev.kdt.cli.console.ExitCode;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.TestSuite;
import dev.kdt.cli.option.MaxRecordOption;
import dev.kdt.cli.option.NamedFiles;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.show.CaseRenderer;
import dev.kdt.destination.WholeFile;
import dev.kdt.flow.IoFaults;
import dev.kdt.flow.Stop;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.cases.CaseResult;
import dev.kdt.pipeline.cases.JUnitReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code kdt test}. */
@Command(
        name = "test",
        header = "Run the test cases of pipeline files.",
        description = {
            "The cases of orders.yaml are in it, under 'tests', or beside it, in orders.tests.yaml. The exit code",
            "is 1 when a case fails."
        })
public final class TestCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Pipeline files, or files of cases.")
    private List<String> names = new ArrayList<>();

    @Option(names = "--junit", paramLabel = "FILE", description = "Also write the results as JUnit XML.")
    private @Nullable String junit;

    @Mixin
    private final MaxRecordOption maxRecord = new MaxRecordOption();

    public TestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws PipelineException {
        new NamedFiles(session.console())
                .read(names)
                .written("--junit", junit)
                .printed()
                .requireUsable();
        List<TestSuite> suites = TestSuite.named(names, session);
        if (suites.stream().allMatch(each -> each.tests().isEmpty())) {
            throw new UsageException("nothing to test: no cases in or beside " + String.join(", ", names));
        }
        DataOut out = new DataOut(session.console().out());
        CaseRenderer renderer = new CaseRenderer(session.coloredData());
        Map<String, List<CaseResult>> results = new LinkedHashMap<>();
        for (TestSuite suite : suites) {
            results.put(suite.name(), suite.run(maxRecord.value()));
            renderer.lines(suite.name(), results.get(suite.name())).forEach(out::line);
            out.flush();
        }
        if (junit != null) {
            write(junit, JUnitReport.xml(results));
        }
        return tell(results.values().stream().flatMap(List::stream).toList());
    }

    private void write(String file, String xml) {
        try (WholeFile out = WholeFile.begin(file, session.targets(), new Stop())) {
            out.out().write(xml.getBytes(StandardCharsets.UTF_8));
            out.complete();
        } catch (IOException e) {
            throw IoFaults.writing(file, e);
        }
    }

    private int tell(List<CaseResult> results) {
        long failed = results.stream().filter(each -> !each.passed()).count();
        session.messages()
                .say(Amounts.count(results.size(), "case") + ": " + Amounts.count(results.size() - failed) + " passed, "
                        + Amounts.count(failed) + " failed");
        return failed == 0 ? ExitCode.DONE : ExitCode.FAILED;
    }
}
