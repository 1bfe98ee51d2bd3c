package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsumerChoiceTest {
    @Test
    void aGivenNameIsKept() {
        assertEquals("my-app_1.2", new ConsumerChoice("my-app_1.2").name(new Random(1)));
    }

    @Test
    void withoutANameEachReadingHasItsOwn() {
        Random random = new Random(1);
        ConsumerChoice made = new ConsumerChoice(null);
        assertNotEquals(made.name(random), made.name(random));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a b", "é", "arn:aws:kinesis:x"})
    void whatNoConsumerIsCalledIsRefused(String name) {
        assertThrows(IllegalArgumentException.class, () -> new ConsumerChoice(name));
        assertThrows(IllegalArgumentException.class, () -> new ConsumerChoice("a".repeat(129)));
    }
}
