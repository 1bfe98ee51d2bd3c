package dev.kdt.enumerate.local;

import dev.kdt.endpoint.event.FlushResult;
import dev.kdt.endpoint.option.VirtualClock;
import dev.kdt.enumerate.FaultPlan;
import dev.kdt.enumerate.ProcessEnded;
import dev.kdt.enumerate.SimulatedProcess;
import dev.kdt.enumerate.disk.VirtualDisk;
import dev.kdt.local.wire.ServiceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A client of an endpoint whose disk fails, and that is started again: it puts records, each batch again until it is acknowledged, and
 * has them delivered in the middle and at the end.
 */
final class LocalRun {
    private static final String DATA = "/data";
    private static final int BATCHES = 4;

    /** How often the client tries something before it has the endpoint started again. */
    private static final int TRIES = 3;

    private final FaultPlan plan;
    private final VirtualDisk disk = new VirtualDisk();
    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-28T12:00:00Z"));
    private final Map<PutBatch, Integer> puts = new HashMap<>();
    private final Set<PutBatch> acknowledged = new HashSet<>();

    LocalRun(FaultPlan plan) {
        this.plan = plan;
        disk.makeFolder(DATA);
    }

    /** The client was not served. */
    private static final class NotServedException extends Exception {
        private static final long serialVersionUID = 1L;

        NotServedException(String message) {
            super(message);
        }
    }

    /** Runs to the end, and tells what should not have been; nothing when all is well. */
    List<String> complaints() throws InterruptedException {
        for (int life = 0; life <= plan.faults().size() + 1; life++) {
            boolean isDone = live(new SimulatedProcess(plan, () -> {}));
            disk.restart(plan.survival(life));
            if (isDone) {
                return judged();
            }
        }
        return List.of("the client is not served");
    }

    /** Whether the client got everything that it wanted. */
    private boolean live(SimulatedProcess process) throws InterruptedException {
        try (LocalStores stores = LocalStores.open(disk.seenBy(process).getPath(DATA), clock)) {
            serve(stores, process);
            return !process.hasEnded();
        } catch (IOException | ServiceException | NotServedException | ProcessEnded _) {
            return false;
        }
    }

    private void serve(LocalStores stores, SimulatedProcess process)
            throws IOException, NotServedException, InterruptedException {
        tried(() -> {
            stores.make();
            return true;
        });
        for (int number = 0; number < BATCHES; number++) {
            for (String place : List.of(LocalStores.STREAM, LocalStores.DIRECT)) {
                PutBatch batch = new PutBatch(place, number);
                if (!acknowledged.contains(batch)) {
                    tried(() -> {
                        puts.merge(batch, 1, Integer::sum);
                        stores.put(batch);
                        return acknowledged.add(batch);
                    });
                }
            }
            if (number % 2 == 1) {
                tried(() -> isDelivered(stores, process));
            }
            clock.advance(Duration.ofSeconds(1));
        }
    }

    private interface Wish {
        boolean isFulfilled() throws IOException, InterruptedException;
    }

    private void tried(Wish wish) throws NotServedException, InterruptedException {
        String why = "";
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                if (wish.isFulfilled()) {
                    return;
                }
            } catch (IOException | ServiceException e) {
                why = e.toString();
            }
            clock.advance(Duration.ofSeconds(1));
        }
        throw new NotServedException(why);
    }

    private static boolean isDelivered(LocalStores stores, SimulatedProcess process) throws InterruptedException {
        boolean isDelivered = true;
        for (CompletableFuture<FlushResult> flush : stores.flush()) {
            isDelivered &= result(flush, process).isEmpty();
        }
        return isDelivered;
    }

    /** Nobody answers when the process has ended. */
    private static String result(CompletableFuture<FlushResult> flush, SimulatedProcess process)
            throws InterruptedException {
        while (!process.hasEnded()) {
            try {
                return flush.get(10, TimeUnit.MILLISECONDS).failure();
            } catch (TimeoutException _) {
                // It goes on.
            } catch (ExecutionException e) {
                return e.toString();
            }
        }
        return "the process has ended";
    }

    private List<String> judged() {
        List<String> complaints = new ArrayList<>();
        Map<String, Integer> copies = new HashMap<>();
        for (String file : disk.files(DATA + "/s3")) {
            List<String> records = lines(file);
            records.forEach(record -> copies.merge(record, 1, Integer::sum));
            if (!records.stream()
                    .distinct()
                    .sorted()
                    .toList()
                    .equals(records.stream().distinct().toList())) {
                complaints.add("an object is not in order: " + records);
            }
        }
        for (PutBatch batch : acknowledged) {
            for (String record : batch.texts()) {
                int times = copies.getOrDefault(record, 0);
                if (times == 0) {
                    complaints.add(record + " was acknowledged, and is not delivered");
                } else if (times > puts.getOrDefault(batch, 0)) {
                    complaints.add(record + " is delivered " + times + " times");
                }
                copies.remove(record);
            }
        }
        if (!copies.isEmpty()) {
            complaints.add("delivered, though nobody put it: " + copies.keySet());
        }
        return complaints;
    }

    private List<String> lines(String file) {
        byte[] content = disk.content(file);
        return content == null
                ? List.of()
                : Stream.of(new String(content, StandardCharsets.UTF_8).split("\n", -1))
                        .filter(line -> !line.isEmpty())
                        .toList();
    }
}
