package dev.kdt.local.function;

import java.util.Locale;

/** A step of a function's process, as far as the Runtime API sees it. */
sealed interface RuntimeSignal {
    /** It asks for an event: its start is over. */
    record Ready() implements RuntimeSignal {}

    /** It ended before it took the event. */
    record NotTaken() implements RuntimeSignal {}

    /** It answered the event. */
    @SuppressWarnings("ArrayRecordComponent")
    record Answered(byte[] payload) implements RuntimeSignal {}

    /** Something went wrong, which the function or its process is to blame for. */
    sealed interface Fault extends RuntimeSignal {
        /** The error as Lambda tells it to the caller. */
        byte[] payload(String requestId);

        /** The status in the {@code REPORT} line of the call's log. */
        String status();
    }

    /** It reported that the event could not be handled. It goes on, or ends by itself. */
    @SuppressWarnings("ArrayRecordComponent")
    record Failed(byte[] error) implements Fault {
        @Override
        public byte[] payload(String requestId) {
            return error;
        }

        @Override
        public String status() {
            return "error\tError Type: " + FunctionError.type(error);
        }
    }

    /** It reported that it cannot start. */
    @SuppressWarnings("ArrayRecordComponent")
    record InitFailed(byte[] error) implements Fault {
        @Override
        public byte[] payload(String requestId) {
            return error;
        }

        @Override
        public String status() {
            return "error\tError Type: " + FunctionError.type(error);
        }
    }

    /**
     * It ended, or could not be started.
     *
     * @param type the error's type, such as {@code Runtime.ExitError}
     * @param reason such as {@code Runtime exited with error: exit status 1}
     */
    record Exited(String type, String reason) implements Fault {
        @Override
        public byte[] payload(String requestId) {
            return FunctionError.json(type, "RequestId: " + requestId + " Error: " + reason);
        }

        @Override
        public String status() {
            return "error\tError Type: " + type;
        }
    }

    /** It did nothing in time. */
    record TimedOut(double seconds) implements Fault {
        /** The words of the service about it. */
        String words() {
            return "Task timed out after " + String.format(Locale.ROOT, "%.2f", seconds) + " seconds";
        }

        @Override
        public byte[] payload(String requestId) {
            return FunctionError.json("Sandbox.Timedout", "RequestId: " + requestId + " Error: " + words());
        }

        @Override
        public String status() {
            return "timeout";
        }
    }
}
