package dev.kdt.cli.shell;

import dev.kdt.cli.console.Console;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;

/** Names of files, for completion. */
final class FileNames {
    /** More are of no use to who completes a word. */
    private static final int MOST = 1_000;

    private final Console console;

    FileNames(Console console) {
        this.console = console;
    }

    /** The files and folders whose names begin so; a folder's goes on. Hidden ones only when the word begins as they do. */
    List<Candidate> beginningWith(String word) {
        int end = word.lastIndexOf('/') + 1;
        String folder = word.substring(0, end);
        String start = word.substring(end);
        List<Candidate> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(console.path(folder.isEmpty() ? "." : folder))) {
            for (Path each : files) {
                String name = each.getFileName().toString();
                if (name.startsWith(start) && (start.startsWith(".") || !name.startsWith(".")) && found.size() < MOST) {
                    boolean goesOn = Files.isDirectory(each);
                    String value = folder + name + (goesOn ? "/" : "");
                    found.add(new Candidate(value, value, null, null, null, null, !goesOn));
                }
            }
        } catch (IOException | InvalidPathException _) {
            return List.of(); // There is nothing to be found.
        }
        return found;
    }
}
