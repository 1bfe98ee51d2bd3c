package dev.kdt.local.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A function for AWS's runtime client, which does what its event says. It is packed and run in a process of its own. */
public final class SampleHandler implements RequestStreamHandler {
    private static final List<byte[]> KEPT = new ArrayList<>();

    private int calls;

    public SampleHandler() {
        if ("fail".equals(System.getenv("INIT"))) {
            throw new IllegalStateException("p.yaml:2:5: unknown step 'filtre'");
        }
    }

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        String event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        System.out.println("got " + event);
        String answer = switch (event) {
            case "\"call\"" -> String.valueOf(++calls);
            case "\"context\"" -> told(context);
            case "\"throw\"" -> throw new IllegalArgumentException("poison");
            case "\"exit\"" -> exit();
            case "\"hang\"" -> hang();
            case "\"memory\"" -> fill();
            case "\"large\"" -> "\"" + "x".repeat(6_300_000) + "\"";
            default -> event;
        };
        out.write(answer.getBytes(StandardCharsets.UTF_8));
    }

    private static String told(Context context) {
        return "[\"" + context.getFunctionName() + "\",\"" + context.getFunctionVersion() + "\","
                + context.getMemoryLimitInMB() + ",\"" + context.getInvokedFunctionArn() + "\","
                + (context.getRemainingTimeInMillis() > 0) + ",\"" + context.getAwsRequestId() + "\"]";
    }

    private static String exit() {
        System.exit(3);
        return "";
    }

    private static String hang() {
        try {
            Thread.sleep(3_600_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return "";
    }

    private static String fill() {
        while (true) {
            KEPT.add(new byte[1 << 20]);
        }
    }
}
