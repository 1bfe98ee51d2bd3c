package dev.kdt.cli.screen;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The output that the system holds for a terminal, which has not taken it yet. */
@FunctionalInterface
interface UnsentOutput {
    /** Nothing is held. */
    UnsentOutput NONE = () -> {};

    /** Takes it away: who waits to write can go on, until the system holds as much again. */
    void discard();

    /** Of the terminal on stdout. It stays where the system does not have the functions of POSIX ("General Terminal Interface"). */
    static UnsentOutput ofStdout() {
        boolean isLinux = System.getProperty("os.name", "").startsWith("Linux");
        int output = isLinux ? 1 : 2; // TCOFLUSH
        int off = isLinux ? 0 : 1; // TCOOFF
        return () -> {
            call("tcflush", output);
            call("tcflow", off); // Linux does not tell the writer that there is room, but that it may go on again.
            call("tcflow", off + 1); // TCOON
        };
    }

    @SuppressWarnings("restricted") // The launcher allows native access; both get what their manual pages say.
    private static void call(String function, int argument) {
        FunctionDescriptor signature =
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
        Linker linker = Linker.nativeLinker();
        linker.defaultLookup()
                .find(function)
                .map(symbol -> linker.downcallHandle(symbol, signature))
                .ifPresent(found -> call(found, argument));
    }

    private static void call(MethodHandle function, int argument) {
        try {
            int _ = (int) function.invokeExact(1, argument);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
