package dev.kdt.endpoint.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An endpoint of a class is that of its nested classes, too, and ends with the outer one. */
class NestedClassesTest {
    @RegisterExtension
    static KinesisEndpoint kinesis =
            KinesisEndpoint.builder().stream("orders", 1).build();

    private static URI first;

    @BeforeAll
    static void keepAddress() {
        first = kinesis.uri();
    }

    @AfterAll
    static void isStillThere() {
        assertEquals(first, kinesis.uri());
    }

    @Test
    void isStartedForTheClass() {
        assertEquals(first, kinesis.uri());
    }

    @Nested
    class Inner {
        @Test
        void isTheSame() {
            assertEquals(first, kinesis.uri());
        }
    }

    @Nested
    class AnotherInner {
        @Test
        void isTheSame() {
            assertEquals(first, kinesis.uri());
        }
    }

    @Test
    void doesNotRunOutsideOfTests() {
        KinesisEndpoint unused = KinesisEndpoint.builder().build();
        assertThrows(IllegalStateException.class, unused::uri);
    }
}
