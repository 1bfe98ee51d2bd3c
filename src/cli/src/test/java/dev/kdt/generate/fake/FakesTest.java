package dev.kdt.generate.fake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.value.Draw;
import dev.kdt.generate.value.Field;
import dev.kdt.generate.value.Random;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FakesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<String> names() {
        return Fakes.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNameMakesDifferentTextsThatAreTheSameInEachRun(String name) throws Exception {
        List<String> made = texts(new Fakes().field(name, Locale.ENGLISH, 50, null), 200);
        long different = made.stream().distinct().count();
        assertTrue(different > 15 && different <= 50, () -> different + " of " + made);
        assertEquals(made, texts(new Fakes().field(name, Locale.ENGLISH, 50, null), 200));
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNameIsThereInOtherLocales(String name) throws Exception {
        for (String tag : List.of("de", "ja", "pt-BR", "hu")) {
            String text = texts(new Fakes().field(name, Locale.forLanguageTag(tag), 5, null), 1)
                    .getFirst();
            assertTrue(!text.isBlank() && !text.contains("null") && !text.contains("#{"), tag + ": " + text);
        }
    }

    @Test
    void aLocaleHasNamesOfItsOwn() throws Exception {
        List<String> english = texts(new Fakes().field("city", Locale.ENGLISH, 100, null), 100);
        List<String> german = texts(new Fakes().field("city", Locale.GERMAN, 100, null), 100);
        assertNotEquals(english, german);
        String japanese = texts(new Fakes().field("last-name", Locale.JAPANESE, 10, null), 1)
                .getFirst();
        assertTrue(Character.UnicodeScript.of(japanese.codePointAt(0)) == Character.UnicodeScript.HAN, japanese);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ja"})
    void mailAddressesAreOfDomainsForExamples(String locale) throws Exception {
        for (String each : texts(new Fakes().field("email", Locale.of(locale), 300, null), 500)) {
            assertTrue(each.matches("[a-z0-9]+(\\.[a-z0-9]+)?@example\\.(com|org|net)"), each);
        }
    }

    @Test
    void addressesAreOfBlocksForDocumentation() throws Exception {
        for (String each : texts(new Fakes().field("ipv4", Locale.ENGLISH, 700, null), 1_000)) {
            assertTrue(each.matches("(192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.[0-9]{1,3}"), each);
        }
        for (String each : texts(new Fakes().field("ipv6", Locale.ENGLISH, 100, null), 200)) {
            byte[] address = InetAddress.getByName(each).getAddress();
            assertEquals("20010db8", HexFormat.of().formatHex(address, 0, 4));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Beer.name", "beer.Name", "StarTrek.character", "Number.digit", "Internet.userAgent"})
    void methodsOfDatafakersProvidersMakeTexts(String name) throws Exception {
        assertTrue(texts(new Fakes().field(name, Locale.ENGLISH, 20, null), 100).stream()
                        .distinct()
                        .count()
                > 3);
    }

    @Test
    void aNameAndAMailAddressOfTheSamePlaceAreOfTheSamePerson() throws Exception {
        Fakes fakes = new Fakes();
        List<String> first = texts(fakes.field("first-name", Locale.GERMAN, 100, "buyer"), 300);
        List<String> names = texts(fakes.field("name", Locale.GERMAN, 100, "buyer"), 300);
        List<String> addresses = texts(fakes.field("email", Locale.GERMAN, 100, "buyer"), 300);
        List<String> others = texts(fakes.field("first-name", Locale.GERMAN, 100, "seller"), 300);
        for (int i = 0; i < 300; i++) {
            assertTrue(names.get(i).startsWith(first.get(i) + " "), names.get(i));
            assertEquals(
                    addresses.get(i).charAt(0),
                    Normalizer.normalize(first.get(i), Form.NFD)
                            .toLowerCase(Locale.ROOT)
                            .charAt(0));
        }
        assertTrue(IntStream.range(0, 300)
                        .filter(i -> first.get(i).equals(others.get(i)))
                        .count()
                < 30);
        assertTrue(first.stream().distinct().count() > 50);
    }

    @ParameterizedTest
    @CsvSource({"email, en", "email, de", "email, ja", "phone, en", "phone, de", "phone, ja"})
    void noTwoEntitiesHaveTheSameAddressOrNumber(String name, String locale) throws Exception {
        Field field = new Fakes().ofEntity(name, Locale.of(locale), 200, "", "field");
        List<String> made = ofEntities(field, 7, 3_000);
        assertEquals(3_000, Set.copyOf(made).size());
        assertNotEquals(made, ofEntities(field, 8, 3_000));
        if (name.equals("email")) {
            for (String each : made) {
                assertTrue(each.matches("[a-z0-9]+(\\.[a-z0-9]+){0,2}@example\\.(com|org|net)"), each);
            }
        }
    }

    @Test
    void entitiesHaveAllTextsBeforeOneComesAgain() throws Exception {
        Field field = new Fakes().ofEntity("company", Locale.ENGLISH, 100, "", "field");
        List<String> made = ofEntities(field, 7, 200);
        assertEquals(100, Set.copyOf(made.subList(0, 100)).size());
        assertEquals(Set.copyOf(made.subList(0, 100)), Set.copyOf(made.subList(100, 200)));
        assertNotEquals(made.subList(0, 100), made.subList(100, 200));
    }

    @Test
    void theNameOfAnEntityGoesWithItsMailAddress() throws Exception {
        Fakes fakes = new Fakes();
        List<String> names = ofEntities(fakes.ofEntity("name", Locale.ENGLISH, 100, "buyer", "a"), 7, 300);
        List<String> addresses = ofEntities(fakes.ofEntity("email", Locale.ENGLISH, 100, "buyer", "b"), 7, 300);
        for (int i = 0; i < 300; i++) {
            String plain = names.get(i).toLowerCase(Locale.ROOT).replaceAll("[^a-z ]", "");
            assertTrue(addresses.get(i).startsWith(plain.replace(' ', '.')), names.get(i) + ": " + addresses.get(i));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
        frist-name  ~ en ~ there is no fake 'frist-name' (did you mean 'first-name'?); others are written as Provider.method of Datafaker, such as Beer.name
        Bear.name   ~ en ~ Datafaker has no provider 'Bear' (did you mean 'beer'?)
        Beer.nme    ~ en ~ Datafaker's provider 'Beer' has no method 'nme' (did you mean 'name'?)
        Qqqqqqq.x   ~ en ~ Datafaker has no provider 'Qqqqqqq' (datafaker.net lists them)
        name        ~ xx ~ there are no made-up texts in the locale 'xx' (write a language, or a language and a country: en, de, de-AT, fr, ja, pt-BR)
        """)
    void whatThereIsNotIsRefused(String name, String locale, String message) {
        FakeException refused = assertThrows(
                FakeException.class, () -> new Fakes().field(name, Locale.forLanguageTag(locale), 10, null));
        assertEquals(message, refused.getMessage());
    }

    private static List<String> texts(Field field, int count) {
        return IntStream.range(0, count).mapToObj(seed -> text(field, seed)).toList();
    }

    private static List<String> ofEntities(Field field, long seed, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> {
                    Draw draw = new Draw();
                    draw.beginEntity(seed, Random.mix(seed, number), number, 0);
                    return text(field, draw);
                })
                .toList();
    }

    private static String text(Field field, long seed) {
        Draw draw = new Draw();
        draw.begin(Random.mix(5, seed), seed, 0, 0);
        return text(field, draw);
    }

    private static String text(Field field, Draw draw) {
        ByteBuilder out = new ByteBuilder();
        field.write(draw, out);
        try {
            return JSON.readValue(out.toBytes(), String.class);
        } catch (IOException e) {
            throw new UncheckedIOException(Arrays.toString(out.toBytes()), e);
        }
    }
}
