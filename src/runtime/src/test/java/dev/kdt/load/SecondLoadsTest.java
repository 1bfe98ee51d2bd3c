package dev.kdt.load;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecondLoadsTest {
    private final SecondLoads loads = new SecondLoads();

    @Test
    void secondsAreSummedUpToTheEnd() {
        loads.add(1_000, 10);
        loads.add(1_001, 20);
        loads.add(1_001, 30);
        loads.add(1_002, 40);
        assertEquals(new Load(3, 60), loads.sum(1_002, 10));
        assertEquals(new Load(2, 50), loads.sum(1_002, 1));
        assertEquals(Load.NONE, loads.sum(1_000, 60));
    }

    @Test
    void recordsMayComeInAnyOrder() {
        loads.add(1_010, 1);
        loads.add(1_000, 1);
        assertEquals(new Load(2, 2), loads.sum(1_011, 60));
    }

    @Test
    void whatIsLongPastIsForgottenAndNotTakenForNew() {
        loads.add(1_000, 1);
        loads.add(2_000, 1);
        loads.add(1_000 + 128, 1);
        loads.add(2_000 - 128, 7);
        assertEquals(Load.NONE, loads.sum(1_001, 60));
        assertEquals(new Load(1, 1), loads.sum(2_001, 60));
    }

    @Test
    void sharesAreThoseOfTheLimitThatIsNearer() {
        loads.add(5, 1024 * 1024);
        for (int i = 0; i < 500; i++) {
            loads.add(6, 1);
        }
        assertEquals(List.of(0.0, 1.0, 0.5), loads.shares(7, 3));
    }
}
