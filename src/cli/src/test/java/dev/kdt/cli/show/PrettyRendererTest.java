package dev.kdt.cli.show;

import static dev.kdt.cli.show.Samples.line;
import static dev.kdt.cli.show.Samples.rendered;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.bytes.Slice;
import org.junit.jupiter.api.Test;

class PrettyRendererTest {
    @Test
    void aHeaderTellsTheLocalTimeTheShardTheKeyTheAgeAndTheSequenceNumber() {
        assertEquals(
                "2026-11-27 04:38:58.384  shard 3  key key-1  2.1 s ago  4968#2\n{\n  \"a\": 1\n}\n",
                rendered(new PrettyRenderer(Samples.file()), line("{\"a\":1}")));
    }

    @Test
    void theChainStandsInTheHeaderWhereItIsAskedFor() {
        String shown = rendered(new PrettyRenderer(Samples.file().showingChain()), line("1"));
        assertTrue(shown.contains("  2.1 s ago  kpl > json  4968#2\n"), shown);
    }

    @Test
    void aNarrowTerminalShowsNoSequenceNumber() {
        String header = "2026-11-27 04:38:58.384  shard 3  key key-1  2.1 s ago";
        assertEquals(header + "  4968#2\n1\n", rendered(new PrettyRenderer(Samples.terminal(62)), line("1")));
        assertEquals(header + "\n1\n", rendered(new PrettyRenderer(Samples.terminal(61)), line("1")));
        assertEquals(header + "\n1\n", rendered(new PrettyRenderer(Samples.terminal(54)), line("1")));
    }

    @Test
    void aNarrowerTerminalShowsLessInOneLine() {
        assertEquals(
                "2026-11-27 04:38:58.384  shard 3  key key-1\n1\n",
                rendered(new PrettyRenderer(Samples.terminal(53)), line("1")));
        assertEquals(
                "04:38:58.384  shard 3  key key-1\n1\n", rendered(new PrettyRenderer(Samples.terminal(42)), line("1")));
        assertEquals(
                "04:38:58.384  shard 3  key key-1  kpl > json\n1\n",
                rendered(new PrettyRenderer(Samples.terminal(44).showingChain()), line("1")));
        assertEquals(
                "04:38:58.384  shard 3  key key…\n1\n", rendered(new PrettyRenderer(Samples.terminal(31)), line("1")));
    }

    @Test
    void aNarrowTerminalShowsFewerBytesInALine() {
        Slice payload = Slice.of(new byte[] {0, 'a', (byte) 0xFF, 'b', 'c', 'd', 'e', 'f', 'g'});
        String shown = rendered(new PrettyRenderer(Samples.terminal(40)), line(payload, "k"));
        assertTrue(
                shown.endsWith("\n00000000: 0061 ff62 6364 6566  .a.bcdef\n00000008: 67                   g\n"), shown);
        shown = rendered(new PrettyRenderer(Samples.terminal(30)), line(payload, "k"));
        assertTrue(shown.contains("\n00000000: 0061 ff62  .a.b\n00000004: 6364 6566  cdef\n"), shown);
        assertTrue(shown.lines().allMatch(each -> each.length() <= 30), shown);
    }

    @Test
    void aWideKeyTakesTwoColumnsForEachCharacter() {
        String shown = rendered(new PrettyRenderer(Samples.terminal(62)), line(Slice.utf8("1"), "日本"));
        assertTrue(shown.contains("4968#2"), shown);
        shown = rendered(new PrettyRenderer(Samples.terminal(62)), line(Slice.utf8("1"), "日本語"));
        assertFalse(shown.contains("4968#2"), shown);
    }

    @Test
    void nothingOfARecordControlsTheTerminal() {
        Slice payload = Slice.utf8("a\tb\r\nc\u001b[2J\u009bd\u007f\re");
        String shown = rendered(new PrettyRenderer(Samples.terminal(200)), line(payload, "k\u001b[1m\n"));
        String header = "2026-11-27 04:38:58.384  shard 3  key k\\u001b[1m\\n  2.1 s ago  4968#2";
        assertEquals(header + "\na\tb\r\nc\\u001b[2J\\u009bd\\u007f\\re\n", shown);
        assertTrue(
                rendered(new PrettyRenderer(Samples.file()), line(payload, "k")).contains("c\u001b[2J\u009bd"));
    }

    @Test
    void whatIsNoTextIsShownInHexadecimalNumbers() {
        Slice payload = Slice.of(new byte[] {
            0, 'a', (byte) 0xFF, 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', '~', 0x7F
        });
        String lines = """
            00000000: 0061 ff62 6364 6566 6768 696a 6b6c 6d6e  .a.bcdefghijklmn
            00000010: 7e7f                                     ~.
            """;
        assertTrue(
                rendered(new PrettyRenderer(Samples.file()), line(payload, "k")).endsWith("4968#2\n" + lines));
        assertTrue(rendered(new HexRenderer(Samples.file()), Samples.output(payload, "k"))
                .endsWith("4968#2\n" + lines));
        assertTrue(rendered(new PrettyRenderer(Samples.file()), line(Slice.utf8("\b\u0001\u0012\u0005hello"), "k"))
                .endsWith("4968#2\n00000000: 0801 1205 6865 6c6c 6f                   ....hello\n"));
    }

    @Test
    void aLongRecordIsFoldedWithAMark() {
        RecordStyle folding = Samples.terminal(200).with(new Fold(10, 3));
        assertTrue(rendered(new PrettyRenderer(folding), line("äöüäöüäöü"))
                .endsWith("4968#2\näöüäö\n… +8 B (--full shows all)\n"));
        assertTrue(rendered(new PrettyRenderer(folding), line("a\nb\nc\nd"))
                .endsWith("4968#2\na\nb\nc\n… +2 B (--full shows all)\n"));
        assertTrue(rendered(new PrettyRenderer(folding), line("a\nb\nc")).endsWith("4968#2\na\nb\nc\n"));
        assertTrue(rendered(new PrettyRenderer(folding), line("äöüäö")).endsWith("4968#2\näöüäö\n"));
    }

    @Test
    void onlyJsonIsColored() {
        PrettyRenderer colored = new PrettyRenderer(Samples.coloredTerminal());
        assertTrue(rendered(colored, line("plain 12 text")).endsWith("\nplain 12 text\n"));
        assertTrue(rendered(colored, line("[12]")).endsWith("\n[\n  \u001b[36m12\u001b[0m\n]\n"));
    }
}
