package dev.kdt.local.function;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.endpoint.option.FunctionSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {
    private static final FunctionConfig FUNCTION = new FunctionConfig(
            new FunctionConfig.Identity("clean", "000000000000", "us-east-1"),
            new FunctionConfig.Program("provided.al2023", "none", "", "", "x86_64"),
            FunctionSettings.DEFAULT.withEnvironment(Map.of("COLOR", "blue")),
            null,
            new FunctionConfig.Command("cat", "/"),
            null,
            0,
            "1");

    private static Map<String, String> variables(Map<String, String> inherited, Path certificate) {
        return Variables.of(
                FUNCTION,
                inherited,
                new Variables.Places(Path.of("/code"), Path.of("/own"), null),
                new Variables.Reached(URI.create("https://127.0.0.1:1"), certificate),
                "127.0.0.1:2");
    }

    /** A function runs in another folder than the endpoint. */
    @Test
    void theCertificateIsFoundFromAnyFolder() {
        String bundle = variables(Map.of(), Path.of("data", "certificate.pem")).get("AWS_CA_BUNDLE");
        assertEquals(Path.of("data", "certificate.pem").toAbsolutePath().toString(), bundle);
    }

    @Test
    void nothingOfTheDevelopersIsInherited() {
        Map<String, String> theirs = Map.of(
                "PATH", "/bin",
                "HOME", "/home/me",
                "AWS_PROFILE", "production",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_CONTAINER_CREDENTIALS_FULL_URI", "http://127.0.0.1/",
                "GITHUB_TOKEN", "secret");
        Map<String, String> all = variables(theirs, Path.of("c.pem"));
        assertEquals("/bin", all.get("PATH"));
        assertEquals("blue", all.get("COLOR"));
        assertEquals("/own", all.get("HOME"));
        assertEquals("local", all.get("AWS_SECRET_ACCESS_KEY"));
        theirs.forEach((name, value) ->
                assertEquals(name.equals("PATH"), value.equals(all.get(name)), () -> name + " is " + all.get(name)));
    }
}
