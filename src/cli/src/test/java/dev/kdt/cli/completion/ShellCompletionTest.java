package dev.kdt.cli.completion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts in a bash and in a fish; {@code CompletionsIT} types into them, and into a zsh. */
class ShellCompletionTest {
    /** Lines, what bash offers in the place of their last part, and, where it is something else, what fish offers for their last word. */
    private static final String LINES = """
        kdt pro                                    | process produce                       |
        'kdt lambda '                              | invoke package template               |
        kdt process --fail-f                       | --fail-fast                           |
        kdt --color never st                       | stream                                |
        kdt --profile stream st                    | stream                                |
        kdt --profile=stream st                    | stream                                |
        kdt process -o p                           | pretty                                |
        kdt process --color=a                      | always auto                           | --color=always --color=auto
        kdt tail orders --decode gzip,js           | gzip,json                             |
        kdt --region eu-west                       | eu-west-1 eu-west-2 eu-west-3         |
        kdt produce -t or                          | orders                                |
        'kdt process --steps='                     | dedupe delete enrich filter flatten map parse redact rename route sample set stamp timestamp validate | --steps=dedupe --steps=delete --steps=enrich --steps=filter --steps=flatten --steps=map --steps=parse --steps=redact --steps=rename --steps=route --steps=sample --steps=set --steps=stamp --steps=timestamp --steps=validate
        'kdt tail orders --since '                 | latest trim-horizon                   |
        'kdt completion '                          | bash fish zsh                         |
        kdt local fault add thr                    | throttle                              |
        kdt local fault add throttle --local after | after=                                |
        kdt local fault add slow stream=cl         | clicks                                | stream=clicks
        'kdt tail '                                | clicks orders orders-eu               |
        kdt tail --since 5m ord                    | orders orders-eu                      |
        kdt push --local a                         | archive                               |
        'kdt tail orders --shard '                 | 0 1 3                                 |
        'kdt tail --local orders --shard 1 --shard='| 0 1 3                                | --shard=0 --shard=1 --shard=3
        'kdt tail clicks --shard '                 |                                       |
        'kdt stream merge orders 1 '               | 0 1 3                                 |
        kdt top orders --efo=                      | app                                   | --efo=app
        kdt run p.yaml --to k                      | kinesis:                              |
        kdt run p.yaml --to kinesis:or             | orders orders-eu                      | kinesis:orders kinesis:orders-eu
        kdt run p.yaml --to=firehose:              | archive                               | --to=firehose:archive
        kdt run samples/                           | samples/orders.yaml                   |
        kdt run --from orders sam                  | samples                               | samples/
        kdt lambda invoke p.yaml samples/          | samples/event.json                    |
        kdt process --diff=samples/o               | samples/orders.yaml                   | --diff=samples/orders.yaml
        'kdt tail orders -n '                      |                                       |
        'kdt process --rawfile '                   |                                       |
        kdt tail orders --grep x --gre             | --grep                                |
        'kdt tail -- '                              | clicks orders orders-eu               |
        """;

    @TempDir
    private Path folder;

    private CompletionRig rig;

    @BeforeEach
    void install() throws Exception {
        rig = new CompletionRig(folder, 50);
    }

    @ParameterizedTest
    @CsvSource(textBlock = LINES, delimiter = '|')
    void bashOffers(String line, String words) throws Exception {
        assertEquals(words(words), new TreeSet<>(rig.bash(line)));
    }

    @ParameterizedTest
    @CsvSource(textBlock = LINES, delimiter = '|')
    void fishOffers(String line, String words, String whole) throws Exception {
        assumeTrue(CompletionRig.isInstalled("fish"), "fish is not installed here");
        assertEquals(words(whole == null ? words : whole), values(rig.fish(line)));
    }

    @Test
    void whatWasGivenIsOfferedAgainOnlyWhereItMayBe() throws Exception {
        String given = "kdt --local tail -n 3 --grep x --reset --";
        List<String> bash = rig.bash(given);
        assertTrue(bash.containsAll(List.of("--grep", "--shard", "--since", "--profile")), bash::toString);
        assertTrue(Stream.of("--local", "--count", "--reset").noneMatch(bash::contains), bash::toString);
        assertEquals(List.of(), rig.bash("kdt tail -- --"));
    }

    @Test
    void fishDescribesWhatItOffers() throws Exception {
        assumeTrue(CompletionRig.isInstalled("fish"), "fish is not installed here");
        List<String> options = rig.fish("kdt --local tail -n 3 --grep x --re");
        assertTrue(options.contains("--reset\tForget the group's checkpoints: it starts anew"), options::toString);
        assertTrue(
                rig.fish("kdt --local tail -n 3 --grep x --lo").stream().noneMatch(each -> each.startsWith("--local")));
        assertEquals(List.of("clicks\tACTIVE"), rig.fish("kdt tail cl"));
        assertEquals(List.of("stream\tList, create, describe, reshard and delete streams"), rig.fish("kdt str"));
    }

    @Test
    void namesWithSpacesAreQuoted() throws Exception {
        assertEquals(List.of("samples/orders of today.ndjson"), rig.bash("kdt process samples/orders\\ o"));
        assertEquals(List.of("samples/orders of today.ndjson"), rig.bash("kdt process \"samples/orders o"));
        assertEquals(words("b\\ c default dev old"), words(String.join(" ", rig.bash("kdt --profile "))));
        assumeTrue(CompletionRig.isInstalled("fish"), "fish is not installed here");
        assertEquals(List.of("samples/orders of today.ndjson"), rig.fish("kdt process samples/orders\\ o"));
        assertEquals(List.of("b c", "default", "dev", "old"), rig.fish("kdt --profile "));
    }

    /** What was found, and that nothing was, is kept for what is asked and where: kdt is started once for each. */
    @Test
    void kdtIsAskedOnceForEachService() throws Exception {
        rig.bash("kdt tail ");
        rig.bash("kdt top o");
        rig.bash("kdt --region eu-west-1 tail ");
        rig.bash("kdt tail --region eu-west-1 o");
        rig.bash("kdt tail none --local --shard ");
        rig.bash("kdt tail none --local --shard ");
        assertEquals(
                List.of(
                        "__complete -- streams",
                        "__complete --region eu-west-1 -- streams",
                        "__complete --local -- shards none"),
                rig.calls());
    }

    @Test
    void fishKeepsWhatItFoundToo() throws Exception {
        assumeTrue(CompletionRig.isInstalled("fish"), "fish is not installed here");
        for (int i = 0; i < 2; i++) {
            rig.fish("kdt tail ");
            rig.fish("kdt --profile dev tail none --shard ");
        }
        assertEquals(List.of("__complete -- streams", "__complete --profile dev -- shards none"), rig.calls());
    }

    @Test
    void whatIsOldIsAskedForAnew() throws Exception {
        CompletionRig old = new CompletionRig(Files.createDirectory(folder.resolve("old")), 0);
        old.bash("kdt tail ");
        old.bash("kdt tail ");
        assertEquals(2, old.calls().size());
    }

    /** A clock that was put back would keep them for ever. */
    @Test
    void whatIsOfTheFutureIsAskedForAnew() throws Exception {
        CompletionRig future = new CompletionRig(Files.createDirectory(folder.resolve("future")), 4000);
        future.bash("kdt tail ");
        future.bash("kdt tail ");
        assertEquals(2, future.calls().size());
    }

    /** Words, files and profiles need no kdt. */
    @Test
    void kdtIsNotStartedForWhatTheScriptKnows() throws Exception {
        for (String line : List.of("kdt ", "kdt tail --", "kdt run samples/", "kdt --profile ", "kdt run p --to ")) {
            rig.bash(line);
        }
        assertEquals(List.of(), rig.calls());
    }

    private static TreeSet<String> words(String text) {
        return text == null ? new TreeSet<>() : new TreeSet<>(List.of(text.split(" ")));
    }

    private static TreeSet<String> values(List<String> lines) {
        return new TreeSet<>(lines.stream().map(each -> each.split("\t", -1)[0]).toList());
    }
}
