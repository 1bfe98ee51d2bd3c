package dev.kdt.audit;

import org.jspecify.annotations.Nullable;

/**
 * Matches what was expected with what was delivered, partition by partition, each in memory.
 *
 * <p>Partitions by hash, not an external sort: a record is written and read back once, not once for each pass of merging, and nothing needs an
 * order. A sort would not mind one key that comes very often; here neither, since a table holds different keys and counts the equal ones.
 */
final class Matcher {
    private final Spool expected;
    private final @Nullable Spool delivered;
    private final Spool excused;
    private final Verdicts verdicts;
    private final KeyTable table = new KeyTable();

    /** Takes what is found. */
    interface Verdicts {
        /** The line is none that was expected. */
        void unexpected(Entry line);

        /** The line is one of the expected ones. */
        void delivered(Entry line, Match match);

        /** A record that must be delivered was. */
        void arrived(Entry record);

        /** A record was not, but the line {@code number} of what is kept at {@code place} accounts for it. */
        void excused(Entry record, long place, int number);

        /** A record was not, and nothing accounts for it. */
        void missing(Entry record);
    }

    /**
     * What is known of a delivered line's counterpart.
     *
     * @param place of one record
     * @param cell that counts it; {@link Entry#UNCOUNTED} when none does
     * @param latest when the last one of equal records arrived, in minutes since 1970
     * @param surplus whether the line was there as often as it should be already
     * @param sameContent whether the contents are the same
     */
    record Match(long place, int cell, int latest, boolean surplus, boolean sameContent) {}

    /**
     * What is to be matched.
     *
     * @param delivered null where nothing was
     * @param excused what accounts for records that were not delivered
     */
    Matcher(Spool expected, @Nullable Spool delivered, Spool excused, Verdicts verdicts) {
        this.expected = expected;
        this.delivered = delivered;
        this.excused = excused;
        this.verdicts = verdicts;
    }

    void match(int partition) {
        table.clear(expected.count(partition));
        expected.read(partition, this::expect);
        if (delivered != null) {
            delivered.read(partition, this::deliver);
        }
        excused.read(partition, this::excuse);
        expected.read(partition, this::settle);
    }

    private void expect(Entry record) {
        int slot = table.give(record.key());
        boolean counted = record.number() != Entry.UNCOUNTED;
        if (table.given[slot] == 1 || (counted && table.required[slot] == 0)) {
            table.content[slot] = record.content();
            table.place[slot] = record.place();
            table.cell[slot] = record.number();
        }
        table.required[slot] += counted ? 1 : 0;
        table.latest[slot] = Math.max(table.latest[slot], record.minutes());
    }

    private void deliver(Entry line) {
        int slot = table.find(line.key());
        if (slot < 0) {
            verdicts.unexpected(line);
            return;
        }
        table.delivered[slot]++;
        verdicts.delivered(
                line,
                new Match(
                        table.place[slot],
                        table.cell[slot],
                        table.latest[slot],
                        table.delivered[slot] > table.given[slot],
                        table.content[slot] == line.content()));
    }

    private void excuse(Entry line) {
        int slot = table.find(line.key());
        if (slot >= 0) {
            table.excused[slot]++;
            table.excusedPlace[slot] = line.place();
            table.excusedLine[slot] = line.number();
        }
    }

    private void settle(Entry record) {
        if (record.number() == Entry.UNCOUNTED) {
            return;
        }
        int slot = table.find(record.key());
        int seen = ++table.seen[slot];
        if (seen <= table.delivered[slot]) {
            verdicts.arrived(record);
        } else if (seen <= table.delivered[slot] + table.excused[slot]) {
            verdicts.excused(record, table.excusedPlace[slot], table.excusedLine[slot]);
        } else {
            verdicts.missing(record);
        }
    }
}
