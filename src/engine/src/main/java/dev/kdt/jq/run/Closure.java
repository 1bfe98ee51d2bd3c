package dev.kdt.jq.run;

/**
 * An argument of a function: a filter and the frame in which it was written.
 *
 * @param slots how many variables the filter binds itself; if any, each run of it has its own frame
 */
record Closure(Node body, Frame home, int slots) {
    Frame frame() {
        return slots == 0 ? home : new Frame(home.machine, home, slots, Frame.NO_CLOSURES);
    }
}
