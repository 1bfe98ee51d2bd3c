package dev.kdt.cli.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Shells that complete lines, with a program {@code kdt} that knows some values, and writes down how it is called. */
public final class CompletionRig {
    /** Answers as {@code kdt __complete} does. */
    private static final String PROGRAM = """
        #!/bin/sh
        echo "$*" | sed 's/ --into [^ ]*//' >>'%s'
        while [ $# -gt 0 ]; do
            case $1 in
                --into) file=$2 && shift ;;
                --) shift && break ;;
            esac
            shift
        done
        mkdir -p "${file%%/*}"
        {
            echo $(($(date +%%s) + %d))
            case $* in
                streams) printf 'clicks\\tACTIVE\\norders\\tACTIVE\\norders-eu\\n' ;;
                'shards orders') printf '0\\n1\\n3\\n' ;;
                'consumers orders') echo app ;;
                deliveries) echo archive ;;
            esac
        } >"$file"
        tail -n +2 "$file"
        """;

    private final Path folder;
    private final Path calls;

    /** @param seconds how long values may be used */
    public CompletionRig(Path folder, int seconds) throws IOException {
        this.folder = folder;
        this.calls = folder.resolve("calls");
        Path program = folder.resolve("bin/kdt");
        Files.createDirectory(program.getParent());
        Files.writeString(program, PROGRAM.formatted(calls, seconds));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        Path files = Files.createDirectories(folder.resolve("home/work/samples"));
        for (String each : List.of("orders of today.ndjson", "orders.yaml", "event.json")) {
            Files.createFile(files.resolve(each));
        }
        Files.createDirectory(folder.resolve("home/.aws"));
        Files.writeString(
                folder.resolve("home/.aws/config"),
                "[default]\nregion = x\n[profile dev]\n[sso-session s]\n[profile \"b c\"]\n");
        Files.writeString(folder.resolve("home/.aws/credentials"), "[old]\naws_access_key_id = x\n");
    }

    /** The command for a shell that lets it find the program, and goes to where there are files to complete. */
    public String entering() {
        return "export PATH='%s':$PATH HOME='%s'; unset HISTFILE ${!AWS_@} ${!KDT_@} ${!XDG_@}; cd"
                .formatted(folder.resolve("bin"), folder.resolve("home/work"));
    }

    /** What bash offers for a line: what takes the place of the last part of its last word. */
    List<String> bash(String line) throws Exception {
        Path driver = Path.of(CompletionRig.class.getResource("complete.bash").toURI());
        return run("bash", driver.toString(), script(Shell.BASH), line);
    }

    /** What fish offers for a line: whole words, with descriptions after a tab. */
    List<String> fish(String line) throws Exception {
        return run(
                "fish", "--no-config", "--command", "source $argv[1]; complete -C $argv[2]", script(Shell.FISH), line);
    }

    private static String script(Shell shell) {
        return Path.of("completions", shell.file()).toAbsolutePath().toString();
    }

    /** How kdt was called. */
    public List<String> calls() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private List<String> run(String... words) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(words)))
                .directory(folder.resolve("home/work").toFile())
                .redirectError(folder.resolve("err").toFile());
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(each -> each.startsWith("AWS_") || each.startsWith("KDT_") || each.startsWith("XDG_"));
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
        environment.put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        process.waitFor();
        assertEquals("", Files.readString(folder.resolve("err")));
        return lines;
    }

    /** Whether there is such a shell. */
    public static boolean isInstalled(String shell) throws InterruptedException {
        try {
            return new ProcessBuilder(shell, "-c", "true").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
