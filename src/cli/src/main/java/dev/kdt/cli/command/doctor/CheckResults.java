package dev.kdt.cli.command.doctor;

import dev.kdt.cli.command.doctor.CheckResult.Level;
import java.util.ArrayList;
import java.util.List;

/** Collects what the checks find, in their order. */
final class CheckResults {
    private final List<CheckResult> all = new ArrayList<>();

    void ok(String check, String text) {
        all.add(new CheckResult(check, Level.OK, text, null));
    }

    void warning(String check, String text, String advice) {
        all.add(new CheckResult(check, Level.WARNING, text, advice));
    }

    void wrong(String check, String text, String advice) {
        all.add(new CheckResult(check, Level.WRONG, text, advice));
    }

    /** What is wrong, in a message that ends with its remedy. */
    void wrong(String check, String message) {
        all.add(new CheckResult(check, Level.WRONG, message, null));
    }

    void unchecked(String check, String why) {
        all.add(new CheckResult(check, Level.UNCHECKED, why, null));
    }

    List<CheckResult> all() {
        return List.copyOf(all);
    }

    long count(Level level) {
        return all.stream().filter(each -> each.level() == level).count();
    }
}
