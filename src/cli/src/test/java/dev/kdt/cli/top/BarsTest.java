package dev.kdt.cli.top;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarsTest {
    @Test
    void aBarIsAsLongAsItsShare() {
        assertEquals("    ", Bars.bar(0, 4));
        assertEquals("\u2588\u2588  ", Bars.bar(0.5, 4));
        assertEquals("\u2588\u2588\u258c ", Bars.bar(0.625, 4));
        assertEquals("\u2588\u2588\u2588\u2588", Bars.bar(3, 4));
        assertEquals("\u258f   ", Bars.bar(0.0001, 4));
        assertEquals("", Bars.bar(0.5, 0));
    }

    @Test
    void aCourseShowsTheGreatestOfSome() {
        assertEquals(" \u2581\u2584\u2588", Bars.course(List.of(0.0, 0.01, 0.5, 1.0), 9, 1));
        assertEquals("\u2588\u2584", Bars.course(List.of(0.0, 2.0, 1.0, 0.0), 2, 2));
        assertEquals("   ", Bars.course(Collections.nCopies(60, 0.0), 3, 0));
        assertEquals("", Bars.course(List.of(1.0), 0, 1));
    }
}
