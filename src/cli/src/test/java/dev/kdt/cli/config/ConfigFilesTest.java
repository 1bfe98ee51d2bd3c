package dev.kdt.cli.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.cli.console.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where files are found, which are trusted, and which are refused. */
class ConfigFilesTest {
    @TempDir
    Path folder;

    private ConfigRig rig;

    @BeforeEach
    void folders() throws IOException {
        rig = new ConfigRig(folder);
    }

    @Test
    void aFileIsFoundUpToTheRootOfTheRepository() throws IOException {
        Path deep = Files.createDirectories(rig.project.resolve("a/b"));
        Files.writeString(rig.home.resolve(".kdt.yaml"), "region: home");
        assertFalse(found(deep));
        rig.project("region: project");
        assertTrue(found(deep));
        assertEquals("../../.kdt.yaml", nameIn(deep));
        Files.writeString(deep.resolve(".kdt.yaml"), "region: deep");
        assertEquals(".kdt.yaml", nameIn(deep));
    }

    @Test
    void aFileIsFoundUpToBelowTheHomeFolder() throws IOException {
        Path deep = Files.createDirectories(rig.home.resolve("plain/deep"));
        Files.writeString(rig.home.resolve(".kdt.yaml"), "region: home");
        assertFalse(found(deep));
        assertTrue(found(rig.home));
        Files.writeString(rig.home.resolve("plain/.kdt.yaml"), "region: plain");
        assertEquals("../.kdt.yaml", nameIn(deep));
    }

    @Test
    void aHomeThatIsALinkEndsTheSearchLikeAnyOther() throws IOException {
        Path deep = Files.createDirectories(rig.home.resolve("plain/deep"));
        Files.writeString(rig.home.resolve("plain/.kdt.yaml"), "region: plain");
        rig.environment.put(
                "HOME",
                Files.createSymbolicLink(folder.resolve("link"), rig.home).toString());
        assertEquals("../.kdt.yaml", nameIn(deep.toRealPath()));
    }

    @Test
    void outsideOfBothOnlyTheWorkingDirectoryCounts() throws IOException {
        Path deep = Files.createDirectories(folder.resolve("shared/deep"));
        Files.writeString(folder.resolve("shared/.kdt.yaml"), "region: shared");
        assertFalse(found(deep));
        assertTrue(found(deep.getParent()));
    }

    @Test
    void theUsersFileIsFoundByTheVariableAndWithoutAHomeThereIsNone() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other/kdt"));
        Files.writeString(other.resolve("config.yaml"), "region: other");
        assertFalse(rig.files().isAny());
        rig.environment.put("XDG_CONFIG_HOME", other.getParent().toString());
        assertEquals(
                other.resolve("config.yaml").toString(),
                rig.files().ofUser().orElseThrow().name());
        rig.environment.clear();
        assertFalse(ConfigFiles.of(rig.console(folder), null).isAny());
    }

    @Test
    void trustEndsWithAChangeAndDoesNotFollowACopy() throws IOException {
        rig.project("profile: a");
        assertFalse(isTrusted());
        rig.trust();
        assertTrue(isTrusted());
        rig.project("profile: b");
        assertFalse(isTrusted());
        rig.project("profile: a");
        assertTrue(isTrusted());
        Path copy = Files.createDirectories(rig.home.resolve("copy"));
        Files.writeString(copy.resolve(".kdt.yaml"), "profile: a");
        assertFalse(rig.trusted().isTrusted(copy.resolve(".kdt.yaml"), "profile: a"));
        assertTrue(rig.trusted().remove(rig.files().ofProject().orElseThrow().source()));
        assertFalse(isTrusted());
    }

    @Test
    void withoutAPlaceForTheTrustNothingIsTrusted() throws IOException {
        rig.project("profile: a");
        TrustedFiles nowhere = new TrustedFiles(null);
        ConfigFile.Source source = rig.files().ofProject().orElseThrow().source();
        assertThrows(UsageException.class, () -> nowhere.add(source));
        assertFalse(nowhere.isTrusted(source.path(), source.text()));
    }

    @Test
    void whatIsNoTextOfAUsualSizeIsRefused() throws IOException {
        rig.project("# " + "x".repeat(70_000));
        refused("too large");
        Files.write(rig.project.resolve(".kdt.yaml"), new byte[] {'a', ':', ' ', (byte) 0xff});
        refused("not UTF-8");
        Files.delete(rig.project.resolve(".kdt.yaml"));
        Files.createDirectory(rig.project.resolve(".kdt.yaml"));
        refused("is not a file");
    }

    @Test
    void whatATerminalWouldObeyIsRefusedAndNotShown() throws IOException {
        for (String each : new String[] {
            "region: \"\\e[31mred\"", "\"\\e]0;x\\a\": 1", "output: {\"\\x07\": json}", "stream: [\"\\u202e\"]"
        }) {
            rig.project(each);
            UsageException wrong =
                    assertThrows(UsageException.class, () -> rig.files().all());
            assertTrue(
                    wrong.getMessage()
                            .matches("\\.kdt\\.yaml:1:\\d+: control and invisible characters do not belong in this"
                                    + " file"),
                    wrong.getMessage());
        }
    }

    @Test
    void aUsersFileThatAllMayWriteIsRefused() throws IOException {
        rig.user("region: a");
        Files.setPosixFilePermissions(
                rig.home.resolve(".config/kdt/config.yaml"), PosixFilePermissions.fromString("rw-rw-rw-"));
        refused("can be written by every user");
    }

    @Test
    void anEmptyFileSaysNothing() throws IOException {
        rig.user("# only a comment\n");
        assertTrue(rig.files().ofUser().orElseThrow().contexts().isEmpty());
    }

    @Test
    void credentialsAreRefusedWhateverTheyAreCalled() throws IOException {
        for (String key : new String[] {"aws_access_key_id", "secretAccessKey", "session-token", "password"}) {
            rig.user("contexts: {a: {" + key + ": x}}");
            refused("~/.aws/credentials");
        }
        rig.user("endpoint-url: http://user:pass@host:1");
        refused("~/.aws/credentials");
    }

    @Test
    void theCurrentContextIsWrittenAndAllElseStays() throws IOException {
        String before = "# mine\r\ncontexts: # all\r\n  a: {}\r\n  '1': {}\r\n";
        rig.user(before);
        assertEquals("# mine\r\ncontext: a\r\ncontexts: # all\r\n  a: {}\r\n  '1': {}\r\n", using("a"));
        assertEquals("# mine\r\ncontext: '1'\r\ncontexts: # all\r\n  a: {}\r\n  '1': {}\r\n", using("1"));
        rig.user("{\"contexts\": {\"a\": {}}}");
        assertThrows(UsageException.class, () -> using("a"));
        assertEquals(
                "{\"contexts\": {\"a\": {}}}",
                rig.files().ofUser().orElseThrow().source().text());
    }

    @Test
    void theCurrentContextIsWrittenWhereALinkLeads() throws IOException {
        rig.user("contexts: {a: {}}\n");
        Path link = rig.home.resolve(".config/kdt/config.yaml");
        Path real = Files.move(link, rig.home.resolve("dotfile.yaml"));
        Files.createSymbolicLink(link, real);
        using("a");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("context: a\ncontexts: {a: {}}\n", Files.readString(real));
    }

    @Test
    void aFileThatHasChangedMeanwhileStaysAsItIs() throws IOException {
        rig.user("contexts: {a: {}}\n");
        ConfigFile read = rig.files().ofUser().orElseThrow();
        rig.user("contexts: {a: {}, b: {}}\n");
        UsageException wrong = assertThrows(UsageException.class, () -> CurrentContext.write(read, "a"));
        assertTrue(wrong.getMessage().contains("changed by another program"), wrong.getMessage());
        Path folder = rig.home.resolve(".config/kdt");
        assertEquals("contexts: {a: {}, b: {}}\n", Files.readString(folder.resolve("config.yaml")));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    private String using(String context) {
        CurrentContext.write(rig.files().ofUser().orElseThrow(), context);
        return rig.files().ofUser().orElseThrow().source().text();
    }

    private boolean isTrusted() {
        return rig.files().ofProject().orElseThrow().isTrusted();
    }

    private boolean found(Path directory) {
        return ConfigFiles.of(rig.console(directory), null).isAny();
    }

    private String nameIn(Path directory) {
        return ConfigFiles.of(rig.console(directory), null)
                .ofProject()
                .orElseThrow()
                .name();
    }

    private void refused(String words) {
        ConfigFiles files = rig.files();
        for (int i = 0; i < 2; i++) {
            UsageException wrong = assertThrows(UsageException.class, files::all);
            assertTrue(wrong.getMessage().contains(words), wrong.getMessage());
        }
    }
}
