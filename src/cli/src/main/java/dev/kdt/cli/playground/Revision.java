package dev.kdt.cli.playground;

import dev.kdt.pipeline.report.StoryText.Line;
import dev.kdt.pipeline.report.StoryText.Tone;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of a pipeline file with the user's changes, before it is written.
 *
 * @param before the file's text now
 * @param after the text with the changes
 */
public record Revision(String before, String after) {
    /** The lines that go and come, in the file's order; each group of them below the number of its first line. */
    List<Line> lines() {
        List<String> old = before.lines().toList();
        List<String> fresh = after.lines().toList();
        int[][] same = commonLines(old, fresh);
        List<Line> lines = new ArrayList<>();
        boolean inGroup = false;
        int i = 0;
        int j = 0;
        while (i < old.size() || j < fresh.size()) {
            if (i < old.size() && j < fresh.size() && old.get(i).equals(fresh.get(j))) {
                inGroup = false;
                i++;
                j++;
                continue;
            }
            if (!inGroup) {
                lines.add(new Line(Tone.TITLE, "line " + (j + 1)));
                inGroup = true;
            }
            if (j == fresh.size() || (i < old.size() && same[i + 1][j] >= same[i][j + 1])) {
                lines.add(new Line(Tone.REMOVED, "- " + old.get(i++)));
            } else {
                lines.add(new Line(Tone.ADDED, "+ " + fresh.get(j++)));
            }
        }
        return lines;
    }

    /** The length of the longest common subsequence of the lines from {@code [i]} and from {@code [j]} on. */
    private static int[][] commonLines(List<String> old, List<String> fresh) {
        int[][] same = new int[old.size() + 1][fresh.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = fresh.size() - 1; j >= 0; j--) {
                same[i][j] = old.get(i).equals(fresh.get(j))
                        ? same[i + 1][j + 1] + 1
                        : Math.max(same[i + 1][j], same[i][j + 1]);
            }
        }
        return same;
    }
}
