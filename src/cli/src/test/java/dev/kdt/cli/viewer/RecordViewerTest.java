package dev.kdt.cli.viewer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import dev.kdt.codec.Chain;
import dev.kdt.codec.Codec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The keys of the screen of tail, and what it shows. */
class RecordViewerTest extends ViewerRig {
    private void giveNumbers(int from, int to) {
        for (int i = from; i < to; i++) {
            give("{\"n\":" + i + "}");
        }
    }

    @Test
    void followsTheNewestAndStaysWhereTheCursorIs() throws Exception {
        giveNumbers(0, 20);
        screen.await("05:06:04  1 k-1  {\"n\":19}");
        screen.await("orders  reading\u2026  20 held  0 records/s  0 B/s");
        assertFalse(screen.text().contains("{\"n\":11}"), screen::text);
        screen.type("\u001b[A\u001b[A");
        giveNumbers(20, 23);
        screen.await("+3 new  at 18 of 23  0 records/s");
        assertTrue(screen.text().contains("{\"n\":12}"), screen::text);
        assertFalse(screen.text().contains("{\"n\":20}"), screen::text);
        screen.type("g");
        screen.await("{\"n\":0}");
        screen.type("\u001b[6~");
        screen.await("{\"n\":7}");
        screen.type("G");
        screen.await("{\"n\":22}");
        giveNumbers(23, 24);
        screen.await("{\"n\":23}");
        assertFalse(screen.text().contains("new"), screen::text);
        assertEquals(24, delivered.get());
        quit();
    }

    @Test
    void standsStillWhilePausedAndCountsWhatHasNoRoom() throws Exception {
        openWith(new Bounds(5, 1 << 20), new Bounds(5, 1 << 20));
        giveNumbers(0, 3);
        screen.await("{\"n\":2}");
        screen.type(" ");
        screen.await("PAUSED");
        giveNumbers(3, 12);
        screen.await("PAUSED  4 dropped unseen  5 wait");
        assertFalse(screen.text().contains("{\"n\":3}"), screen::text);
        screen.type(" ");
        screen.await("{\"n\":11}");
        screen.await("orders  4 dropped unseen  reading\u2026  5 held");
        assertTrue(screen.text().contains("{\"n\":7}") && !screen.text().contains("{\"n\":2}"), screen::text);
    }

    @Test
    void putsTheKeysOfAPictureIntoOneColumn() throws Exception {
        screen.type(" ");
        screen.await("PAUSED");
        give("{\"n\":1}", "short", 0);
        give("{\"n\":2}", "a longer one", 0);
        screen.type(" ");
        screen.await("short        {\"n\":1}");
        screen.await("a longer one {\"n\":2}");
    }

    @Test
    void filtersWhileAnExpressionIsTyped() throws Exception {
        giveNumbers(0, 20);
        screen.await("{\"n\":19}");
        screen.type("/.n ==");
        screen.await("/:1:6: expected a value");
        screen.type(" 7");
        screen.await("1 of 20 shown");
        screen.await("/ .n == 7");
        assertTrue(screen.text().contains("{\"n\":7}") && !screen.text().contains("{\"n\":19}"), screen::text);
        giveNumbers(7, 8);
        screen.await("2 of 21 shown");
        screen.type("\r");
        screen.await("? help");
        screen.type("/\u007f8");
        screen.await("1 of 21 shown");
        screen.type("\u001b");
        screen.await("2 of 21 shown");
        screen.type("/\u0015\r");
        screen.await("21 held");
        screen.type("/$meta.key == \"k-1\"\r");
        screen.await("7 of 21 shown");
        screen.type("t:19}\r");
        screen.await("1 of 21 shown");
        screen.await("t :19}");
    }

    @Test
    void keepsTheScreenAliveWithAnExpressionThatNeverEnds() throws Exception {
        giveNumbers(0, 3);
        screen.await("{\"n\":2}");
        screen.type("/last(range(infinite))");
        screen.await("takes longer than 1 s");
        screen.type("\u001b");
        screen.await("? help");
        screen.await("3 held");
    }

    @Test
    void countsTheRecordsForWhichAFilterFails() throws Exception {
        give("{\"a\":1}");
        give("{\"a\":{\"b\":1}}");
        screen.await("2 held");
        screen.type("/.a.b == 1");
        screen.await("1 of 2 shown");
        String first = "record not shown: filter failed: Cannot index number with string (\"b\")";
        screen.await("1 " + first);
        screen.await("/ .a.b == 1  1 failed");
        screen.type("\r");
        screen.await("1 " + first);
        screen.type("\u001b");
        screen.await("? help");
        give("{\"a\":2}");
        screen.await("2 failed  1 of 3 shown");
        screen.type("/\u0015.a.c\r");
        screen.await("2 records not shown: filter failed: Cannot index number with string (\"c\")");
        screen.type("/\u0015.a\r");
        screen.await("? help");
        assertFalse(screen.text().contains("failed"), screen::text);
        screen.type("/\u0015.n.b\r");
        screen.await("0 of 3 shown");
        give("{\"n\":1}");
        screen.await("1 record not shown: filter failed: Cannot index number with string (\"b\")");
    }

    @Test
    void keepsTheFewThatAFilterShowsAmongMany() throws Exception {
        openWith(new Bounds(10, 1 << 20), Bounds.WAITING);
        screen.type("/.n == 3\r");
        screen.await("/ .n == 3");
        giveNumbers(0, 500);
        screen.await("1 of 10 shown");
        screen.await("{\"n\":3}");
    }

    @Test
    void opensARecordWithAllThatIsKnownOfIt() throws Exception {
        screen.resize(80, 24);
        giveNumbers(0, 2);
        give(
                Slice.of(new byte[] {0x1F, (byte) 0x8B, 0x1B, '[', 'm'}),
                Slice.utf8("{\"a\":[1,{\"b\":\"\u00fc\"}]}"),
                Chain.of(Codec.GZIP, Codec.JSON),
                "k",
                3);
        screen.await("\u00fc");
        screen.type("\r");
        screen.await("key            k\nshard          shardId-000000000003\nsequence       49602");
        screen.await("arrival        2026-03-04 05:06:04.589 Z, 2.5 s ago");
        screen.await("hash key       187279361568289349169310600456257773043");
        screen.await(
                "size           5 B, as text 20 B\ndecoded by     gzip > json\nvalue\n{\n  \"a\": [\n    1,\n    {\n");
        screen.type("x");
        screen.await("payload\n00000000: 1f8b 1b5b 6d                             ...[m");
        screen.type("\u001b[D");
        screen.await("{\n  \"n\": 1\n}");
        screen.type("\u001b[D\u001b[D");
        screen.await("{\n  \"n\": 0\n}");
        screen.type("\u001b");
        screen.await("enter open");
        screen.type("f");
        screen.await("\n  {\n    \"n\": 0\n  }\n05:06:04  1 k-1\n");
        screen.type("f");
        screen.await("{\"n\":1}");
    }

    @Test
    void hidesShards() throws Exception {
        behind.put("shardId-000000000000", Duration.ZERO);
        behind.put("shardId-000000000001", Duration.ofSeconds(90));
        giveNumbers(0, 4);
        screen.await("90.0 s behind (shard 1)");
        screen.type("s");
        screen.await("[x]       1       0.0/s  90.0 s");
        screen.type("\u001b[B ");
        screen.await("[ ]       1");
        screen.await("1 of 2 shards");
        screen.await("2 of 4 shown");
        screen.type("\u001b");
        screen.await("{\"n\":2}");
        assertFalse(screen.text().contains("{\"n\":3}"), screen::text);
        screen.type("sa\u001b");
        screen.await("{\"n\":3}");
    }

    @Test
    void copiesTheValueByTheTerminal() throws Exception {
        give("{\"a\":\"\u00fc\"}");
        screen.await("{\"a\"");
        screen.type("y");
        screen.await("copied 10 B: the value of orders, shard 0, 49600");
        String encoded = Base64.getEncoder()
                .encodeToString(Slice.utf8("{\"a\":\"\u00fc\"}").toBytes());
        assertTrue(screen.sent().contains("\u001b]52;c;" + encoded + "\u0007"));
        give("\"" + "x".repeat(100_000) + "\"");
        screen.await("xxx");
        screen.type("y");
        screen.await("not copied: 97.7 KiB are too long for a terminal (w writes a file)");
    }

    @Test
    void writesWhatIsShownToANewFile() throws Exception {
        giveNumbers(0, 5);
        screen.await("{\"n\":4}");
        screen.type("/.n > 2\r");
        screen.await("2 of 5 shown");
        screen.type("w");
        screen.await("2 records written to orders-20260304-050607.ndjson");
        screen.type("w");
        screen.await("2 records written to orders-20260304-050607-2.ndjson");
        List<String> lines = Files.readAllLines(folder.resolve("orders-20260304-050607.ndjson"));
        assertEquals(2, lines.size());
        assertTrue(lines.getFirst().contains("\"sequence\":\"49603\""), lines::toString);
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(2, files.count());
        }
    }

    @Test
    void saysWhereAndWhyNothingCanBeWritten() throws Exception {
        give("{}");
        screen.await("1 held");
        Files.delete(folder);
        screen.type("w");
        screen.await("not written: cannot write to a new file in /");
        screen.await("does not exist");
        screen.await("start kdt in a folder that can be written");
        Files.createDirectory(folder);
    }

    @Test
    void staysWithWhatItHoldsWhenReadingFails() throws Exception {
        give("{\"n\":1}");
        screen.await("{\"n\":1}");
        collecting().err().println("a message");
        viewer.ended("stream 'orders' was deleted");
        screen.await("reading has ended at 05:06:07: stream 'orders' was deleted (q leaves)");
        assertTrue(screen.text().contains("{\"n\":1}"), screen::text);
        screen.type("\r");
        screen.await("key            k-0");
        quit();
    }

    @Test
    void showsALargeRecordPartByPart() throws Exception {
        int most = 9 << 20;
        give("[\"" + "x".repeat(most) + "\"]");
        give("[" + "1,".repeat(most / 2) + "2]");
        screen.resize(80, 24);
        screen.await("[1,1,1,1,");
        screen.type("\r");
        screen.await("value\n[\n  1,\n  1,\n");
        screen.type("G");
        screen.await("  1,\n  2\n]");
        screen.type("g\u001b[DG"); // The end is asked for before the value is laid out.
        screen.await("xxx\"\n]");
        screen.type("x");
        screen.await("payload\n00000000: 5b22 7878");
        screen.type("G");
        screen.await("00900000: 7878 225d");
        screen.type("\u001b/length == 1\r");
        screen.await("1 of 2 shown");
    }

    @Test
    void keepsTheAgeOfARecordRightAndSaysThatItFellOut() throws Exception {
        openWith(new Bounds(2, 1 << 20), Bounds.WAITING);
        screen.resize(80, 24);
        giveNumbers(0, 2);
        screen.await("2 held");
        screen.type("\r");
        screen.await("2.5 s ago");
        now.set(NOW.plusSeconds(60));
        screen.await("62.5 s ago");
        assertFalse(screen.text().contains("no longer"), screen::text);
        giveNumbers(2, 4);
        screen.await("held           no longer: newer records have taken its place in the list");
        screen.await("{\n  \"n\": 1\n}");
    }

    @Test
    void showsWhatTheRunSays() throws Exception {
        collecting().err().println("\u001b[33mwarning: \u001b[0mthrottled");
        screen.await("warning: throttled  (m shows all messages)");
        screen.type("m");
        screen.await("warning: throttled\n");
        screen.type("?");
        screen.await("the record before, after");
        screen.type("\u001b[6~\u001b[6~\u001b[6~\u001b[6~");
        screen.await("as dropped.");
        viewer.ended(null);
        screen.await("orders  reading has ended");
    }

    @Test
    void takesWhatIsPastedForTextAndNeverForKeys() throws Exception {
        giveNumbers(0, 20);
        screen.await("{\"n\":19}");
        screen.type("\u001b[200~q/g\u001b[201~");
        screen.await("pasted text is not taken for keys");
        screen.type("/\u001b[200~.n\r\n==\u001b[201~\u001b[200~ 7\n\u001b[201~");
        screen.await("\n/ .n == 7");
        screen.await("1 of 20 shown");
        screen.type("\rg");
        screen.await("? help");
        quit();
    }

    @Test
    void saysThatItHasCaughtUpOnceAllShardsWereRead() throws Exception {
        screen.await("orders  connecting  0 held");
        unanswered.addAll(List.of("shardId-000000000000", "shardId-000000000001"));
        screen.type("s");
        screen.await("[x]       1         0/s  not read yet");
        screen.await("orders  connecting  0 held");
        behind.put("shardId-000000000000", Duration.ZERO);
        unanswered.remove("shardId-000000000000");
        screen.await("orders  reading\u2026  0 held");
        behind.put("shardId-000000000001", Duration.ZERO);
        unanswered.clear();
        screen.await("orders  caught up  0 held");
    }

    @Test
    void keepsFiltersOnANarrowScreen() throws Exception {
        options = "--where '.i < 0 and .name == \"somebody\"' --shard 3";
        openWith(new Bounds(5, 1 << 20), new Bounds(5, 1 << 20));
        giveNumbers(0, 3);
        screen.await("orders  reading\u2026  --where '.i < 0 and .name == \"somebody\"'\u2026  3 held  0 records/s\n");
        screen.type("/.n > 0 and .n < 100000 and true\r ");
        screen.await("PAUSED");
        giveNumbers(3, 12);
        screen.resize(60, 10);
        screen.await("orders  PAUSED  4 dropped unseen  5 wait  / .n > 0 and .n <\u2026\n");
        screen.resize(100, 10);
        screen.await("unseen  5 wait  reading\u2026  / .n > 0 and .n < 100000 and true  --where '.i \u2026\n");
    }

    @Test
    void saysWhyNoneIsShown() throws Exception {
        options = "--where '.i < 0'";
        openWith(Bounds.SHOWN, Bounds.WAITING);
        counters.addDropped("--where", 12);
        screen.await("\n12 records read, none to show (with --where '.i < 0')\n  12 left out by --where\n");
        giveNumbers(0, 3);
        screen.await("{\"n\":2}");
        screen.type("/.n > 5\r");
        screen.await("\n3 records held, none of which the filters show: / .n > 5\n");
    }

    @Test
    void countsWhatCameAlsoWhenItIsNotHeld() throws Exception {
        openWith(new Bounds(5, 1 << 20), Bounds.WAITING);
        giveNumbers(0, 5);
        screen.await("{\"n\":4}");
        screen.type("k");
        screen.await("at 4 of 5");
        giveNumbers(5, 25);
        screen.await("+20 new  at 1 of 5");
        screen.type("/.n % 2 == 0\r");
        screen.await("+3 new");
        giveNumbers(25, 35);
        screen.await("+8 new");
    }

    @Test
    void marksMessagesThatAreCutAndIndentsHelp() throws Exception {
        collecting().err().println("warning: " + "throttled ".repeat(10));
        screen.await("throttled thrott\u2026  (m shows all messages)");
        screen.resize(60, 40);
        screen.type("?");
        screen.await("t            show only records whose value has a text, or a\n             match of /REGEX/,\n");
        assertTrue(screen.text().contains("\nhas no room among them is counted as dropped."), screen::text);
    }

    @Test
    void sendsNoControlCharacterOfARecord() throws Exception {
        String evil = "\u001b]0;title\u001b[5n\u009b5n\u202eabc\u200f";
        give(Slice.utf8(evil), Slice.utf8(evil), Chain.of(Codec.TEXT), "key\u001b\u202e", 0);
        screen.await("key\\u001b\\u202e");
        screen.await("\\u001b]0;title\\u001b[5n\\u009b5n\\u202eabc\\u");
        screen.type("\r");
        screen.await("key            key\\u001b\\u202e\nshard          shardId-000000000000");
        screen.type("\u001bf");
        screen.await("enter open");
        String sent = new String(
                screen.sent().getBytes(java.nio.charset.StandardCharsets.ISO_8859_1),
                java.nio.charset.StandardCharsets.UTF_8);
        for (String each : List.of("\u001b]0", "\u001b[5n", "\u009b", "\u202e", "\u200f")) {
            assertFalse(sent.contains(each), () -> "sent \\u%04x".formatted((int) each.charAt(each.length() - 1)));
        }
    }

    @Test
    void fitsItselfIntoAnyTerminal() throws Exception {
        give("{\"wide\":\"" + "\u6f22\u5b57e\u0301".repeat(40) + "\"}", "\u30ad\u30fc".repeat(20), 0);
        give("{\"n\":1}");
        screen.await("{\"n\":1}");
        for (int columns = 200; columns >= 8; columns = columns * 2 / 3) {
            for (int rows : List.of(24, 3)) {
                screen.resize(columns, rows);
                screen.await("{\"n\"");
                screen.await("? help");
                assertTrue(screen.text().lines().count() <= rows, screen::text);
            }
        }
        screen.resize(60, 6);
        screen.await("05:06:04  1 k-1              {\"n\":1}");
        screen.resize(200, 6);
        screen.await("05:06:04.589  1 k-1                                  {\"n\":1}");
        screen.type("\r?sx/.n\u001b");
        screen.resize(1, 1);
        screen.resize(80, 24);
        screen.await("enter open");
    }
}
