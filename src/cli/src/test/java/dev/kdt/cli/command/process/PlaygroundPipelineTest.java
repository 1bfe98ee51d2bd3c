package dev.kdt.cli.command.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.cli.console.Console;
import dev.kdt.cli.console.Terminal;
import dev.kdt.cli.console.UsageException;
import dev.kdt.cli.option.GlobalOptions;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.playground.Draft;
import dev.kdt.cli.playground.Revision;
import dev.kdt.codec.Chain;
import dev.kdt.jq.Budget;
import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.Scope;
import dev.kdt.jq.program.Expression;
import dev.kdt.jq.program.Jq;
import dev.kdt.pipeline.PipelineException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pipeline file of the playground, read and written. */
class PlaygroundPipelineTest {
    @TempDir
    private Path folder;

    private Path file;
    private PlaygroundPipeline recipe;

    @BeforeEach
    void read() throws IOException, PipelineException {
        file = Files.writeString(folder.resolve("p.yaml"), "# mine\nsteps:\n  - map: .a # a\n");
        recipe = recipe(file);
        recipe.make(_ -> {});
    }

    private static PlaygroundPipeline recipe(Path file) {
        return PlaygroundPipeline.ofFile(file.toString(), Budget.STRICT, PlaygroundPipelineTest::compile, session());
    }

    private static Session session() {
        Console console = new Console(
                null,
                OutputStream.nullOutputStream(),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new Terminal(false, false, false),
                Map.of(),
                Path.of(""),
                Clock.systemUTC(),
                _ -> {},
                _ -> {});
        return new Session(console, new GlobalOptions());
    }

    private static Expression compile(String source) {
        try {
            return Jq.compile(source, Scope.pure());
        } catch (JqSyntaxException e) {
            throw new UsageException(e.located());
        }
    }

    private static Draft edited() {
        return new Draft(Map.of("map", new Draft.Edit(".a", ".b")), ".c");
    }

    @Test
    void writesTheEditedAndTheAddedStep() throws Exception {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Path link = Files.createSymbolicLink(folder.resolve("link.yaml"), file);
        PlaygroundPipeline linked = recipe(link);
        linked.make(_ -> {});
        linked.write(linked.revision(edited()));
        assertEquals("# mine\nsteps:\n  - map: .b # a\n  - map: .c\n", Files.readString(file));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(linked.hasChanged());
        assertEquals(2, linked.make(_ -> {}).steps().size());
        assertFalse(linked.hasChanged());
        assertEquals(List.of("link.yaml", "p.yaml"), names());
    }

    @Test
    void changesNothingWithoutAChange() throws Exception {
        Revision revision = recipe.revision(new Draft(Map.of(), "."));
        assertEquals(revision.before(), revision.after());
    }

    @Test
    void refusesAFileThatHasChangedSinceItWasRead() throws Exception {
        Revision revision = recipe.revision(edited());
        Files.writeString(file, "steps:\n  - map: .other\n");
        assertRefused(
                "p.yaml has changed since it was read (look at it, then press w again)", () -> recipe.write(revision));
        assertRefused("p.yaml has changed since it was read", () -> recipe.revision(edited()));
        recipe.make(_ -> {});
        assertRefused("step 'map' has changed in the file: edit it again", () -> recipe.revision(edited()));
        assertEquals("steps:\n  - map: .other\n", Files.readString(file));
        assertEquals(List.of("p.yaml"), names());
    }

    @Test
    void refusesAFileThatIsGoneOrIsNoneAtAll() throws Exception {
        Revision revision = recipe.revision(edited());
        Files.delete(file);
        assertRefused("cannot write to " + file, () -> recipe.write(revision));
        PlaygroundPipeline expression =
                PlaygroundPipeline.ofExpression(".a", Chain.AUTO, PlaygroundPipelineTest::compile);
        assertRefused("there is no pipeline file", () -> expression.revision(edited()));
    }

    private static void assertRefused(String message, Runnable call) {
        UsageException refused = assertThrows(UsageException.class, call::run);
        assertTrue(String.valueOf(refused.getMessage()).contains(message), refused::getMessage);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }
}
