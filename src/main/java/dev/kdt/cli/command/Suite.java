package dev.kdt.cli.command;

import dev.kdt.cli.option.Session;
import dev.kdt.pipeline.CaseFile;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.PipelineFile;
import dev.kdt.pipeline.TestCase;
import dev.kdt.pipeline.config.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The cases of one file.
 *
 * @param file that the cases stand in
 * @param pipeline that they are of
 */
record Suite(Path file, Pipeline pipeline, List<TestCase> tests) {
    /**
     * The cases in and beside the files of these names, each file's once.
     *
     * @throws PipelineException with all that is wrong in all of the files
     */
    static List<Suite> named(List<String> names, Session session) throws PipelineException {
        Map<Path, Suite> suites = new LinkedHashMap<>();
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

    private static void addPipeline(Path file, Session session, Map<Path, Suite> suites) throws PipelineException {
        PipelineFile read = PipelineFiles.load(file, session);
        Optional<Path> beside = CaseFile.beside(file);
        if (!read.tests().isEmpty() || beside.isEmpty()) {
            suites.put(key(file), new Suite(file, read.pipeline(), read.tests()));
        }
        if (beside.isPresent()) {
            addCases(beside.get(), session, suites);
        }
    }

    private static void addCases(Path file, Session session, Map<Path, Suite> suites) throws PipelineException {
        if (!suites.containsKey(key(file))) {
            CaseFile read = CaseFile.load(file);
            Pipeline pipeline = PipelineFiles.load(read.pipeline(), session).pipeline();
            suites.put(key(file), new Suite(file, pipeline, read.tests()));
        }
    }

    private static Path key(Path file) {
        return file.toAbsolutePath().normalize();
    }

    /** The file as the user named it. */
    String name() {
        return file.toString();
    }

    /** Where the files are that cases name. */
    Path folder() {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }
}
