package dev.kdt.cli.console;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** The size of a terminal's window as the system knows it now (ioctl TIOCGWINSZ): also after it was resized. */
public final class WindowSize {
    private static final int USUAL_COLUMNS = 80;
    private static final long LINUX_REQUEST = 0x5413;
    private static final long BSD_REQUEST = 0x40087468;

    /** {@code struct winsize} has four numbers of two bytes: rows, columns, and the size in pixels. */
    private static final int BYTES = 8;

    private static final int AT_COLUMNS = 2;

    private final int descriptor;

    /** The system's function, found when it is called first: most commands end before they show anything. */
    private static final class Ioctl {
        static final long REQUEST = System.getProperty("os.name", "").startsWith("Linux") ? LINUX_REQUEST : BSD_REQUEST;
        static final @Nullable MethodHandle FUNCTION = found();

        @SuppressWarnings("restricted") // The launcher allows native access; ioctl gets what its manual page says.
        private static @Nullable MethodHandle found() {
            Linker linker = Linker.nativeLinker();
            FunctionDescriptor signature = FunctionDescriptor.of(
                    ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);
            return linker.defaultLookup()
                    .find("ioctl")
                    .map(symbol -> linker.downcallHandle(symbol, signature, Linker.Option.firstVariadicArg(2)))
                    .orElse(null);
        }
    }

    /** @param descriptor of the terminal: 0, 1 or 2 */
    public WindowSize(int descriptor) {
        this.descriptor = descriptor;
    }

    /** The width in columns; 80 when it is not known. */
    public int columns() {
        MethodHandle ioctl = Ioctl.FUNCTION;
        if (ioctl == null) {
            return USUAL_COLUMNS;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocate(BYTES);
            int failed = (int) ioctl.invokeExact(descriptor, Ioctl.REQUEST, size);
            int columns = Short.toUnsignedInt(size.get(ValueLayout.JAVA_SHORT, AT_COLUMNS));
            return failed == 0 && columns > 0 ? columns : USUAL_COLUMNS;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
