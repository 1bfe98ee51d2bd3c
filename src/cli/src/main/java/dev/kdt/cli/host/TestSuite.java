package dev.kdt.cli.host;

import dev.kdt.cli.option.Session;
import dev.kdt.pipeline.CaseFile;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.TestCase;
import dev.kdt.pipeline.cases.CaseResult;
import dev.kdt.pipeline.cases.CaseRunner;
import dev.kdt.pipeline.config.Problem;
import dev.kdt.record.MaxRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The test cases of one file.
 *
 * @param file that the cases stand in
 * @param tests each with its pipeline, which is compiled for the case's environment
 */
public record TestSuite(Path file, List<CompiledCase> tests) {
    /** A case, and the pipeline that it is of. */
    public record CompiledCase(TestCase test, Pipeline pipeline) {}

    /**
     * The cases in and beside the files of these names, each file's once.
     *
     * @throws PipelineException with all that is wrong in all of the files
     */
    public static List<TestSuite> named(List<String> names, Session session) throws PipelineException {
        Map<Path, TestSuite> suites = new LinkedHashMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String name : names) {
            Path file = session.console().path(name);
            try {
                if (CaseFile.isNamed(file)) {
                    addCases(file, session, suites);
                } else {
                    addPipeline(file, session, suites);
                }
            } catch (PipelineException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new PipelineException(problems.stream().distinct().toList());
        }
        return List.copyOf(suites.values());
    }

    private static void addPipeline(Path file, Session session, Map<Path, TestSuite> suites) throws PipelineException {
        CaseFile inside = CaseFile.in(file);
        Optional<Path> beside = CaseFile.beside(file);
        if (!inside.tests().isEmpty() || beside.isEmpty()) {
            suites.put(key(file), new TestSuite(file, compiled(inside, session)));
        }
        if (beside.isPresent()) {
            addCases(beside.get(), session, suites);
        }
    }

    private static void addCases(Path file, Session session, Map<Path, TestSuite> suites) throws PipelineException {
        if (!suites.containsKey(key(file))) {
            suites.put(key(file), new TestSuite(file, compiled(CaseFile.load(file), session)));
        }
    }

    /** The pipeline is compiled once for each environment, and once if there is no case: a broken one is told in any case. */
    private static List<CompiledCase> compiled(CaseFile cases, Session session) throws PipelineException {
        Map<Map<String, String>, Pipeline> pipelines = new HashMap<>();
        List<CompiledCase> compiled = new ArrayList<>();
        if (cases.tests().isEmpty()) {
            PipelineFiles.load(cases.pipeline(), session);
        }
        for (TestCase each : cases.tests()) {
            Pipeline pipeline = pipelines.get(each.environment());
            if (pipeline == null) {
                Session inside = session.withVariables(each.environment());
                pipeline = PipelineFiles.load(cases.pipeline(), inside).pipeline();
                pipelines.put(each.environment(), pipeline);
            }
            compiled.add(new CompiledCase(each, pipeline));
        }
        return compiled;
    }

    private static Path key(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /** The file as the user named it. */
    public String name() {
        return file.toString();
    }

    /**
     * Runs its cases, in order.
     *
     * @param max the most bytes that a record of a capture may have
     */
    public List<CaseResult> run(MaxRecord max) {
        CaptureFiles captures = new CaptureFiles(max);
        return tests.stream()
                .map(each -> new CaseRunner(each.pipeline(), folder(), captures).run(each.test()))
                .toList();
    }

    /** The folder of the files that cases name. */
    private Path folder() {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }
}
