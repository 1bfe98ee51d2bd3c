package dev.kdt.cli;

/** How the JVM is run for a kind of command: its collector, its compiler, and the cache that it starts with. */
enum JvmProfile {
    /** A question about the command line itself. */
    HELP(Cache.HELP, "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx128m"),

    /** A call or two, and an answer: what counts is the start. */
    BRIEF(Cache.CALLS, "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m"),

    /** Files as fast as they can be read. */
    FILES(Cache.FILES, Jvm.MANY_THINGS, "-Xmx2g", Jvm.MANY_RECORDS),

    /**
     * A reader that may run for days beside other work: its heap stays small, and what it reads dies in a nursery that is collected by
     * one thread.
     */
    READING(Cache.SERVICES, "-XX:+UseSerialGC -Xmn76m -XX:SurvivorRatio=4 -Xmx1g", Jvm.GIVING_BACK, Jvm.MANY_RECORDS),

    /** It holds what waits to be sent, and its heap stays small beside that. */
    SENDING(Cache.SERVICES, "-XX:+UseSerialGC -Xmn64m -Xmx1g", Jvm.GIVING_BACK, Jvm.MANY_RECORDS),

    /** Both ends of the way in one process. */
    WHOLE_WAY(Cache.SERVICES, Jvm.MANY_THINGS, "-Xmx2g"),

    /** A server that has much on its way and keeps little: the heap begins small. */
    SERVER(Cache.SERVICES, Jvm.MANY_THINGS, "-Xms192m -Xmx2g");

    /**
     * An AOT cache, a file for each kind of command: all that is in one is loaded at each start, so none has what its commands do not
     * need.
     */
    enum Cache {
        /** The models of the commands, and help. */
        HELP,
        /** The SDK with its smallest HTTP client. */
        CALLS,
        /** The engine. */
        FILES,
        /** All, the server included. */
        SERVICES
    }

    private final Cache cache;
    private final String options;

    JvmProfile(Cache cache, String... options) {
        this.cache = cache;
        this.options = String.join(" ", options);
    }

    /** The cache that it starts with. */
    Cache cache() {
        return cache;
    }

    /** Arguments of {@code java}, in words that need no quotes. */
    String options() {
        return options;
    }

    /** Groups of options. */
    static final class Jvm {
        /**
         * Commands that move data live long enough for the whole compiler. What is on its way dies young: a small nursery is as fast as the
         * large one that the JVM would choose, and takes a quarter of the memory.
         */
        static final String MANY_THINGS = "-XX:+UseParallelGC -Xmn128m";

        /**
         * Where records pass by as fast as they can be read, the time goes into compiling: small methods do as well, and are compiled
         * sooner.
         */
        static final String MANY_RECORDS = "-XX:InlineSmallCode=1000 -XX:FreqInlineSize=100 -XX:LoopUnrollLimit=8";

        /** Memory that the compiler no longer needs is given back to the system, each second. */
        static final String GIVING_BACK = "-XX:TrimNativeHeapInterval=1000";

        private Jvm() {}
    }
}
