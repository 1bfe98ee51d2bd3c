package dev.kdt.cli.playground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.cli.screen.VirtualScreen;
import dev.kdt.record.KinesisRecord;
import dev.kdt.record.Position;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Records, keys and search, as the playground shows them on terminals of any size. */
class PlaygroundViewTest extends PlaygroundRig {
    private static final Pattern SHOWN = Pattern.compile("(?<=```text\n)samples/orders.yaml  [^`]*(?=\n```)");

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
    void countsRecordsThatGaveNothingApart() throws Exception {
        play(
                "steps: [{filter: .qty > 0}, {map: '.lines[]'}]",
                "{\"qty\":1,\"lines\":[1,2]}",
                "{\"qty\":1,\"lines\":[]}",
                "{\"qty\":0}");
        screen.await("3 records: 1 kept, 1 gave nothing, 1 dropped, 0 failed");
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
