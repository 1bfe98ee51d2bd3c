package dev.kdt.pipeline.step;

/** Forms of internet addresses. */
final class Addresses {
    private Addresses() {}

    /** Four numbers up to 255 between dots. */
    static long four(byte[] text, int at, int to) {
        int i = at;
        for (int part = 0; part < 4; part++) {
            if (part > 0) {
                if (i >= to || text[i] != '.') {
                    return Detector.NONE;
                }
                i++;
            }
            int start = i;
            int number = 0;
            while (i < to && i - start < 3 && Ascii.isDigit(text[i])) {
                number = number * 10 + text[i] - '0';
                i++;
            }
            if (i == start || number > 255) {
                return Detector.NONE;
            }
        }
        boolean goesOn =
                i < to && (Ascii.isWord(text[i]) || (text[i] == '.' && i + 1 < to && Ascii.isDigit(text[i + 1])));
        return goesOn ? Detector.NONE : Detector.span(at, i);
    }

    /** Eight groups of up to four hexadecimal digits between colons, or fewer around one {@code ::} (RFC 4291, 2.2). */
    static long six(byte[] text, int at, int to) {
        int groups = 0;
        boolean shortened = false;
        int i = at;
        while (i < to) {
            if (text[i] == ':' && i + 1 < to && text[i + 1] == ':') {
                if (shortened) {
                    return Detector.NONE;
                }
                shortened = true;
                i += 2;
            } else if (text[i] == ':' && i > at && i + 1 < to && Ascii.isHex(text[i + 1])) {
                i++;
            } else if (i > at && text[i - 1] != ':') {
                break;
            }
            int start = i;
            while (i < to && i - start < 5 && Ascii.isHex(text[i])) {
                i++;
            }
            if (i == start) {
                break;
            }
            if (i - start > 4) {
                return Detector.NONE;
            }
            groups++;
        }
        boolean whole = shortened ? groups > 0 && groups < 8 : groups == 8;
        boolean goesOn = i < to && (Ascii.isWord(text[i]) || text[i] == ':');
        return whole && !goesOn ? Detector.span(at, i) : Detector.NONE;
    }
}
