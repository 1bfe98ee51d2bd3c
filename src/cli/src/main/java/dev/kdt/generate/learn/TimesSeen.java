package dev.kdt.generate.learn;

import org.jspecify.annotations.Nullable;

/** Looks whether the values of a field are times. The first few values decide in which form. */
final class TimesSeen {
    private static final int TRIES = 5;
    private static final double NEARLY_ALL = 0.95;

    private final TimeTrack track = new TimeTrack();
    private @Nullable TimeForm form;
    private long seen;
    private long times;

    void see(String text, long record) {
        if (form == null && seen < TRIES) {
            form = TimeForm.of(text);
        }
        if (form != null
                && form.isOfIso()
                && form.micros(text) == TimeForm.NONE
                && TimeForm.ISO_ANY.micros(text) != TimeForm.NONE) {
            form = TimeForm.ISO_ANY; // Digits that are zeros are left out, as many programs do.
        }
        count(form == null ? TimeForm.NONE : form.micros(text), record);
    }

    void see(double number, long record) {
        if (form == null && seen < TRIES) {
            form = TimeForm.of(number);
        }
        count(form == null ? TimeForm.NONE : form.micros(number), record);
    }

    private void count(long micros, long record) {
        seen++;
        if (micros != TimeForm.NONE) {
            times++;
            track.see(record, micros);
        }
    }

    /** The form of nearly all values; null when they are no times. */
    @Nullable
    TimeForm form() {
        return times >= NEARLY_ALL * seen ? form : null;
    }

    TimeTrack track() {
        return track;
    }
}
