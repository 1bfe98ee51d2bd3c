package dev.kdt.generate.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormTest {
    private static final FieldPlace PLACE = FieldPlace.ofRecord(new FieldPlace.Sample());

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "o-%06d ; o-0{4}\\d{2}",
                "level=INFO n=%d ; level=INFO n=[1-9]\\d?",
                "/items/%x/edit ; /items/[0-9a-f]{1,2}/edit",
                "[%d] (a+b)* ; \\[[1-9]\\d?\\] \\(a\\+b\\)\\*",
                "at 10.0.0.%d ; at (192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.[1-9]\\d?",
                "to x%d@corp.test ; to [a-z]{3,9}@example\\.(com|org|net)"
            })
    void isARegularExpression(String format, String pattern) {
        List<TextForm> forms = forms(format);
        assertEquals(1, forms.size());
        assertEquals(pattern, forms.getFirst().pattern(PLACE, 99));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"o-%06d", "n%d", "%x", "A%X/%1$d", "päge %d – %1$x", "x_%d_y", "{\"a\":%d}", "100%% of %d\t^$"})
    void matchesTheTextsThatItWasMadeOf(String format) {
        for (TextForm form : forms(format)) {
            Pattern pattern = Pattern.compile(form.pattern(PLACE, 99).replace("[a-z]", "\\p{L}"));
            long matching =
                    texts(format).stream().filter(pattern.asMatchPredicate()).count();
            assertTrue(matching >= form.seen(), pattern + " matches " + matching + " of " + form.seen());
        }
    }

    private static List<TextForm> forms(String format) {
        return TextForm.of(texts(format));
    }

    private static List<String> texts(String format) {
        return IntStream.rangeClosed(1, 99)
                .mapToObj(i -> String.format(format, i))
                .toList();
    }
}
