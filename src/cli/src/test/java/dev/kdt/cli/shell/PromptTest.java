package dev.kdt.cli.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.kdt.aws.AwsSettings;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PromptTest {
    @Test
    void showsProfileRegionAndEndpoint() {
        assertEquals(
                "test eu-west-1 localhost:4566",
                Prompt.place(new AwsSettings(
                        "test", "eu-west-1", URI.create("http://me:secret@localhost:4566/x"), null, Map.of())));
        assertEquals(
                "dev us-east-2 kinesis.example.org",
                Prompt.place(new AwsSettings(
                        null,
                        null,
                        null,
                        null,
                        Map.of(
                                "AWS_PROFILE",
                                "dev",
                                "AWS_REGION",
                                "us-east-2",
                                "AWS_ENDPOINT_URL",
                                "https://kinesis.example.org"))));
    }

    /** The embedded endpoint takes any credentials and any region. */
    @Test
    void showsOfTheEmbeddedEndpointItsAddressOnly() {
        assertEquals(
                "127.0.0.1:4567",
                Prompt.place(
                        new AwsSettings("test", "eu-west-1", null, URI.create("http://127.0.0.1:4567"), Map.of())));
    }

    @Test
    void showsTheStreamInUseAndACodeThatIsNotZero() {
        Prompt plain = new Prompt("eu-west-1", false);
        assertEquals("kdt eu-west-1> ", plain.text(null, 0));
        assertEquals("kdt eu-west-1 orders [130]> ", plain.text("orders", 130));
        assertEquals("kdt> ", new Prompt("", false).text(null, 0));
        String colored = new Prompt("eu-west-1", true).text("orders", 1);
        assertEquals("kdt eu-west-1 \u001b[36morders\u001b[0m \u001b[31m[1]\u001b[0m> ", colored);
        assertFalse(plain.text("orders", 1).contains("\u001b"));
    }
}
