package dev.kdt.enumerate;

/** What is on a disk when the next process begins. Disks may keep more than they must: a program is to cope with each. */
public enum Survival {
    /** Everything that was written: the process ended, the machine did not. */
    WRITTEN,
    /** All names, and of the files what was forced: the machine ended. */
    NAMES,
    /** What was forced, names as well: the machine ended. */
    FORCED
}
