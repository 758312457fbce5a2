package dev.fovea.engine.vision.ground;

/** Whether two texts differ in few characters. */
final class Likeness {
    private Likeness() {}

    /** Whether at most {@code most} characters must be changed, added or removed; costs length times {@code most}. */
    static boolean within(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return false;
        }
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            if (advance(row, a.charAt(i - 1), b, i, most) > most) {
                return false;
            }
        }
        return row[b.length()] <= most;
    }

    /** One row of the table of Wagner and Fischer, within a band around the diagonal; returns its least number. */
    private static int advance(int[] row, char c, String b, int i, int most) {
        int from = Math.max(1, i - most);
        int to = Math.min(b.length(), i + most);
        int diagonal = row[from - 1];
        row[from - 1] = from == 1 ? i : most + 1;
        int least = row[from - 1];
        for (int j = from; j <= to; j++) {
            int above = j == i + most ? most + 1 : row[j];
            int changed = diagonal + (c == b.charAt(j - 1) ? 0 : 1);
            diagonal = row[j];
            row[j] = Math.min(changed, Math.min(above, row[j - 1]) + 1);
            least = Math.min(least, row[j]);
        }
        return least;
    }
}
