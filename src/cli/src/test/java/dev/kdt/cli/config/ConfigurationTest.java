package dev.kdt.cli.config;

import static dev.kdt.cli.config.ConfigRig.context;
import static dev.kdt.cli.config.ConfigRig.told;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.kdt.cli.console.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes before what, and what is used only when its file is trusted. */
class ConfigurationTest {
    private static final String USER = "~/.config/kdt/config.yaml";

    @TempDir
    Path folder;

    private ConfigRig rig;

    @BeforeEach
    void folders() throws IOException {
        rig = new ConfigRig(folder);
    }

    @Test
    void nothingSaysNothing() {
        assertNull(rig.configuration().context());
        assertNull(rig.configuration().findEndpoint());
        for (Setting each : Setting.values()) {
            assertNull(rig.configuration().find(each));
        }
    }

    @Test
    void theCommandLineGoesBeforeTheEnvironmentBeforeTheProjectBeforeTheUser() throws IOException {
        rig.user("region: user");
        assertEquals("user from " + USER + ":1:9", region(ConfigRig.NOTHING_GIVEN));
        rig.project("region: project");
        assertEquals("project from .kdt.yaml:1:9", region(ConfigRig.NOTHING_GIVEN));
        rig.environment.put("AWS_REGION", "variable");
        assertEquals("variable from AWS_REGION", region(ConfigRig.NOTHING_GIVEN));
        assertEquals("option from --region", region(new GivenSettings(null, "option", null, false, null, null)));
    }

    @Test
    void aContextGoesBeforeTheRestOfItsFile() throws IOException {
        rig.user("context: a\nregion: top\ncontexts: {a: {region: a}, b: {region: b}}");
        assertEquals("a from " + USER + ":3:24", region(ConfigRig.NOTHING_GIVEN));
        rig.project("region: project");
        assertEquals("project from .kdt.yaml:1:9", region(ConfigRig.NOTHING_GIVEN));
    }

    @Test
    void aContextNamedByTheEnvironmentGoesBeforeTheFilesOnly() throws IOException {
        rig.user("contexts: {b: {region: b}}");
        rig.project("region: project");
        rig.environment.put("KDT_CONTEXT", "b");
        assertEquals("b from " + USER + ":1:24", region(ConfigRig.NOTHING_GIVEN));
        rig.environment.put("AWS_REGION", "variable");
        assertEquals("variable from AWS_REGION", region(ConfigRig.NOTHING_GIVEN));
    }

    @Test
    void aContextNamedByAnOptionGoesBeforeTheEnvironment() throws IOException {
        rig.user("contexts: {b: {region: b}, c: {}}");
        rig.environment.put("AWS_REGION", "variable");
        rig.environment.put("KDT_CONTEXT", "c");
        assertEquals("b from " + USER + ":1:24", region(context("b")));
        assertEquals("variable from AWS_REGION", region(context("c")));
        assertEquals("option from --region", region(new GivenSettings(null, "option", null, false, null, "b")));
    }

    @Test
    void theContextsOfANameInBothFilesAreOne() throws IOException {
        rig.user("contexts: {a: {region: user, stream: clicks}}");
        rig.project("contexts: {a: {region: project}}");
        assertEquals("project from .kdt.yaml:1:24", region(context("a")));
        assertEquals(
                "clicks from " + USER + ":1:38",
                told(rig.configuration(context("a")).find(Setting.STREAM)));
    }

    @Test
    void anUnknownContextIsToldWithTheOneThatWasMeant() throws IOException {
        rig.user("context: prdo\ncontexts: {prod: {}}");
        UsageException wrong =
                assertThrows(UsageException.class, () -> rig.configuration().find(Setting.REGION));
        assertEquals(USER + ":1:10: unknown context 'prdo' (did you mean 'prod'?)", wrong.getMessage());
    }

    @Test
    void theEndpointIsOneSettingInTwoForms() throws IOException {
        rig.user("local: true");
        rig.project("endpoint-url: http://a:1");
        rig.trust();
        assertEquals("http://a:1 from .kdt.yaml:1:15", told(rig.configuration().requireEndpoint()));
        rig.environment.put("AWS_ENDPOINT_URL", "http://b:1");
        assertEquals(
                "http://b:1 from AWS_ENDPOINT_URL", told(rig.configuration().requireEndpoint()));
        rig.environment.put("KDT_LOCAL", "1");
        assertEquals("1 from KDT_LOCAL", told(rig.configuration().requireEndpoint()));
    }

    @Test
    void theEnvironmentCanSayNoToTheEmbeddedEndpoint() throws IOException {
        rig.user("local: true");
        assertEquals("1 from " + USER + ":1:8", told(rig.configuration().requireEndpoint()));
        rig.environment.put("KDT_LOCAL", "0");
        assertNull(rig.configuration().requireEndpoint());
    }

    @Test
    void anEndpointOfOneServiceContradictsTheEmbeddedOneOfAFile() throws IOException {
        rig.user("local: true");
        rig.environment.put("AWS_ENDPOINT_URL_KINESIS", "http://b:1");
        UsageException wrong =
                assertThrows(UsageException.class, () -> rig.configuration().requireEndpoint());
        assertTrue(wrong.getMessage().contains("AWS_ENDPOINT_URL_KINESIS and 'local'"), wrong.getMessage());
    }

    @Test
    void whereCallsGoIsNotForAnUntrustedFileToSay() throws IOException {
        for (String each : new String[] {"profile: a", "endpoint-url: http://a:1", "local: true", "local: false"}) {
            rig.project(each);
            refused();
            rig.trust();
            rig.configuration().requireEndpoint();
            rig.configuration().require(Setting.PROFILE);
            rig.trusted().remove(rig.files().ofProject().orElseThrow().source());
        }
    }

    @Test
    void anUntrustedFileChoosesNoContext() throws IOException {
        rig.user("contexts: {prod: {region: prod, stream: orders}}");
        rig.project("context: prod");
        refused();
        assertNull(rig.configuration().find(Setting.STREAM));
        rig.trust();
        assertEquals("prod from " + USER + ":1:27", told(rig.configuration().require(Setting.REGION)));
    }

    @Test
    void anUntrustedContextIsNotUsedByItsNameEither() throws IOException {
        rig.user("contexts: {prod: {profile: mine}}");
        rig.project("contexts: {prod: {profile: theirs}}");
        assertThrows(
                UsageException.class, () -> rig.configuration(context("prod")).require(Setting.PROFILE));
    }

    @Test
    void whatGoesBeforeAnUntrustedFileIsUsed() throws IOException {
        rig.project("context: x\nprofile: a\nendpoint-url: http://a:1\ncontexts: {x: {}}");
        GivenSettings given = new GivenSettings("mine", "r", "http://mine:1", false, null, null);
        assertEquals("mine from --profile", told(rig.configuration(given).require(Setting.PROFILE)));
        assertEquals(
                "http://mine:1 from --endpoint-url",
                told(rig.configuration(given).requireEndpoint()));
    }

    @Test
    void theFormatOfACommandGoesBeforeThatOfAll() throws IOException {
        rig.user("output: {tail: raw}");
        rig.project("output: json");
        assertEquals("json", output("tail"));
        rig.project("output: {tail: csv, stream list: text}");
        assertEquals("csv", output("tail"));
        assertEquals("text", output("stream list"));
        assertNull(rig.configuration().output("verify"));
    }

    private String output(String command) {
        return rig.configuration().output(command).format().value();
    }

    private String region(GivenSettings given) {
        return told(rig.configuration(given).find(Setting.REGION));
    }

    private void refused() {
        UsageException wrong = assertThrows(UsageException.class, () -> {
            rig.configuration().requireEndpoint();
            rig.configuration().require(Setting.PROFILE);
        });
        assertTrue(wrong.getMessage().contains("kdt context trust"), wrong.getMessage());
    }
}
