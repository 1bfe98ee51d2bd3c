package dev.kdt.pipeline.step;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.kdt.bytes.Slice;
import dev.kdt.json.JsonException;
import dev.kdt.json.JsonReader;
import dev.kdt.json.Value;
import dev.kdt.pipeline.PipelineException;
import dev.kdt.pipeline.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConcealmentTest {
    private static Concealment of(String redact) throws PipelineException {
        return new Concealment(
                Trial.read("steps: [{redact: " + redact + "}]").pipeline().steps());
    }

    private static Value value(String json) throws JsonException {
        return new JsonReader().read(Slice.utf8(json)).copy();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                ".mail ~ {\"mail\":\"a@b.example\",\"x\":1} ~ {\"mail\":\"***\",\"x\":1}",
                ".mail ~ {\"user\":[{\"mail\":17}]} ~ {\"user\":[{\"mail\":\"***\"}]}",
                "'.a[]' ~ {\"a\":[1,2]} ~ {\"a\":\"***\"}",
                "'.[\"a b\"]' ~ {\"a b\":{\"c\":1}} ~ {\"a b\":\"***\"}",
                "'.[1:][]' ~ [1,2,3] ~ [1,\"***\",\"***\"]",
                ". ~ \"all\" ~ \"***\"",
                ".mail ~ 17 ~ 17",
                "{detect: email} ~ {\"note\":\"ask a@b.example\"} ~ {\"note\":\"ask ***********\"}",
                "{paths: .note, detect: email} ~ {\"note\":\"ask a@b.example\"} ~ {\"note\":\"ask ***********\"}",
                ".mail ~ {\"mail\":\"a@b.example\",\"copy\":\"to a@b.example\"} ~ {\"mail\":\"***\",\"copy\":\"to"
                        + " ***\"}"
            })
    void hidesWhatStandsAtAPathOrUnderItsKey(String redact, String given, String shown) throws Exception {
        assertEquals(shown, of(redact).text(value(given)));
    }

    @Test
    void hidesSecretsInMessagesAlsoWhereTheyAreCutShort() throws Exception {
        Concealment mail = of(".mail");
        Value record = value("{\"mail\":\"ada@example.com\",\"pin\":12}");
        assertEquals(
                "string (***) and number (1) cannot be added",
                mail.conceal("string (\"ada@exampl...) and number (1) cannot be added", record));
        assertEquals("object (***) cannot be", mail.conceal("object ({\"mail\":\"ada@...) cannot be", record));
        assertEquals("bad address *** here", mail.conceal("bad address ada@example.com here", record));
        assertEquals("number (***) is none", of(".pin").conceal("number (12) is none", record));
        assertEquals(
                "no number: ***************", of("{detect: [email]}").conceal("no number: ada@example.com", record));
    }
}
