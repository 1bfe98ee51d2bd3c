package dev.kdt.aws;

import dev.kdt.bytes.Slice;

/**
 * The body of a message with an envelope: its JSON on one line, without the newline. A message holds the characters that XML 1.0
 * allows and no others ("Amazon SQS API Reference, SendMessage"). Of the others, only U+FFFE and U+FFFF stand in an envelope as
 * they are, and within JSON's strings, where an escape means the same.
 */
final class MessageBody {
    /** Bytes that an escape such as {@code \\ufffe} is longer than the character. */
    private static final int GROWTH = 3;

    private MessageBody() {}

    /** Bytes of {@link #of} in UTF-8. */
    static int size(Slice envelope) {
        int size = end(envelope);
        for (int i = end(envelope) - 3; i >= 0; i--) {
            if (isForbidden(envelope, i)) {
                size += GROWTH;
            }
        }
        return size;
    }

    static String of(Slice envelope) {
        String text = envelope.sub(0, end(envelope)).toText();
        return text.indexOf('\ufffe') < 0 && text.indexOf('\uffff') < 0
                ? text
                : text.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff");
    }

    private static int end(Slice envelope) {
        int length = envelope.length();
        return length > 0 && envelope.at(length - 1) == '\n' ? length - 1 : length;
    }

    /** Whether {@code EF BF BE} or {@code EF BF BF} begins here. */
    private static boolean isForbidden(Slice utf8, int at) {
        return utf8.at(at) == (byte) 0xef && utf8.at(at + 1) == (byte) 0xbf && (utf8.at(at + 2) & 0xfe) == 0xbe;
    }
}
