package dev.kdt.flow;

/** The checkpoints of a group that this process runs, and that no other process runs at the same time. */
public interface GroupCheckpoints extends Checkpoints {
    /**
     * Vouches for a file from now on. What a killed run left of a record at its end is taken away first.
     *
     * @param written where all outputs of the group go; closed with these checkpoints
     */
    void vouchFor(AppendedFile written);
}
