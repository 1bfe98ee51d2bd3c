package dev.kdt.cli.command.redrive;

import dev.kdt.cli.host.Deliveries;
import dev.kdt.cli.option.Session;
import dev.kdt.cli.option.StateFolder;
import dev.kdt.flow.IoFaults;
import dev.kdt.redrive.LedgerFile;
import dev.kdt.redrive.LedgerNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ledgers of what a command line names. That of a folder lies in it, and that of a file in the file's folder: whoever redrives the
 * folder, one inside of it or one around it finds it there. That of a bucket is one file in the user's state folder, since not all who
 * may read a bucket may write to it, and nothing of ours belongs among the objects.
 */
final class LedgerPlaces {
    private static final String NAME = Deliveries.LEDGER + ".ndjson";

    private final Session session;
    private final @Nullable String given;
    private final Map<Path, LedgerFile> owns = new LinkedHashMap<>();
    private final Map<Path, LedgerFile> others = new LinkedHashMap<>();

    /** @param given the file that takes all; null for the usual ones */
    LedgerPlaces(@Nullable String given, Session session) {
        this.given = given;
        this.session = session;
    }

    /** The ledger of a folder, a file, or {@code s3://BUCKET/PREFIX}; others that may tell of the same leftovers are looked for. */
    LedgerFile of(String where) {
        if (given != null) {
            return own(new LedgerFile(session.console().path(given), whole()));
        }
        if (where.startsWith("s3:")) {
            String bucket = where.replaceFirst("^s3:/*", "").replaceFirst("/.*", "");
            Path folder = StateFolder.of(session.console()).resolve("redrive");
            return own(new LedgerFile(folder.resolve(bucket + ".ndjson"), whole()));
        }
        Path named = session.console().path(where).toAbsolutePath().normalize();
        boolean isFolder = Files.isDirectory(named);
        Path parent = named.getParent();
        Path folder = isFolder || parent == null ? named : parent;
        for (Path each = folder.getParent(); each != null; each = each.getParent()) {
            other(each);
        }
        if (isFolder) {
            below(folder);
        }
        return own(inFolder(folder));
    }

    private LedgerFile own(LedgerFile ledger) {
        return owns.computeIfAbsent(ledger.file(), _ -> ledger);
    }

    private void other(Path folder) {
        LedgerFile ledger = inFolder(folder);
        if (ledger.isThere()) {
            others.putIfAbsent(ledger.file(), ledger);
        }
    }

    private void below(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(each -> each.endsWith(NAME) && !folder.equals(each.getParent()))
                    .sorted()
                    .forEach(each -> other(each.resolveSibling(".").normalize()));
        } catch (IOException e) {
            throw IoFaults.reading(folder.toString(), e);
        }
    }

    private LedgerFile inFolder(Path folder) {
        return new LedgerFile(folder.resolve(NAME), new LedgerNames(folder, session.console()::path));
    }

    /** Names of files that are good wherever the ledger lies. */
    LedgerNames whole() {
        return new LedgerNames(null, session.console()::path);
    }

    /** The ledgers that are written. */
    List<LedgerFile> owns() {
        return List.copyOf(owns.values());
    }

    /** Those that are only read. */
    List<LedgerFile> others() {
        List<LedgerFile> only = new ArrayList<>(others.values());
        only.removeIf(each -> owns.containsKey(each.file()));
        return only;
    }
}
