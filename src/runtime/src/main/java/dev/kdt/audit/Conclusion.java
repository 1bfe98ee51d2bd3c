package dev.kdt.audit;

import java.util.function.Consumer;

/**
 * What becomes of the matches: counts and findings. A result that was not delivered is looked for among the parked records, and then in the
 * error output, before it is missing.
 */
final class Conclusion {
    private final Audit.Books books;
    private final LineReader lines;
    private final Consumer<Finding> to;

    Conclusion(Audit.Books books, Consumer<Finding> to) {
        this.books = books;
        this.lines = books.lineReader();
        this.to = to;
    }

    Matcher.Verdicts ofResults() {
        return new Step() {
            @Override
            public void missing(Entry record) {
                Origin origin = books.places().origin(record.place());
                Fingerprint key = lines.position(origin.shard(), origin.sequence(), origin.subsequence());
                books.open().add(new Entry(key, 0, record.place(), record.minutes(), record.number()));
            }
        };
    }

    Matcher.Verdicts ofRecords() {
        return new Step() {
            @Override
            public void missing(Entry record) {
                if (books.readsErrors()) {
                    Fingerprint key = books.places().payload(record.place());
                    books.stillOpen().add(new Entry(key, 0, record.place(), record.minutes(), record.number()));
                } else {
                    super.missing(record);
                }
            }
        };
    }

    Matcher.Verdicts ofPayloads() {
        return new Step();
    }

    /** What all steps do, unless they say otherwise. */
    private class Step implements Matcher.Verdicts {
        @Override
        public void unexpected(Entry line) {
            books.tally().found(Verdict.UNEXPECTED);
            to.accept(new Finding(Verdict.UNEXPECTED, null, placeOf(line.place(), line.number())));
        }

        @Override
        public void delivered(Entry line, Matcher.Match match) {
            if (match.cell() == Entry.UNCOUNTED) {
                return;
            }
            if (match.surplus()) {
                found(Verdict.DOUBLED, match, line);
            }
            if (!match.sameContent()) {
                found(Verdict.CHANGED, match, line);
            }
            if (books.terms().isLate(match.latest(), line.minutes())) {
                found(Verdict.LATE, match, line);
            }
        }

        private void found(Verdict verdict, Matcher.Match match, Entry line) {
            books.tally().found(match.cell(), verdict);
            to.accept(new Finding(verdict, books.places().origin(match.place()), placeOf(line.place(), line.number())));
        }

        @Override
        public void arrived(Entry record) {
            books.tally().delivered(record.number());
        }

        @Override
        public void excused(Entry record, long place, int number) {
            books.tally().found(record.number(), Verdict.PARKED);
            to.accept(new Finding(Verdict.PARKED, books.places().origin(record.place()), placeOf(place, number)));
        }

        @Override
        public void missing(Entry record) {
            books.tally().found(record.number(), Verdict.MISSING);
            to.accept(new Finding(Verdict.MISSING, books.places().origin(record.place()), null));
        }

        private Place placeOf(long place, int number) {
            return new Place(books.places().object(place), number);
        }
    }
}
