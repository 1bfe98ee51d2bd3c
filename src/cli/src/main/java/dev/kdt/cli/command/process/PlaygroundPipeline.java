package dev.kdt.cli.command.process;

import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.host.PipelineFiles;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.playground.Draft;
import dev.kdt.cli.playground.Recipe;
import dev.kdt.cli.playground.Revision;
import dev.kdt.codec.Chain;
import dev.kdt.flow.IoFaults;
import dev.kdt.flow.ReplacedFile;
import dev.kdt.jq.Budget;
import dev.kdt.jq.program.Expression;
import dev.kdt.pipeline.Encoding;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.PipelineText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A pipeline file, or nothing but a way to decode, and an expression behind it. */
final class PlaygroundPipeline implements Recipe {
    private final @Nullable Path file;
    private final Base base;
    private final String expression;
    private final Compiler compiler;
    private @Nullable Version version;

    /** Makes what stands before the expression. */
    @FunctionalInterface
    private interface Base {
        Pipeline make(Consumer<String> warnings) throws PipelineException;
    }

    /** Compiles what is typed. */
    @FunctionalInterface
    interface Compiler {
        /**
         * The expression that the text is.
         *
         * @throws dev.kdt.cli.console.UsageException when it does not compile: where and why
         */
        Expression compile(String source);
    }

    /** The properties that tell one version of a file from another. */
    private record Version(FileTime modified, long size) {}

    private PlaygroundPipeline(@Nullable Path file, Base base, String expression, Compiler compiler) {
        this.file = file;
        this.base = base;
        this.expression = expression;
        this.compiler = compiler;
    }

    /** @param budget what each of the file's expressions may take for a record */
    static PlaygroundPipeline ofFile(String name, Budget budget, Compiler compiler, Session session) {
        Path file = session.console().path(name);
        Base base =
                warnings -> PipelineFiles.load(file, budget, warnings, session).pipeline();
        return new PlaygroundPipeline(file, base, Recipe.UNCHANGED, compiler);
    }

    static PlaygroundPipeline ofExpression(String expression, Chain decode, Compiler compiler) {
        return new PlaygroundPipeline(null, _ -> Pipeline.identity(decode, Encoding.NDJSON), expression, compiler);
    }

    @Override
    public String title() {
        return file == null ? "kdt" : file.toString();
    }

    @Override
    public String expression() {
        return expression;
    }

    @Override
    public boolean hasChanged() {
        return file != null && !current(file).equals(version);
    }

    @Override
    public Pipeline make(Consumer<String> warnings) throws PipelineException {
        version = file == null ? null : current(file);
        return base.make(warnings);
    }

    @Override
    public Expression compile(String source) {
        return compiler.compile(source);
    }

    @Override
    public Revision revision(Draft draft) {
        if (file == null) {
            throw new UsageException("there is no pipeline file (begin with 'kdt process -i PIPELINE FILE', or copy"
                    + " the expression that is printed when you quit)");
        }
        if (hasChanged()) {
            throw changed(file);
        }
        try {
            PipelineText now = PipelineText.read(file);
            PipelineText revised = now;
            for (Map.Entry<Integer, Draft.Edit> each :
                    draft.editsIn(base.make(_ -> {})).entrySet()) {
                Draft.Edit edit = each.getValue();
                revised = revised.withExpression(each.getKey(), edit.original(), edit.text());
            }
            if (draft.adds()) {
                revised = revised.withMap(draft.added());
            }
            return new Revision(now.text(), revised.text());
        } catch (PipelineException e) {
            throw new UsageException(e.problems().getFirst().toString());
        }
    }

    @Override
    public void write(Revision revision) {
        Path written = Objects.requireNonNull(file, "a revision is of a file");
        try {
            if (!Files.readString(written).equals(revision.before())) {
                throw changed(written);
            }
            replace(written, revision.after());
        } catch (IOException e) {
            throw new UsageException(
                    String.valueOf(IoFaults.writing(written.toString(), e).getMessage()));
        }
    }

    private static void replace(Path file, String text) throws IOException {
        ReplacedFile out = ReplacedFile.open(file);
        try (out) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.complete();
        } finally {
            Path leftover = out.leftover();
            if (leftover != null) {
                Files.delete(leftover);
            }
        }
    }

    private static UsageException changed(Path file) {
        return new UsageException(file + " has changed since it was read (look at it, then press w again)");
    }

    private static Version current(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Version(attributes.lastModifiedTime(), attributes.size());
        } catch (IOException _) {
            return new Version(FileTime.fromMillis(0), -1); // Not there: what is wrong is told when it is read.
        }
    }
}
