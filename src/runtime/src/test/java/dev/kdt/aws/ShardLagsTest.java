package dev.kdt.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How far readings are behind. */
class ShardLagsTest {
    private Instant now = Instant.EPOCH;
    private final ShardLags lags = new ShardLags(() -> now);

    @Test
    void saysWhatTheLastAnswersSaid() {
        lags.answered("a", Duration.ofSeconds(90));
        lags.answered("b", Duration.ZERO);
        lags.answered("b", null);
        assertEquals(Map.of("a", Duration.ofSeconds(90), "b", Duration.ZERO), lags.now());
        lags.answered("a", Duration.ofSeconds(3));
        lags.ended("b");
        assertEquals(Map.of("a", Duration.ofSeconds(3)), lags.now());
    }

    @Test
    void knowsTheShardsOfWhichNoAnswerHasCome() {
        lags.reads("a");
        lags.reads("b");
        assertEquals(Map.of(), lags.now());
        lags.answered("a", null);
        assertEquals(Set.of("a", "b"), lags.unanswered());
        lags.answered("a", Duration.ZERO);
        assertEquals(Set.of("b"), lags.unanswered());
        lags.ended("b");
        assertEquals(Set.of(), lags.unanswered());
    }

    @Test
    void aShardThatIsNotAnsweredForFallsBehind() {
        lags.answered("a", Duration.ZERO);
        now = now.plusSeconds(10);
        assertEquals(Map.of("a", Duration.ZERO), lags.now());
        now = now.plusSeconds(10);
        assertEquals(Map.of("a", Duration.ofSeconds(20)), lags.now());
    }
}
