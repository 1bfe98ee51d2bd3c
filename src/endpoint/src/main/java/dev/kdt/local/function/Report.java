package dev.kdt.local.function;

import java.util.Locale;

/** The {@code REPORT} and {@code INIT_REPORT} lines of a log: AWS Lambda Developer Guide, "Viewing CloudWatch logs for Lambda functions". */
final class Report {
    private Report() {}

    /**
     * The line about a call.
     *
     * @param initMillis how long the start before the call took; 0 when there was none
     */
    static String of(String requestId, double millis, double initMillis, int memoryMb, RuntimeSignal end) {
        StringBuilder line = new StringBuilder("REPORT RequestId: ")
                .append(requestId)
                .append("\tDuration: ")
                .append(told(millis))
                .append("\tBilled Duration: ")
                .append((long) Math.ceil(millis + initMillis))
                .append(" ms\tMemory Size: ")
                .append(memoryMb)
                .append(" MB");
        if (initMillis > 0) {
            line.append("\tInit Duration: ").append(told(initMillis));
        }
        if (end instanceof RuntimeSignal.Fault fault) {
            line.append("\tStatus: ").append(fault.status());
        }
        return line.toString();
    }

    /**
     * The line about a start that failed.
     *
     * @param phase {@code init} or {@code invoke}
     */
    static String ofInit(double millis, String phase, RuntimeSignal.Fault fault) {
        return "INIT_REPORT Init Duration: " + told(millis) + "\tPhase: " + phase + "\tStatus: " + fault.status();
    }

    private static String told(double millis) {
        return String.format(Locale.ROOT, "%.2f ms", millis);
    }
}
