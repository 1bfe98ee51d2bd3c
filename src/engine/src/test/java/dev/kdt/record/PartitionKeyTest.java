package dev.kdt.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PartitionKeyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "customer-7",
                "\u007f\u0080",
                "\u07ff\u0800",
                "Z\u00fcrich",
                "\uffff",
                "\ud83d\ude00!",
                "\ud83d",
                "\ude00x",
                "\ud83dx\ude00",
                "\ud83d\ud83d\ude00"
            })
    void countsBytesAsTheyAreSent(String key) {
        assertEquals(key.getBytes(StandardCharsets.UTF_8).length, PartitionKey.bytes(key));
    }
}
