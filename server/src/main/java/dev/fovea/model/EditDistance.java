package dev.fovea.model;

/** How many letters must be changed, added or left out to make one word the other (Levenshtein). */
public final class EditDistance {
    private EditDistance() {}

    /** Whether at most {@code limit} changes part the two. */
    public static boolean within(String left, String right, int limit) {
        return Math.abs(left.length() - right.length()) <= limit && between(left, right) <= limit;
    }

    /** The number of changes. */
    public static int between(String left, String right) {
        int[] above = new int[right.length() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int[] row = new int[right.length() + 1];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1;
                row[j] = Math.min(above[j - 1] + change, Math.min(above[j], row[j - 1]) + 1);
            }
            above = row;
        }
        return above[right.length()];
    }
}
