package dev.kdt.enumerate;

import java.util.EnumSet;
import java.util.Set;

/** A kind of operation that can fail. */
public enum FaultSite {
    /** The shards of a stream are listed. */
    LIST,
    /** An iterator is asked for. */
    ITERATOR,
    /** Records are read from a stream. */
    READ,
    /** A request is sent that the service takes, as far as it takes its entries. */
    SEND,
    /** The service takes one entry of a request. */
    ENTRY,
    /** A file or a folder is opened. */
    OPEN,
    /** A lock of a file is taken. */
    LOCK,
    /** Bytes are written to a file. */
    WRITE,
    /** A file is cut off. */
    TRUNCATE,
    /** The content of a file is forced to the disk. */
    FORCE,
    /** The names in a folder are forced to the disk. */
    FORCE_NAMES,
    /** A file is renamed. */
    RENAME,
    /** A folder is made. */
    MAKE_FOLDER,
    /** A file is deleted. */
    DELETE;

    /** Whether it is an operation of a disk. */
    public boolean isOfDisk() {
        return switch (this) {
            case LIST, ITERATOR, READ, SEND, ENTRY -> false;
            case OPEN, LOCK, WRITE, TRUNCATE, FORCE, FORCE_NAMES, RENAME, MAKE_FOLDER, DELETE -> true;
        };
    }

    /** The ways in which it can fail. */
    public Set<FaultEffect> effects() {
        Set<FaultEffect> effects = EnumSet.of(FaultEffect.REFUSED, FaultEffect.KILLED_BEFORE);
        effects.addAll(
                switch (this) {
                    case LIST, ITERATOR -> EnumSet.of(FaultEffect.BROKEN, FaultEffect.DENIED, FaultEffect.TERMINATED);
                    case READ ->
                        EnumSet.of(FaultEffect.BROKEN, FaultEffect.EXPIRED, FaultEffect.DENIED, FaultEffect.TERMINATED);
                    case SEND -> {
                        Set<FaultEffect> all = EnumSet.allOf(FaultEffect.class);
                        all.removeAll(EnumSet.of(FaultEffect.NONE, FaultEffect.EXPIRED));
                        yield all;
                    }
                    case ENTRY -> EnumSet.of(FaultEffect.DENIED);
                    case LOCK -> EnumSet.noneOf(FaultEffect.class);
                    case OPEN -> EnumSet.of(FaultEffect.DENIED, FaultEffect.TERMINATED);
                    case WRITE ->
                        EnumSet.of(
                                FaultEffect.TORN,
                                FaultEffect.DENIED,
                                FaultEffect.TERMINATED,
                                FaultEffect.KILLED_WITHIN,
                                FaultEffect.KILLED_AFTER);
                    case TRUNCATE, FORCE, FORCE_NAMES, RENAME, MAKE_FOLDER, DELETE ->
                        EnumSet.of(FaultEffect.DENIED, FaultEffect.TERMINATED, FaultEffect.KILLED_AFTER);
                });
        if (this == ENTRY) {
            effects.remove(FaultEffect.KILLED_BEFORE);
        }
        return effects;
    }
}
