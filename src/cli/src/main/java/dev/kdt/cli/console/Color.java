package dev.kdt.cli.console;

/** The few colours of a terminal that we use. */
public enum Color {
    BOLD("1"),
    DIM("2"),
    RED("31"),
    GREEN("32"),
    YELLOW("33"),
    BLUE("34"),
    MAGENTA("35"),
    CYAN("36");

    private static final String RESET = "\u001b[0m";

    private final String start;

    Color(String code) {
        this.start = "\u001b[" + code + "m";
    }

    /** {@code text} in this colour. */
    public String paint(String text) {
        return start + text + RESET;
    }
}
