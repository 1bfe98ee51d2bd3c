package dev.kdt.bench;

/** A program that does nothing: its start is the least that Java takes. */
final class Hello {
    private Hello() {}

    public static void main(String[] args) {
        System.out.println("hello");
    }
}
