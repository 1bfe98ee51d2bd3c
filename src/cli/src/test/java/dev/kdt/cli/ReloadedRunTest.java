package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.cli.console.Signals;
import dev.kdt.flow.Stop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code kdt run} that is told to load its pipeline anew before it has begun to read. */
class ReloadedRunTest extends LocalCommands {
    @Test
    void whatItIsToldBeforeItReadsIsDoneWhenItReads() throws IOException {
        produce(1, 4);
        signals = changing("name: same\nsteps: [{map: '. * 10'}]\nencode: ndjson\n");
        Ran ran = run("same.yaml", "--to", "out.ndjson");
        assertEquals(
                "pipeline loaded anew from same.yaml: 1 step",
                ran.err().lines().findFirst().orElse(""));
        assertEquals(
                List.of("10", "20", "30"), lines("out.ndjson").stream().sorted().toList());
    }

    @Test
    void aFileThatIsWrongChangesNothing() throws IOException {
        produce(1, 4);
        signals = changing("name: same\nsteps: [{map: '. *'}, {filter: '|'}]\n");
        Ran ran = run("same.yaml", "--to", "out.ndjson");
        assertEquals("""
            kdt: same.yaml:2:19: step 'map', 'to': expected a value or a filter but found the end of the program
            kdt: same.yaml:2:33: step 'filter', 'condition': expected a value or a filter but found '|'
            kdt: pipeline not loaded anew from same.yaml, the one before goes on: it is wrong
            """, ran.err().substring(0, ran.err().indexOf("3 records")).replace(folder + "/", ""));
        assertEquals(
                List.of("1", "2", "3"), lines("out.ndjson").stream().sorted().toList());
    }

    /** SIGHUP comes at once, when the file is another already. */
    private Signals changing(String pipeline) {
        return new Signals() {
            @Override
            public void request(Stop stop) {
                // It is not stopped.
            }

            @Override
            public void onReload(Runnable action) {
                try {
                    Files.writeString(folder.resolve("same.yaml"), pipeline);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                action.run();
            }
        };
    }
}
