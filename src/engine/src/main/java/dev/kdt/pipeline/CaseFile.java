package dev.kdt.pipeline;

import dev.kdt.pipeline.config.Node;
import dev.kdt.pipeline.config.NodeReader;
import dev.kdt.pipeline.config.Place;
import dev.kdt.pipeline.config.Problems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file of cases that stands beside a pipeline file: {@code orders.tests.yaml} beside {@code orders.yaml}.
 *
 * @param pipeline the pipeline file: the one that {@code pipeline} names, or that of the same name
 * @param tests its cases
 */
public record CaseFile(Path pipeline, List<TestCase> tests) {
    private static final Pattern NAME = Pattern.compile("(.+)\\.tests\\.(yaml|yml|json)");
    private static final List<String> ENDINGS = List.of("yaml", "yml", "json");
    private static final List<String> KEYS = List.of("pipeline", TestCasesReader.ENV, "tests");

    /** Whether the name is that of a file of cases. */
    public static boolean isNamed(Path file) {
        return NAME.matcher(String.valueOf(file.getFileName())).matches();
    }

    /** The file of cases beside a pipeline file. */
    public static Optional<Path> beside(Path pipelineFile) {
        String name = String.valueOf(pipelineFile.getFileName());
        int dot = name.lastIndexOf('.');
        String bare = dot > 0 ? name.substring(0, dot) : name;
        return ENDINGS.stream()
                .map(ending -> pipelineFile.resolveSibling(bare + ".tests." + ending))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /**
     * Reads a file of cases.
     *
     * @throws PipelineException with all that is wrong in it, or when it cannot be read
     */
    public static CaseFile load(Path file) throws PipelineException {
        String name = file.toString();
        Problems problems = new Problems();
        Node root = NodeReader.read(name, ConfigText.of(file, "case file"), problems);
        Place start = new Place(name, 1, 1);
        CaseFile read = null;
        if (root instanceof Node.Mapping mapping) {
            problems.checkKeys(mapping, KEYS, "unknown key '%s' of a case file");
            Path pipeline = pipeline(file, mapping.get("pipeline"), start, problems);
            TestCasesReader cases = new TestCasesReader(problems);
            read = new CaseFile(
                    pipeline, cases.read(mapping.get("tests"), cases.environment(mapping.get(TestCasesReader.ENV))));
        } else if (problems.isEmpty()) {
            String instead = root == null ? "nothing" : root.kind();
            problems.add(start, "a case file is a mapping with 'tests', not " + instead);
        }
        if (read == null || !problems.isEmpty()) {
            throw new PipelineException(problems.list());
        }
        return read;
    }

    /**
     * The cases that stand in a pipeline file, without a look at the rest of it.
     *
     * @throws PipelineException when it cannot be read, or when cases are wrong
     */
    public static CaseFile in(Path pipelineFile) throws PipelineException {
        Problems problems = new Problems();
        Node root = NodeReader.read(pipelineFile.toString(), ConfigText.of(pipelineFile, "pipeline file"), problems);
        Node tests = root instanceof Node.Mapping mapping ? mapping.get("tests") : null;
        List<TestCase> cases = new TestCasesReader(problems).read(tests);
        if (!problems.isEmpty()) {
            throw new PipelineException(problems.list());
        }
        return new CaseFile(pipelineFile, cases);
    }

    private static Path pipeline(Path file, @Nullable Node named, Place start, Problems problems) {
        if (named instanceof Node.Scalar scalar) {
            return file.resolveSibling(scalar.text());
        }
        if (named != null) {
            problems.add(named.place(), "'pipeline' must be the name of a file, not " + named.kind());
            return file;
        }
        Matcher bare = NAME.matcher(String.valueOf(file.getFileName()));
        Optional<Path> same = bare.matches()
                ? ENDINGS.stream()
                        .map(ending -> file.resolveSibling(bare.group(1) + "." + ending))
                        .filter(Files::isRegularFile)
                        .findFirst()
                : Optional.empty();
        if (same.isEmpty()) {
            problems.add(start, "there is no pipeline file of the same name (name it with 'pipeline: FILE')");
        }
        return same.orElse(file);
    }
}
