package dev.kdt.cli.command.doctor;

import dev.kdt.cli.console.Amounts;
import dev.kdt.cli.console.Terminal;
import dev.kdt.cli.console.WindowSize;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.option.StateFolder;
import dev.kdt.cli.screen.TerminalCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The program, the terminal, the user's folder. */
final class MachineChecks {
    /** Tables and pictures need about as much. */
    private static final int FEWEST_COLUMNS = 60;

    private final Session session;
    private final CheckResults results;

    MachineChecks(Session session, CheckResults results) {
        this.session = session;
        this.results = results;
    }

    void run() throws InterruptedException {
        program();
        terminal();
        encoding();
        stateFolder();
    }

    private void program() {
        String version = MachineChecks.class.getPackage().getImplementationVersion();
        results.ok("kdt", version == null ? "development" : version);
        results.ok(
                "java",
                Runtime.version() + " of " + System.getProperty("java.vendor", "?") + " in "
                        + System.getProperty("java.home", "?") + ", up to "
                        + Amounts.bytes(Runtime.getRuntime().maxMemory()) + " of heap");
        results.ok(
                "system",
                System.getProperty("os.name", "?") + " " + System.getProperty("os.version", "?") + ", "
                        + System.getProperty("os.arch", "?") + ", "
                        + Amounts.count(Runtime.getRuntime().availableProcessors(), "processor"));
    }

    private void terminal() throws InterruptedException {
        Terminal terminal = session.console().terminal();
        String colors = session.coloredData() ? "colours" : "no colours";
        if (!terminal.out()) {
            results.ok("terminal", "stdout is not a terminal, " + colors);
            return;
        }
        int columns = new WindowSize(1).columns();
        String kind = session.console().variable("TERM").orElse("no TERM");
        String text = kind + ", " + columns + " columns, " + colors;
        String defect = TerminalCheck.defect(session.console());
        if (columns < FEWEST_COLUMNS) {
            results.warning("terminal", text, "make it " + FEWEST_COLUMNS + " columns wide, or tables are torn");
        } else if (defect != null && terminal.in()) {
            results.warning("terminal", text, "kdt tail, top and process -i show no screen" + defect);
        } else {
            results.ok("terminal", text);
        }
    }

    private void encoding() {
        List<String> names = new ArrayList<>();
        for (String each : List.of("sun.jnu.encoding", "native.encoding")) {
            String name = System.getProperty(each, "?");
            if (!names.contains(name)) {
                names.add(name);
            }
        }
        String text = String.join(", ", names);
        if (names.equals(List.of("UTF-8"))) {
            results.ok("encoding", text);
        } else {
            results.warning(
                    "encoding",
                    text,
                    "letters beyond ASCII may be damaged: start kdt by its launcher, or set LC_ALL=C.UTF-8");
        }
    }

    private void stateFolder() {
        Path folder = StateFolder.find(session.console()).orElse(null);
        if (folder == null) {
            results.warning(
                    "state folder",
                    "none: neither XDG_STATE_HOME nor HOME is set",
                    "set one, or name folders: --state of kdt run, --data of kdt local");
            return;
        }
        String problem = problem(folder);
        if (problem == null) {
            results.ok("state folder", folder + (Files.exists(folder) ? "" : " (made when it is needed)"));
        } else {
            results.wrong(
                    "state folder",
                    folder + ": " + problem,
                    "make it writable for you, or set XDG_STATE_HOME to a folder that is");
        }
    }

    /** Why nothing can be kept there; null when it can. A folder that is not there is not made. */
    private static @Nullable String problem(Path folder) {
        Path there = folder;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null || !Files.isDirectory(there)) {
            return there + " is not a folder";
        }
        if (!Files.isWritable(there)) {
            return there + " cannot be written to";
        }
        if (!there.equals(folder)) {
            return null;
        }
        try {
            Files.delete(Files.createTempFile(folder, "kdt-doctor-", ".tmp"));
            return null;
        } catch (IOException e) {
            return "a file cannot be made in it: " + e;
        }
    }
}
