package dev.kdt.redrive;

import dev.kdt.bytes.ByteBuilder;
import dev.kdt.flow.AppendedFile;
import dev.kdt.flow.GroupHolder;
import dev.kdt.flow.HolderLock;
import dev.kdt.flow.IoFaults;
import dev.kdt.json.StringValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/**
 * A ledger that is written: what is to be sent is on the disk before the request is begun, and its outcome after the answer. One process
 * at a time holds it. For one thread.
 */
public final class SentLedger implements AutoCloseable {
    private final LedgerFile where;
    private final InstantSource clock;
    private final List<HolderLock> locks = new ArrayList<>();
    private final AppendedFile file;
    private long number;

    /**
     * Opens the ledger, and reads it and others.
     *
     * @param where it is; made when missing
     * @param others that may name the same leftovers, such as those of folders inside; no other redrive may write to them meanwhile
     * @param known gets what they say
     * @param holder this process, for others that want to redrive the same
     * @throws dev.kdt.flow.FlowException when another redrive holds one of them, or one cannot be used
     */
    public static SentLedger open(
            LedgerFile where, List<LedgerFile> others, SentLeftovers known, GroupHolder holder, InstantSource clock) {
        List<HolderLock> locks = new ArrayList<>();
        try {
            Path folder = where.file().toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            locks.add(lock(where, holder));
            for (LedgerFile each : others) {
                locks.add(lock(each, holder));
                each.readInto(known);
            }
            return new SentLedger(where, where.readInto(known), locks, clock);
        } catch (IOException e) {
            locks.forEach(HolderLock::close);
            throw IoFaults.writing(where.file() + " (--ledger names another file)", e);
        } catch (RuntimeException | Error e) {
            locks.forEach(HolderLock::close);
            throw e;
        }
    }

    private static HolderLock lock(LedgerFile ledger, GroupHolder holder) throws IOException {
        Path lock = ledger.file().resolveSibling(ledger.file().getFileName() + ".lock");
        return HolderLock.take(
                lock,
                holder,
                other -> "these leftovers are being redriven by " + other + ", which writes to " + ledger.file()
                        + " (wait for its end, or stop it)");
    }

    private SentLedger(LedgerFile where, long number, List<HolderLock> locks, InstantSource clock) throws IOException {
        this.where = where;
        this.number = number;
        this.clock = clock;
        this.locks.addAll(locks);
        boolean isNew = !Files.exists(where.file()) || Files.size(where.file()) == 0;
        this.file = AppendedFile.shared(where.file(), AppendedFile.Records.LINES);
        if (isNew) {
            write(new ByteBuilder().ascii(LedgerFile.HEADER));
        }
    }

    /**
     * Notes what is about to be sent; on the disk when this returns.
     *
     * @param target that it is sent to
     * @param pipeline the name of the one that gave it; empty for none
     * @return the number to {@link #end} it with
     */
    long begin(String target, String pipeline, List<LedgerItem> items) {
        number++;
        ByteBuilder line = new ByteBuilder();
        line.ascii("{\"sending\":" + number);
        text(clock.instant().toString(), line.ascii(",\"at\":"));
        text(target, line.ascii(",\"to\":"));
        if (!pipeline.isEmpty()) {
            text(pipeline, line.ascii(",\"pipeline\":"));
        }
        line.ascii(",\"places\":[");
        for (int i = 0; i < items.size(); i++) {
            LeftoverPlace place = items.get(i).place();
            text(place.written() + " " + where.names().written(place.file()), line.ascii(i == 0 ? "" : ","));
        }
        if (items.stream().anyMatch(each -> each.origin() != null)) {
            line.ascii("],\"records\":[");
            for (int i = 0; i < items.size(); i++) {
                String origin = items.get(i).origin();
                text(origin == null ? "" : origin, line.ascii(i == 0 ? "" : ","));
            }
        }
        write(line.ascii("]}"));
        return number;
    }

    private static void text(String text, ByteBuilder out) {
        StringValue.of(text).writeTo(out);
    }

    /**
     * Notes the outcome; on the disk when this returns.
     *
     * @param open the numbers of the items that the target does not have
     * @param unknown the numbers of those that it may have
     */
    void end(long begun, List<Integer> open, List<Integer> unknown) {
        ByteBuilder line = new ByteBuilder().ascii("{\"ended\":" + begun);
        line.ascii(open.isEmpty() ? "" : ",\"open\":" + open).ascii(unknown.isEmpty() ? "" : ",\"unknown\":" + unknown);
        write(line.ascii("}"));
    }

    /** The file, for messages. */
    public Path file() {
        return where.file();
    }

    private void write(ByteBuilder line) {
        try {
            line.put('\n').writeTo(file);
            file.force();
        } catch (IOException e) {
            throw IoFaults.writing(where.file().toString(), e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw IoFaults.writing(where.file().toString(), e);
        } finally {
            locks.forEach(HolderLock::close);
        }
    }
}
