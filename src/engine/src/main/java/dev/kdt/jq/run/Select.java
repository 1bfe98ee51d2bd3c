package dev.kdt.jq.run;

/** {@code select(condition)}: an {@code if} that hands on its input or nothing. */
public final class Select {
    private Select() {}

    public static Node of(Node condition) {
        return new Conditional(condition, new Basics.Identity(), new Basics.Empty());
    }

    /** {@code empty} */
    public static Node nothing() {
        return new Basics.Empty();
    }
}
