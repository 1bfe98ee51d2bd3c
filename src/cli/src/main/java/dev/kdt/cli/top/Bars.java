package dev.kdt.cli.top;

import java.util.List;

/** Numbers as drawings of one line. */
final class Bars {
    private static final String ACROSS = "\u258f\u258e\u258d\u258c\u258b\u258a\u2589\u2588";
    private static final String UP = "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588";

    private Bars() {}

    /** A bar of at most {@code columns}, as long as {@code share} of them, and blanks. What is not nothing is seen. */
    static String bar(double share, int columns) {
        int eighths = (int) Math.round(Math.clamp(share, 0, 1) * columns * 8);
        if (eighths == 0 && share > 0 && columns > 0) {
            eighths = 1;
        }
        String whole = "\u2588".repeat(eighths / 8);
        String part = eighths % 8 == 0 ? "" : ACROSS.substring(eighths % 8 - 1, eighths % 8);
        return whole + part + " ".repeat(columns - whole.length() - part.length());
    }

    /**
     * The course of a number, the newest at the end. Where there are fewer columns than numbers, each shows the greatest of some.
     *
     * @param full the number that fills a column; 0 when all are 0
     */
    static String course(List<Double> numbers, int columns, double full) {
        StringBuilder course = new StringBuilder();
        int shown = Math.min(columns, numbers.size());
        for (int i = 0; i < shown; i++) {
            int from = (int) ((long) numbers.size() * i / shown);
            int to = (int) ((long) numbers.size() * (i + 1) / shown);
            double greatest = numbers.subList(from, to).stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(0);
            course.append(column(greatest / full));
        }
        return course.toString();
    }

    private static char column(double share) {
        return !(share > 0) ? ' ' : UP.charAt(Math.clamp((long) Math.ceil(share * 8) - 1, 0, 7));
    }
}
