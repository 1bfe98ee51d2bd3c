package dev.kdt.cli.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.UsageException;
import dev.kdt.codec.InputFormat;
import dev.kdt.flow.Stop;
import dev.kdt.jq.Expression;
import dev.kdt.jq.Jq;
import dev.kdt.jq.JqSyntaxException;
import dev.kdt.jq.Scope;
import dev.kdt.pipeline.Pipeline;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.PipelineText;
import dev.kdt.pipeline.Trial;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The playground on a terminal that is not there. */
class PlaygroundTest {
    private static final int COLUMNS = 100;
    private static final int ROWS = 24;
    private static final Pattern SHOWN = Pattern.compile("(?<=```text\n)samples/orders.yaml  [^`]*(?=\n```)");

    private final TypedRecipe recipe = new TypedRecipe();
    private Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private final Stop stop = new Stop();
    private Workbench.Extent extent = Workbench.Extent.ALL;
    private VirtualScreen screen;
    private Thread player;
    private volatile Draft draft;

    /** A recipe whose file is a text. */
    private static final class TypedRecipe implements Recipe {
        private volatile String yaml = "steps: []";
        private volatile String made = "";
        private volatile String warning = "";

        @Override
        public String title() {
            return "samples/orders.yaml";
        }

        @Override
        public String expression() {
            return ".";
        }

        @Override
        public boolean hasChanged() {
            return !yaml.equals(made);
        }

        @Override
        public Pipeline make(Consumer<String> warnings) throws PipelineException {
            made = yaml;
            if (!warning.isEmpty()) {
                warnings.accept(warning);
            }
            return Trial.read(made).pipeline();
        }

        @Override
        public Expression compile(String source) {
            try {
                return Jq.compile(source, Scope.pure());
            } catch (JqSyntaxException e) {
                throw new UsageException("jq:" + e.located());
            }
        }

        @Override
        public Revision revision(Draft draft) {
            try {
                PipelineText text = new PipelineText(title(), yaml);
                for (Map.Entry<Integer, Draft.Edit> each :
                        draft.editsIn(Trial.read(yaml).pipeline()).entrySet()) {
                    text = text.withExpression(
                            each.getKey(),
                            each.getValue().original(),
                            each.getValue().text());
                }
                return new Revision(yaml, (draft.adds() ? text.withMap(draft.added()) : text).text());
            } catch (PipelineException e) {
                throw new UsageException(e.getMessage());
            }
        }

        @Override
        public void write(Revision revision) {
            if (!revision.before().equals(yaml)) {
                throw new UsageException("the file has changed");
            }
            yaml = revision.after();
        }
    }

    @BeforeEach
    void start() throws IOException {
        screen = new VirtualScreen(COLUMNS, ROWS);
    }

    @AfterEach
    void leave() throws Exception {
        screen.type("q");
        player.join(10_000);
        assertFalse(player.isAlive());
        screen.close();
    }

    private void play(String yaml, String... lines) {
        recipe.yaml = yaml;
        List<KinesisRecord> pieces = new ArrayList<>();
        for (String line : lines) {
            pieces.add(KinesisRecord.of(Position.inFile("orders.ndjson", pieces.size() + 1), Slice.utf8(line)));
        }
        play(pieces);
    }

    private void play(List<KinesisRecord> pieces) {
        Workbench bench = new Workbench(recipe, pieces, extent, InputFormat.NDJSON.unwrapper(), clock);
        player = Thread.ofPlatform().daemon().start(() -> {
            draft = new Playground(screen.terminal(), bench, stop).run();
        });
    }

    private static final String FILTERED = "steps: [{filter: .qty > 0}, {map: '{total: (.qty * .price)}'}]";

    @Test
    void showsTheFirstThatFailedAndWalksThroughTheOthers() throws Exception {
        play(FILTERED, "{\"qty\":1,\"price\":2}", "{\"qty\":0}", "{\"qty\":{},\"price\":2}");
        screen.await("3 records: 1 kept, 1 dropped, 1 failed");
        screen.await("record 1 of 3, failures first");
        screen.await("orders.ndjson:3 (json)");
        screen.await("failed at 1:50: object ({}) and number (2) cannot be multiplied");
        screen.type("n");
        screen.await("orders.ndjson:1 (json)");
        screen.await("+ .total: 2");
        screen.type("\u001b[C");
        screen.await("dropped: .qty is 0");
        screen.type("p");
        screen.await("orders.ndjson:1 (json)");
        screen.type("f");
        screen.await("record 1 of 3, in their order");
        screen.type("G");
        screen.await("record 3 of 3");
        screen.type("g");
        screen.await("record 1 of 3");
    }

    @Test
    void addsAStepThatIsTriedWhileItIsTyped() throws Exception {
        play(FILTERED, "{\"qty\":1,\"price\":2}");
        screen.await("= {\"total\":2}");
        screen.type("a");
        screen.await("jq> .");
        screen.type("total");
        screen.await("jq> .total");
        screen.await("= 2");
        screen.type(" + ");
        screen.await("jq:1:10: expected a value");
        screen.await("= 2");
        screen.type("5");
        screen.await("= 7");
        screen.type("\u001b[D\u001b[D\u007f*");
        screen.await("jq> .total * 5");
        screen.type("\r");
        screen.await("n next");
        screen.await("jq> .total * 5");
        screen.type("e\u0015.nothing");
        screen.await("= null");
        screen.type("\u001b");
        screen.await("n next");
        screen.await("= 10");
        screen.type("q");
        player.join(10_000);
        assertEquals(List.of("added step: .total * 5"), draft.changesSince("."));
    }

    @Test
    void editsTheStepThatTheRecordCameTo() throws Exception {
        play(FILTERED, "{\"qty\":1,\"price\":2}", "{\"qty\":{},\"price\":2}");
        screen.await("failed at 1:50");
        screen.type("e");
        screen.await("map> {total: (.qty * .price)}");
        screen.type("\u0015.price");
        screen.await("2 kept, 0 dropped, 0 failed");
        screen.await("map: .price");
        screen.type("\t");
        screen.await("jq> .");
        screen.type("\t");
        screen.await("filter> .qty > 0");
        screen.type("\u0015.qty");
        screen.await("filter: select(.qty)");
        screen.type(" + 9\u001b");
        screen.await("filter: select(.qty > 0)");
        screen.await("edited: map");
        screen.type("e\u0015\r");
        screen.await("failed at 1:50");
        screen.type("e\u0015[\r");
        screen.await("jq:1:2");
        screen.type("e\u0015.qty\r");
        screen.await("map: .qty");
        screen.type("q");
        player.join(10_000);
        assertEquals(List.of("step 'map': .qty"), draft.changesSince("."));
    }

    @Test
    void leavesOutTheEditOfAStepThatChangesInTheFile() throws Exception {
        play("steps: [{map: .a}]", "{\"a\":1,\"b\":2,\"c\":3}");
        screen.await("= 1");
        screen.type("e\u007fb\r");
        screen.await("= 2");
        recipe.yaml = "steps: [{map: .c}]";
        screen.await("= 3");
        screen.await("step 'map' has changed in the file: the edit of it is not used");
        recipe.yaml = "steps: [{filter: .c}, {map: .a}]";
        screen.await("= 2");
    }

    @Test
    void writesTheChangesAfterALookAtThem() throws Exception {
        play("# orders\nsteps:\n  - filter: .a # there\n  - map: '{b: .a}'\n", "{\"a\":1}");
        screen.await("= {\"b\":1}");
        screen.type("w");
        screen.await("there is no change to write");
        screen.type("e\u0015{b: 2}\ra\u0015.b\r");
        screen.await("= 2");
        screen.type("w");
        screen.await("write these changes to samples/orders.yaml?");
        screen.await("line 4\n-   - map: '{b: .a}'\n+   - map: '{b: 2}'\n+   - map: .b\n");
        screen.type("n");
        screen.await("edited: map");
        screen.type("wy");
        screen.await("the changes are in samples/orders.yaml");
        screen.await("record 1 of 1, failures first\n");
        screen.await("= 2");
        assertEquals("# orders\nsteps:\n  - filter: .a # there\n  - map: '{b: 2}'\n  - map: .b\n", recipe.yaml);
        screen.type("q");
        player.join(10_000);
        assertEquals(List.of(), draft.changesSince("."));
    }

    @Test
    void writesNoPipelineThatIsWrongAndNoFileThatHasChanged() throws Exception {
        play("steps: [{map: .a}]", "{\"a\":1}");
        screen.await("= 1");
        screen.type("e +\rw");
        screen.await("not written: the pipeline is wrong as it is now");
        screen.type("e 5\r");
        screen.await("= 6");
        screen.type("w");
        screen.await("+ steps: [{map: .a + 5}]");
        recipe.yaml = "steps: [{map: .a}] # mine";
        screen.type("y");
        screen.await("not written: the file has changed");
        assertEquals("steps: [{map: .a}] # mine", recipe.yaml);
        screen.type("wy");
        screen.await("the changes are in samples/orders.yaml");
        assertEquals("steps: [{map: .a + 5}] # mine", recipe.yaml);
    }

    @Test
    void editsTheLinesOfABlock() throws Exception {
        play("steps:\n  - map: |\n      # twice\n      . *\n       2\n", "21");
        screen.await("= 42");
        screen.type("e");
        screen.await("map> # twice\n. *\n 2");
        screen.type("\r");
        screen.await("record 1 of 1, failures first\n");
        screen.type("e0\r");
        screen.await("= 420");
        screen.await("record 1 of 1, failures first, edited: map\n");
    }

    @Test
    void editsLongTextsWithTheCursorInSight() throws Exception {
        String text = "[1,2,3," + " ".repeat(200) + "4]";
        play("steps: [{map: '" + text + "'}]", "1");
        screen.await("= [1,2,3,4]");
        screen.type("e");
        screen.await("map> [1,2,3,");
        screen.type("\u007f,5]");
        screen.await("= [1,2,3,4,5]");
        screen.type("\u0001\u001b[C0,\r");
        screen.await("= [0,1,2,3,4,5]");
    }

    @Test
    void showsWholeRecordsByPages() throws Exception {
        String wide = "\u6f22".repeat(200);
        play("steps: [{map: '{n: 1, a}'}]", "{\"a\":\"" + wide + "\",\"b\":[" + "1,".repeat(60) + "\"last\"]}");
        screen.await("= {");
        screen.type("v");
        screen.await("  record");
        screen.await("lines 1-19 of ");
        assertTrue(screen.text().contains("    {\n      \"a\": \"\u6f22"), screen::text);
        screen.type("\u001b[6~".repeat(9));
        screen.await("\"n\": 1");
        screen.type("\u001b[5~".repeat(9));
        screen.await("lines 1-19 of ");
        screen.type("\u001b");
        screen.await("map: {n: 1, a}");
    }

    @Test
    void searchesRecordsAndGoesToTheNextMatch() throws Exception {
        play("steps: []", "{\"a\":\"one\"}", "{\"a\":\"Two\"}", "{\"a\":\"one two\"}", "{\"a\":\"TWO\"}");
        screen.await("record 1 of 4");
        screen.type("/");
        screen.await("enter search");
        screen.type("two\r");
        screen.await("record 2 of 4, failures first, 3 records with 'two'");
        screen.type("n");
        screen.await("record 3 of 4");
        screen.type("nn");
        screen.await("record 2 of 4");
        screen.type("p");
        screen.await("record 4 of 4");
        screen.type("/Two\r");
        screen.await("record 2 of 4, failures first, 1 record with 'Two'");
        screen.type("/three\r");
        screen.await("record 2 of 4, failures first, no record with 'three'");
        screen.type("\u001b");
        screen.await("record 2 of 4, failures first\n");
        screen.type("n");
        screen.await("record 3 of 4");
    }

    @Test
    void findsTheMatchInALongRecord() throws Exception {
        play("steps: []", "{\"b\":[" + "1,".repeat(600) + "\"needle\",2]}");
        screen.await("record 1 of 1");
        screen.type("v/needle\r");
        screen.await("\"needle\",");
    }

    @Test
    void listsTheKeys() throws Exception {
        play("steps: []", "1");
        screen.await("? keys");
        screen.type("?");
        screen.await("search for a text");
        screen.type("?");
        screen.await("= 1");
    }

    @Test
    void takesUpTheFileWhenItChangesAndTellsWhatIsWrong() throws Exception {
        play(FILTERED, "{\"qty\":1,\"price\":2}", "{\"qty\":3,\"price\":2}");
        screen.await("= {\"total\":2}");
        screen.type("n");
        screen.await("= {\"total\":6}");
        recipe.yaml = "steps: [{fliter: .qty}]";
        screen.await("p.yaml:1:10: unknown step 'fliter' (did you mean 'filter'?)");
        screen.await("= {\"total\":6}");
        recipe.yaml = "steps: [{map: .qty * 100}]";
        screen.await("= 300");
        screen.await("record 2 of 2");
    }

    @Test
    void scrollsStoriesThatAreLongerThanTheScreen() throws Exception {
        play("steps: [{map: 'range(40)'}]", "1");
        screen.await("gave 40 values");
        assertTrue(screen.text().lines().noneMatch(each -> each.contains("+ 39")));
        screen.type("\u001b[B".repeat(30));
        screen.await("+ 39");
        screen.type("\u001b[A".repeat(30));
        screen.await("gave 40 values");
    }

    @Test
    void scrollsByPagesAndHeedsNoKeyItDoesNotKnow() throws Exception {
        play("steps: [{map: 'range(40)'}]", "1");
        screen.await("gave 40 values");
        screen.type("\u001b[6~".repeat(6));
        screen.await("= 39");
        screen.type("\u001b[15~\u001bOP\u001b[1;5C" + "\u001b[5~".repeat(6));
        screen.await("gave 40 values");
        screen.type("\u001b");
        screen.type("a");
        screen.await("jq> .");
        screen.type("\u001b[6~\u001b[15~ + 1");
        screen.await("jq> . + 1");
        screen.type("\r");
        screen.await("n next");
    }

    @Test
    void saysThatMoreFollow() throws Exception {
        extent = Workbench.Extent.FIRST;
        play(FILTERED, "{\"qty\":1,\"price\":2}", "{\"qty\":0}");
        screen.await("the first 2 records: 1 kept, 1 dropped, 0 failed");
    }

    @Test
    void standsATerminalWithoutASize() throws Exception {
        play(FILTERED, "{\"qty\":1,\"price\":2}");
        screen.await("f failures first");
        screen.resize(1, 1);
        screen.resize(0, 0);
        screen.resize(100, 24);
        screen.await("f failures first");
    }

    @Test
    void cutsLargeValuesSoThatTheStepsAreSeen() throws Exception {
        play("steps: [{map: .a}]", "{\"a\":1,\"b\":\"" + "x".repeat(100_000) + "\"}");
        screen.await("= 1");
        assertTrue(screen.text().contains("xxx\u2026"), screen::text);
    }

    @Test
    void fitsItselfIntoTheTerminal() throws Exception {
        play(FILTERED, "{\"qty\":{},\"price\":2}", "{\"qty\":1,\"price\":2}");
        screen.await("f failures first");
        screen.resize(30, 5);
        screen.await("? keys  q quit  n next");
        assertEquals(5, screen.text().lines().count());
        assertTrue(screen.text().startsWith("samples/orders.yaml  2 records\norders.ndjson:1 (json)\n"), screen::text);
        screen.type("a");
        screen.await("jq> .");
        screen.type("\u001b");
        screen.resize(12, 1);
        screen.await("? keys");
        screen.resize(COLUMNS, ROWS);
        screen.await("failed at 1:50");
        screen.await("record 1 of 2, failures first");
    }

    @Test
    void tellsAllThatIsWrongWithAFileThatNeverWorked() throws Exception {
        play("steps: [{fliter: .a}, {filter: '.b +'}]", "1");
        screen.await("unknown step 'fliter' (did you mean 'filter'?)");
        screen.await("expected a value");
        recipe.yaml = "steps: [{map: .a}]";
        screen.await("failed at 1:15");
    }

    @Test
    void tellsWhatTheUserOughtToKnowAndShowsTheRecordsAllTheSame() throws Exception {
        recipe.warning = "lands.csv has the key 'DE' twice: the first one is used";
        play("steps: [{map: . + 1}]", "1");
        screen.await("lands.csv has the key 'DE' twice: the first one is used");
        screen.await("= 2");
    }

    @Test
    void endsATryThatTakesLong() throws Exception {
        clock = new Clock() {
            private Instant now = Instant.EPOCH;

            @Override
            public Instant instant() {
                now = now.plusMillis(600);
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
        play("steps: [{map: . + 1}]", "1", "2", "3", "4");
        screen.await("this takes long: only the first 2 of 4 were tried");
        screen.await("2 records: 2 kept");
    }

    @Test
    void endsWhenTheProcessIsToEnd() throws Exception {
        play("steps: []", "1");
        screen.await("1 record");
        stop.request(Stop.Reason.TERMINATE);
        player.join(10_000);
        assertFalse(player.isAlive());
    }

    @Test
    void saysThatThereIsNothingToWalkThrough() throws Exception {
        play("steps: []");
        screen.await("there is no record");
        screen.type("nfG\u001b[B");
        screen.await("record 0 of 0, in their order");
    }

    /** The README shows the screen as it is. */
    @Test
    void looksAsTheReadmeShows() throws Exception {
        screen.close();
        screen = new VirtualScreen(90, 18);
        recipe.yaml = Files.readString(Path.of("samples/orders.yaml"));
        List<KinesisRecord> pieces = new ArrayList<>();
        List<String> lines = Files.readAllLines(Path.of("samples/orders.ndjson"));
        for (String line : lines) {
            pieces.add(
                    KinesisRecord.of(Position.inFile("samples/orders.ndjson", 1L + pieces.size()), Slice.utf8(line)));
        }
        play(pieces);
        screen.await("403 records");
        screen.type("n");
        screen.await("record 2 of 403");
        screen.await("q quit");
        Path readme = Path.of("README.md");
        String page = Files.readString(readme);
        String shown = SHOWN.matcher(page).replaceFirst(Matcher.quoteReplacement(screen.text()));
        if ("rewrite".equals(System.getProperty("transcripts"))) {
            Files.writeString(readme, shown);
        }
        assertEquals(shown, Files.readString(readme));
    }
}
