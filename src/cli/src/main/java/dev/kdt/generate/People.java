package dev.kdt.generate;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Names and the e-mail addresses that go with them, made up; kept as the bytes that are written. */
final class People {
    private static final String[] FIRST = {
        "ada", "ben", "chloé", "dan", "eve", "finn", "grace", "hugo", "ida", "jack", "kim", "linus", "mia", "noah"
    };
    private static final String[] LAST = {
        "adams", "brown", "curie", "diaz", "evans", "fischer", "garcia", "hopper", "ito", "jones"
    };
    private static final String[] HOST = {"example.com", "example.org", "mail.example.net"};

    private final byte[][] names = new byte[FIRST.length * LAST.length][];
    private final byte[][] emails = new byte[names.length * HOST.length][];
    private int person;
    private int host;

    People() {
        for (int i = 0; i < names.length; i++) {
            String first = FIRST[i / LAST.length];
            String last = LAST[i % LAST.length];
            names[i] = utf8(capital(first) + " " + capital(last));
            for (int j = 0; j < HOST.length; j++) {
                emails[i * HOST.length + j] = utf8(first + "." + last + "@" + HOST[j]);
            }
        }
    }

    /** Chooses the person that the other methods tell of. */
    void draw(SplittableRandom random) {
        person = random.nextInt(names.length);
        host = random.nextInt(HOST.length);
    }

    byte[] name() {
        return names[person];
    }

    byte[] email() {
        return emails[person * HOST.length + host];
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
