package dev.kdt.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.cli.deployment.TemplateTree;
import dev.kdt.process.KdtProcess.Ended;
import dev.kdt.process.KdtProcess.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of the README's section on Lambda, run in their order. Commands of other makers, which may not be installed, are
 * compared with those that kdt itself prints. {@code CdkIT} runs the section's CDK app.
 */
class ReadmeLambdaIT {
    private static final Pattern FILE = Pattern.compile("(?<![\\w/.-])[\\w-]+\\.(zip|ya?ml)\\b");
    private static final Pattern REPLACED_PARAMETER = Pattern.compile("(\\w+): code\\.");

    @TempDir
    private static Path folder;

    private static final Map<String, Ended> ENDED = new LinkedHashMap<>();

    /** The template in template.yaml after each block. */
    private static final Map<List<String>, String> TEMPLATES = new HashMap<>();

    private static ReadmeSection section = new ReadmeSection(List.of());

    @BeforeAll
    static void runCommands() throws Exception {
        section = ReadmeSection.named("In Lambda");
        Files.createSymbolicLink(folder.resolve("samples"), Path.of("samples").toAbsolutePath());
        for (List<String> block : section.blocks("sh")) {
            for (String command : block) {
                if (command.startsWith("kdt ")) {
                    ENDED.put(command, run(command));
                }
            }
            TEMPLATES.put(block, Files.readString(folder.resolve("template.yaml")));
        }
    }

    private static Ended run(String command) throws IOException, InterruptedException {
        try (KdtProcess process = Place.in(folder).shell(command)) {
            return process.ended();
        }
    }

    @Test
    void everyCommandSucceeds() {
        assertFalse(ENDED.isEmpty(), "commands");
        ENDED.forEach((command, ended) -> assertEquals(0, ended.code(), () -> command + ": " + ended.err()));
    }

    @Test
    void everyFileThatIsNamedIsThere() throws IOException {
        Set<String> files = FILE.matcher(String.join("\n", section.lines()))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of("function.zip", "template.yaml", "transformation.yaml", "transformation.zip"), files);
        for (String file : files) {
            assertTrue(Files.size(folder.resolve(file)) > 0, file);
        }
    }

    @Test
    void eachCommandPrintsThoseThatFollow() {
        List<String> first = section.blocks("sh").getFirst();
        assertEquals(3, first.size(), first::toString);
        String packaged = ENDED.get(first.getFirst()).err();
        assertTrue(packaged.contains("\n  " + first.get(1) + "\n  " + first.get(2) + "\n"), packaged);
        String template = TEMPLATES.get(first);
        assertTrue(template.contains("\n#   " + first.get(2) + "\n"), template);
    }

    @Test
    void everyTemplateDeploysThePackageOfItsCommands() throws IOException {
        List<List<String>> blocks = section.blocks("sh");
        assertEquals("function.zip", function(TEMPLATES.get(blocks.get(0))).get("CodeUri"));
        Object fromBucket = function(TEMPLATES.get(blocks.get(1))).get("Code");
        assertEquals(Set.of("S3Bucket", "S3Key"), TemplateTree.map(fromBucket).keySet());
        String transformation = Files.readString(folder.resolve("transformation.yaml"));
        assertEquals("transformation.zip", function(transformation).get("CodeUri"));
    }

    @Test
    void theCdkAppGivesTheParametersThatHaveNoDefault() {
        String app = String.join("\n", section.blocks("js").getFirst());
        Set<String> given = REPLACED_PARAMETER
                .matcher(app)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        Map<String, Object> parameters = TemplateTree.section(
                TemplateTree.parse(TEMPLATES.get(section.blocks("sh").get(1))), "Parameters");
        assertTrue(parameters.keySet().containsAll(given), given::toString);
        parameters.forEach((name, parameter) ->
                assertTrue(given.contains(name) || TemplateTree.map(parameter).containsKey("Default"), name));
    }

    private static Map<String, Object> function(String template) {
        Map<String, Object> resources = TemplateTree.section(TemplateTree.parse(template), "Resources");
        return TemplateTree.map(TemplateTree.map(resources.get("Function")).get("Properties"));
    }
}
