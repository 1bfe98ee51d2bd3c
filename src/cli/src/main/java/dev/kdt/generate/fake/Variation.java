package dev.kdt.generate.fake;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.generate.value.NumberText;

/** The form of a text that comes again, for texts that nobody shares with others. */
enum Variation {
    /** The same text. */
    NONE {
        @Override
        void write(byte[] json, long again, ByteBuilder out) {
            out.put(json);
        }
    },
    /** A mail address has a number behind the name: {@code ada.adams2@example.com}. */
    MAILBOX {
        @Override
        void write(byte[] json, long again, ByteBuilder out) {
            int at = 0;
            while (json[at] != '@') {
                at++;
            }
            out.put(json, 0, at);
            if (isDigit(json[at - 1])) {
                out.put('.');
            }
            NumberText.padded(again + 1, 1, out);
            out.put(json, at, json.length);
        }
    },
    /** The last four digits of a phone number are counted on. Its pool has no two numbers that differ in these alone. */
    PHONE {
        @Override
        void write(byte[] json, long again, ByteBuilder out) {
            int from = out.size();
            out.put(json);
            byte[] bytes = out.array();
            long carried = again;
            int digits = 0;
            for (int i = out.size() - 1; i >= from && digits < COUNTED; i--) {
                if (isDigit(bytes[i])) {
                    digits++;
                    carried += bytes[i] - '0';
                    bytes[i] = (byte) ('0' + carried % 10);
                    carried /= 10;
                }
            }
        }

        @Override
        String distinct(String text) {
            int from = text.length();
            for (int digits = 0; from > 0 && digits < COUNTED; ) {
                from--;
                if (isDigit(text.charAt(from))) {
                    digits++;
                }
            }
            return text.substring(0, from);
        }
    };

    private static final int COUNTED = 4;

    /**
     * Adds the text.
     *
     * @param json as it is in the pool
     * @param again how often it was there before, from 1
     */
    abstract void write(byte[] json, long again, ByteBuilder out);

    /** What no two texts of a pool have in common, so that none of their forms are the same. */
    String distinct(String text) {
        return text;
    }

    static Variation of(String name) {
        return switch (name) {
            case "email" -> MAILBOX;
            case "phone" -> PHONE;
            default -> NONE;
        };
    }

    private static boolean isDigit(int character) {
        return character >= '0' && character <= '9';
    }
}
