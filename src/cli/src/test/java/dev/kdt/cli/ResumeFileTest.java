package dev.kdt.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.flow.GroupHolder;
import dev.kdt.flow.HolderLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The file of {@code produce --resume}: whose it is, and what it is about. */
class ResumeFileTest extends LocalCommands {
    private static final GroupHolder OTHER =
            new GroupHolder("kdt produce orders", 4711, Instant.parse("2026-01-02T03:04:05Z"));

    private Ran resume(String file) {
        return kdt("", "produce", "orders", "in.ndjson", "--resume", file);
    }

    @Test
    void oneRunAtATimeGoesOnFromIt() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), Path.of("progress.json"));
        try (HolderLock _ = HolderLock.take(folder.resolve("progress.json.lock"), OTHER, "held by "::concat)) {
            Ran refused = resume("progress.json");
            assertEquals(1, refused.code());
            assertEquals(
                    "kdt: --resume: progress.json is in use by kdt produce orders (process 4711, since"
                            + " 2026-01-02T03:04:05Z) (wait for it, or stop it)\n",
                    refused.err());
            assertEquals(1, resume(link.getFileName().toString()).code());
        }
        Ran sent = resume("progress.json");
        assertEquals(0, sent.code(), sent.err());
        Ran again = resume("link.json");
        assertEquals(0, again.code(), again.err());
        assertEquals(
                "going on after 2 records, as link.json says",
                again.err().lines().toList().getFirst());
    }

    @Test
    void aRunThatIsRefusedLeavesItToOthers() throws Exception {
        assertEquals(0, resume("progress.json").code());
        Files.writeString(folder.resolve("in.ndjson"), "1\n2\n3\n");
        assertEquals(2, resume("progress.json").code());
        Files.delete(folder.resolve("progress.json"));
        Ran anew = resume("progress.json");
        assertEquals(0, anew.code(), anew.err());
    }

    @Test
    void aFileThatWasEditedIsRefusedAlsoWhenItsSizeAndTimeAreAsBefore() throws Exception {
        Path file = folder.resolve("in.ndjson");
        assertEquals(0, resume("progress.json").code());
        FileTime then = Files.getLastModifiedTime(file);
        Files.writeString(file, "1\n3\n");
        Files.setLastModifiedTime(file, then);
        Ran refused = resume("progress.json");
        assertEquals(2, refused.code());
        assertEquals(
                "kdt: --resume: in.ndjson was changed since (remove progress.json to send everything from the"
                        + " beginning)\n",
                refused.err());
        Files.writeString(file, "1\n2\n");
        Files.setLastModifiedTime(file, then);
        assertEquals(0, resume("progress.json").code());
    }
}
