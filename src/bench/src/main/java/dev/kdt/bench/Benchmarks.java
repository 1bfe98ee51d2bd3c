package dev.kdt.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.openjdk.jmh.Main;

/**
 * Runs benchmarks by name, one after the other: {@code mvn -Pbench -DskipTests verify -Dbench=peers,local}. Further words are the
 * arguments of each that is named; {@code -Dbench.arguments=200000} passes them.
 */
public final class Benchmarks {
    private static final Map<String, Benchmark> ALL = new LinkedHashMap<>();

    static {
        ALL.put("peers", arguments -> PeerComparison.main(or(arguments, "1000000")));
        ALL.put("engine", arguments -> Main.main(or(arguments, "EngineBenchmark")));
        ALL.put("steps", StepSpeed::main);
        ALL.put("local", arguments -> EndpointComparison.main(or(arguments, "kdt,kinesalite,kinesis-local")));
        ALL.put("tail-delay", TailDelay::main);
        ALL.put("records", RecordLength::main);
        ALL.put("lambda", LambdaComparison::main);
        ALL.put("tail", arguments -> TailComparison.main(or(arguments, "1000000")));
        ALL.put("send", arguments -> SendingComparison.main(or(arguments, "500000")));
        ALL.put("generate", arguments -> GenerationComparison.main(or(arguments, "1000000")));
        ALL.put("push", arguments -> PushComparison.main(or(arguments, "2000000")));
        ALL.put("run", arguments -> RunComparison.main(or(arguments, "500000")));
        ALL.put("verify", arguments -> VerifySpeed.main(or(arguments, "10000000")));
        ALL.put("start", arguments -> StartComparison.main(or(arguments, "20")));
        ALL.put("delivery", arguments -> DeliveryComparison.main(or(arguments, "1000000")));
    }

    private interface Benchmark {
        void run(String[] arguments) throws Exception;
    }

    private Benchmarks() {}

    public static void main(String[] words) throws Exception {
        String[] arguments = Arrays.copyOfRange(words, 1, words.length);
        for (String name : words[0].split(",")) {
            Benchmark benchmark = ALL.get(name);
            if (benchmark == null) {
                throw new IllegalArgumentException("-Dbench: '" + name + "' is none of " + ALL.keySet());
            }
            benchmark.run(arguments);
        }
    }

    private static String[] or(String[] arguments, String usual) {
        return arguments.length > 0 ? arguments : new String[] {usual};
    }
}
