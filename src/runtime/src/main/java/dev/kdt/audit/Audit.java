package dev.kdt.audit;

import dev.kdt.flow.Stop;
import dev.kdt.flow.StoppedException;
import dev.kdt.pipeline.Processor;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Matches what is in a stream with what was delivered. First {@link #delivered}, {@link #parked} and {@link #errors} are given to runs over
 * objects and files, then {@link #expected} to one over the stream, so that no line is of a record that arrived after the stream was read;
 * then {@link #conclude} tells what does not match.
 *
 * <p>Memory does not depend on the number of records: each takes an entry in a {@link Spool} and its position in {@link Places}, both on the
 * disk, and one partition of them is in memory at a time ({@link Matcher}).
 */
public final class Audit implements AutoCloseable {
    /** Stands for a payload that is not asked for. */
    static final Fingerprint NO_PAYLOAD = new Fingerprint(0, 0);

    private final Books books;

    /** Whether error output is read, too. */
    public enum Errors {
        READ,
        NONE
    }

    /**
     * Begins one.
     *
     * @param folder for the temporary files
     * @param stream the name of the stream
     */
    public Audit(Path folder, String stream, Terms terms, Errors errors) {
        this.books = new Books(folder, stream, terms, errors);
    }

    /** What is written down. */
    static final class Books implements AutoCloseable {
        private final String stream;
        private final Terms terms;
        private final Errors errors;
        private final SipHash hash;
        private final Tally tally = new Tally();
        private final Places places;
        private final Spool expected;
        private final Spool delivered;
        private final Spool lostResults;
        private final Spool open;
        private final Spool parked;
        private final Spool stillOpen;
        private final Spool lostPayloads;
        private final Set<Unloaded> unloaded = new LinkedHashSet<>();

        Books(Path folder, String stream, Terms terms, Errors errors) {
            this.stream = stream;
            this.terms = terms;
            this.errors = errors;
            SecureRandom random = new SecureRandom();
            hash = new SipHash(random.nextLong(), random.nextLong());
            places = new Places(folder);
            expected = new Spool(folder);
            delivered = new Spool(folder);
            lostResults = new Spool(folder);
            open = new Spool(folder);
            parked = new Spool(folder);
            stillOpen = new Spool(folder);
            lostPayloads = new Spool(folder);
        }

        String stream() {
            return stream;
        }

        Terms terms() {
            return terms;
        }

        Tally tally() {
            return tally;
        }

        Places places() {
            return places;
        }

        boolean readsErrors() {
            return errors == Errors.READ;
        }

        LineReader lineReader() {
            return new LineReader(hash, terms.stamps(), terms.columns());
        }

        /** Results of the pipeline, by their lines. */
        Spool expected() {
            return expected;
        }

        /** Lines of objects. */
        Spool delivered() {
            return delivered;
        }

        /** Results that a service did not take, by their lines. */
        Spool lostResults() {
            return lostResults;
        }

        /** Records that failed, and those with a result that was not delivered, by their places in the stream. */
        Spool open() {
            return open;
        }

        /** Records that were parked, by their places in the stream. */
        Spool parked() {
            return parked;
        }

        /** Those of {@link #open} that are not among {@link #parked}, by their payloads. */
        Spool stillOpen() {
            return stillOpen;
        }

        /** What error output holds, by its payloads. */
        Spool lostPayloads() {
            return lostPayloads;
        }

        synchronized void unloaded(Unloaded object) {
            unloaded.add(object);
        }

        synchronized List<Unloaded> unloaded() {
            return List.copyOf(unloaded);
        }

        @Override
        public void close() {
            for (Spool each : new Spool[] {expected, delivered, lostResults, open, parked, stillOpen, lostPayloads}) {
                each.close();
            }
            places.close();
        }
    }

    /** Notes what {@code pipeline} gives for records of the stream, as far as no step has routed it. */
    public Processor.Factory expected(Processor.Factory pipeline) {
        return expected(pipeline, VerifiedTarget.USUAL);
    }

    /** Notes what {@code pipeline} gives for records of the stream, for this target. */
    public Processor.Factory expected(Processor.Factory pipeline, VerifiedTarget target) {
        return factory(() -> new ExpectedResults(books, pipeline.create(), target), pipeline.remembers());
    }

    /** Notes the lines of objects. */
    public Processor.Factory delivered() {
        return factory(() -> new DeliveredLines(books), false);
    }

    /** Notes the lines of files of parked records; results on their way to another target are passed over. */
    public Processor.Factory parked(VerifiedTarget target) {
        return factory(() -> new ParkedRecords(books, target), false);
    }

    /** Notes the lines of a delivery stream's error output. */
    public Processor.Factory errors() {
        return factory(() -> new ErrorOutput(books), false);
    }

    /** The objects that the error output says were not loaded, when all of it was read: their lines are for {@link #unloaded}. */
    public List<Unloaded> unloadedObjects() {
        return books.unloaded();
    }

    /** Notes the lines of objects that were not loaded. */
    public Processor.Factory unloaded() {
        return factory(() -> new UnloadedLines(books), false);
    }

    private static Processor.Factory factory(Supplier<Processor> made, boolean remembers) {
        return new Processor.Factory() {
            @Override
            public Processor create() {
                return made.get();
            }

            @Override
            public boolean remembers() {
                return remembers;
            }
        };
    }

    /**
     * Matches all of it, and returns the counts.
     *
     * @param to takes what is found, in no particular order
     * @throws StoppedException when {@code stop} is requested before the end
     */
    public Tally conclude(Consumer<Finding> to, Stop stop) {
        Conclusion conclusion = new Conclusion(books, to);
        matchAll(new Matcher(books.expected(), books.delivered(), books.lostResults(), conclusion.ofResults()), stop);
        matchAll(new Matcher(books.open(), null, books.parked(), conclusion.ofRecords()), stop);
        matchAll(new Matcher(books.stillOpen(), null, books.lostPayloads(), conclusion.ofPayloads()), stop);
        return books.tally();
    }

    private static void matchAll(Matcher matcher, Stop stop) {
        for (int partition = 0; partition < Spool.PARTITIONS; partition++) {
            if (stop.reason().isPresent()) {
                throw new StoppedException(stop.reason().get());
            }
            matcher.match(partition);
        }
    }

    @Override
    public void close() {
        books.close();
    }
}
