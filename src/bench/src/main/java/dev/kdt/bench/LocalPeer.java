package dev.kdt.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A Kinesis, and perhaps a Firehose, for one's own machine, and how its users start it. */
enum LocalPeer {
    /** Keeps what it acknowledges: each request's records are with the operating system before the answer. */
    KDT {
        @Override
        Start start(Path project, Path work, int port) {
            List<String> command = List.of(
                    project.resolve("kdt").toString(),
                    "local",
                    "--port",
                    String.valueOf(port),
                    "--data",
                    work.resolve("data").resolve(String.valueOf(port)).toString());
            return new Start(command, project, Map.of());
        }
    },
    /** In memory, as it comes. */
    KINESALITE {
        @Override
        Start start(Path project, Path work, int port) {
            List<String> command = List.of(
                    "node",
                    "node_modules/kinesalite/cli.js",
                    "--port",
                    String.valueOf(port),
                    "--shardLimit",
                    "100",
                    "--createStreamMs",
                    "0");
            return new Start(command, work, Map.of());
        }
    },
    /** In memory, as it comes. It finds its certificate in the folder it is started in. */
    KINESIS_LOCAL {
        @Override
        Start start(Path project, Path work, int port) {
            Map<String, String> environment = Map.of(
                    "KINESIS_MOCK_PLAIN_PORT",
                    String.valueOf(port),
                    "KINESIS_MOCK_TLS_PORT",
                    String.valueOf(port + 1),
                    "LOG_LEVEL",
                    "ERROR");
            return new Start(List.of("node", "main.js"), work.resolve("node_modules/kinesis-local"), environment);
        }
    },
    /** In memory. Its Firehose writes one object for each call, and ends each connection after an answer. */
    MOTO {
        @Override
        Start start(Path project, Path work, int port) {
            return new Start(List.of("moto_server", "-H", "127.0.0.1", "-p", String.valueOf(port)), work, Map.of());
        }
    };

    /** A command, the folder to run it in, and what is added to its environment. */
    record Start(List<String> command, Path folder, Map<String, String> environment) {}

    /**
     * The command that starts it.
     *
     * @param work the folder that its npm package is installed in, and where it may keep data
     * @param port a free one; so is the next
     */
    abstract Start start(Path project, Path work, int port);

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
