package dev.kdt.enumerate.run;

import dev.kdt.enumerate.disk.VirtualDisk;
import dev.kdt.flow.AppendedFile;
import dev.kdt.flow.IoFaults;
import dev.kdt.flow.OpenTarget;
import dev.kdt.flow.OutputSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** A file that results are added to. */
final class FileTarget implements ScenarioTarget {
    private static final String FOLDER = "/results";
    private static final String FILE = FOLDER + "/results.ndjson";

    private final VirtualDisk disk;

    /** By process, how many lines there were when it began. */
    private final List<Integer> beginnings = new ArrayList<>();

    FileTarget(VirtualDisk disk) {
        this.disk = disk;
        disk.makeFolder(FOLDER);
    }

    @Override
    public OpenTarget open(Opener opener) {
        while (beginnings.size() <= opener.number()) { // A process may have failed before it came here.
            beginnings.add(results().size());
        }
        try {
            AppendedFile added = AppendedFile.exclusive(opener.files().getPath(FILE), AppendedFile.Records.LINES);
            opener.checkpoints().vouchFor(added);
            return OpenTarget.of(new OutputSink(added, FILE), "written");
        } catch (IOException e) {
            throw IoFaults.writing(FILE, e);
        }
    }

    @Override
    public List<Arrival> arrivals() {
        List<Arrival> arrivals = new ArrayList<>();
        List<String> results = results();
        for (int line = 0; line < results.size(); line++) {
            int process = beginnings.size() - 1;
            while (process > 0 && beginnings.get(process) > line) {
                process--;
            }
            arrivals.add(new Arrival(ScenarioRecord.ofResult(results.get(line)), process));
        }
        return arrivals;
    }

    @Override
    public boolean takesAll() {
        return true;
    }

    @Override
    public Set<ScenarioRecord> refused() {
        return Set.of();
    }

    @Override
    public List<String> broken() {
        return lines().filter(line -> !ScenarioRecord.isResult(line)).toList();
    }

    private List<String> results() {
        return lines().filter(ScenarioRecord::isResult).toList();
    }

    /** A last line that has no end is not there yet. */
    private Stream<String> lines() {
        byte[] content = disk.content(FILE);
        String text = content == null ? "" : new String(content, StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines();
    }
}
