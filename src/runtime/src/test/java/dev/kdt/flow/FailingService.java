package dev.kdt.flow;

import dev.kdt.codec.Arrival;
import dev.kdt.pipeline.Output;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes three records and twenty bytes at a time, and fails as it is told, or as a record's text says: {@code bad} is refused, {@code
 * key-…} for a reason that may be the target's, {@code gone} says that there is no target, {@code error} and {@code short} are faults
 * of the program.
 */
final class FailingService implements BatchApi {
    final List<List<String>> requests = Collections.synchronizedList(new ArrayList<>());
    final Set<String> failOnce = new HashSet<>();
    final Set<String> failAlways = new HashSet<>();

    @Override
    public String target() {
        return "stream 'x'";
    }

    @Override
    public Limits limits() {
        return new Limits(3, 20, 10);
    }

    @Override
    public int size(Output output) {
        return output.bytes().length();
    }

    @Override
    public List<Verdict> put(List<Output> outputs) {
        List<String> texts = outputs.stream().map(each -> each.bytes().toText()).toList();
        requests.add(texts);
        if (texts.contains("error")) {
            throw new StackOverflowError();
        }
        if (texts.contains("short")) {
            return List.of();
        }
        if (texts.contains("bad")) {
            throw new BatchRefusedException("invalid", BatchRefusedException.Cause.ENTRIES, new RuntimeException());
        }
        if (texts.stream().anyMatch(each -> each.startsWith("key-"))) {
            throw new BatchRefusedException(
                    "key disabled", BatchRefusedException.Cause.ENTRIES_OR_TARGET, new RuntimeException());
        }
        if (texts.contains("gone")) {
            throw new FlowException("no such stream");
        }
        if (texts.stream().anyMatch(each -> each.startsWith("whole") && failOnce.remove(each))) {
            throw new BatchFailedException("timed out", Arrival.UNKNOWN, new RuntimeException());
        }
        return texts.stream()
                .<Verdict>map(text -> failAlways.contains(text) || failOnce.remove(text)
                        ? new Verdict.Again("throttled")
                        : new Verdict.Delivered())
                .toList();
    }
}
