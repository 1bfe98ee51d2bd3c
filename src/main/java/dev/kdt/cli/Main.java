package dev.kdt.cli;

/** The program's entrance. */
public final class Main {
    private Main() {}

    /** Runs the command line given in {@code args}. */
    public static void main(String[] args) {}
}
