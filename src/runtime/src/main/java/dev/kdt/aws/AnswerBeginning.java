package dev.kdt.aws;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The body of an answer, which remembers how it began and ends with an error when it is longer than any answer is. */
final class AnswerBeginning extends FilterInputStream {
    /** GetRecords answers with up to 10 MiB of payloads, in Base64 where the protocol is JSON. */
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private static final int CHARACTERS = 200;

    private final byte[] beginning = new byte[4 * CHARACTERS];
    private long read;

    AnswerBeginning(InputStream body) {
        super(body);
    }

    @Override
    public int read() throws IOException {
        int octet = super.read();
        if (octet >= 0) {
            remember(new byte[] {(byte) octet}, 0, 1);
        }
        return octet;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int count = super.read(into, from, length);
        if (count > 0) {
            remember(into, from, count);
        }
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void remember(byte[] bytes, int from, int count) throws IOException {
        int room = (int) Math.max(0, beginning.length - read);
        System.arraycopy(bytes, from, beginning, (int) Math.min(read, beginning.length), Math.min(room, count));
        read += count;
        if (read > MOST_BYTES) {
            throw new IOException("more than " + MOST_BYTES + " bytes");
        }
    }

    /** The first 200 characters that were read, for people: what cannot be printed is a dot. */
    String text() {
        return text(Arrays.copyOf(beginning, (int) Math.min(read, beginning.length)));
    }

    /** The same of a body that was read. */
    static String text(byte[] body) {
        return new String(body, 0, Math.min(body.length, 4 * CHARACTERS), StandardCharsets.UTF_8)
                .codePoints()
                .limit(CHARACTERS)
                .map(each -> Character.isISOControl(each) || each == '\uFFFD' ? '.' : each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
