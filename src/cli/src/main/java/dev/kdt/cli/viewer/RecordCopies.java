package dev.kdt.cli.viewer;

import dev.kdt.bytes.Slice;
import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.screen.Clipboard;
import dev.kdt.flow.IoFaults;
import java.io.IOException;
import java.util.List;

/** Takes records out of the viewer: to the terminal's clipboard, or into a file. Each method says what came of it. */
record RecordCopies(ViewedRun run, Clipboard clipboard) {
    /** Copies the value of a record. */
    String copy(SeenRecord seen) {
        Slice value = seen.value();
        if (!Clipboard.takes(value)) {
            return "not copied: " + Amounts.bytes(value.length()) + " are too long for a terminal (w writes a file)";
        }
        clipboard.copy(value);
        return "copied " + Amounts.bytes(value.length()) + ": the value of "
                + seen.source().position().inWords();
    }

    /** Writes records to a new file. */
    String write(List<SeenRecord> records) {
        try {
            String file =
                    CaptureFile.write(run.folder(), run.stream(), run.clock().instant(), run.zone(), records);
            return Amounts.count(records.size(), "record") + " written to " + file;
        } catch (IOException e) {
            String fault = String.valueOf(
                    IoFaults.writing("a new file in " + run.folder(), e).getMessage());
            return "not written: " + fault + " (start kdt in a folder that can be written)";
        }
    }
}
