/**
 * An append-only, segmented, checksummed log of records on disk: what keeps the records of a shard, and of a delivery stream.
 * Start at {@link dev.kdt.local.log.SegmentedLog}.
 *
 * <p><b>Why a log of our own.</b> Batches of 500 records of 500 bytes, each handed to the operating system before the next, on two
 * cores with JDK 25, in two rounds:
 *
 * <pre>
 *                                         each batch written    each batch forced to the disk
 *   this log                              6,195, 7,675 a second    2,647, 2,538 a second
 *   H2 MVStore 2.4.240, commit, sync      2,594, 3,315 a second    1,376, 1,728 a second
 * </pre>
 *
 * <p>Neither loses anything when its process is killed. Besides being faster, a log is deleted from its front by deleting files,
 * which is what retention wants, and one that is damaged is still good up to there and after.
 *
 * <p><b>What it is.</b> A record is a {@code Frame} with its length and CRC-32C. Frames fill {@code Segment}s of 64 MiB; a
 * finished one has a {@code SparseIndex} beside it with a mark for every 64 KiB, so that opening reads the last segment only: six
 * million records, 3 GiB, are opened in 23 to 66 ms. Memory holds the marks, whatever the size of the stream.
 *
 * <p><b>What may be wrong.</b> A batch whose write fails, as on a full disk, is cut off again and refused. What is not whole at
 * the end, after a power cut, is set aside in a file and reported; its sequence numbers are not given out again, for somebody
 * may have read them. Damage in the middle is reported and passed over.
 */
@NullMarked
package dev.kdt.local.log;

import org.jspecify.annotations.NullMarked;
