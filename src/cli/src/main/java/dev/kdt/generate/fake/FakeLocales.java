package dev.kdt.generate.fake;

import java.util.Locale;
import net.datafaker.Faker;

/** The locales that Datafaker has texts of: those with a file of their own, or of their language. */
final class FakeLocales {
    private FakeLocales() {}

    static void require(Locale locale) throws FakeException {
        require(locale, locale.toLanguageTag());
    }

    /** @param written the locale as the user wrote it, for the message */
    static void require(Locale locale, String written) throws FakeException {
        if (!hasFile(locale.toLanguageTag()) && !hasFile(locale.getLanguage())) {
            throw FakeException.ofLocale("there are no made-up texts in the locale '" + written
                    + "' (write a language, or a language and a country: en, de, de-AT, fr, ja, pt-BR)");
        }
    }

    private static boolean hasFile(String name) {
        return !name.isEmpty() && Faker.class.getResource("/" + name + ".yml") != null;
    }
}
