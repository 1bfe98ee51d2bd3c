package dev.kdt.pipeline.step;

/** Numbers of payment cards (ISO/IEC 7812): the issuers' prefixes and lengths, and the check digit of Luhn's formula. */
final class CardNumbers {
    static final int LONGEST = 19;

    private CardNumbers() {}

    static boolean isCard(long digits, int count) {
        return count >= 13 && count <= LONGEST && isIssued(digits, count) && luhn(digits) % 10 == 0;
    }

    private static boolean isIssued(long digits, int count) {
        int four = (int) (digits / power(count - 4));
        return switch (count) {
            case 13, 19 -> four / 1000 == 4;
            case 14 -> four / 100 == 36 || four / 100 == 38 || (four >= 3000 && four <= 3059);
            case 15 -> four / 100 == 34 || four / 100 == 37;
            case 16 ->
                four / 1000 == 4
                        || (four >= 5100 && four <= 5599)
                        || (four >= 2221 && four <= 2720)
                        || four == 6011
                        || (four >= 6440 && four <= 6599)
                        || (four >= 3528 && four <= 3589);
            default -> false;
        };
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }

    private static int luhn(long digits) {
        int sum = 0;
        boolean doubled = false;
        for (long rest = digits; rest > 0; rest /= 10) {
            int digit = (int) (rest % 10) * (doubled ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
            doubled = !doubled;
        }
        return sum;
    }
}
