package dev.fovea.engine.vision.ground;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

/** The band finds what the whole table finds. */
class LikenessTest {
    @Property(tries = 3000)
    void a_text_is_like_another_when_few_changes_make_it_so(
            @ForAll @StringLength(max = 9) @CharRange(from = 'a', to = 'c') String a,
            @ForAll @StringLength(max = 9) @CharRange(from = 'a', to = 'c') String b,
            @ForAll @IntRange(max = 5) int most) {
        assertThat(Likeness.within(a, b, most)).isEqualTo(distance(a, b) <= most);
    }

    private static int distance(String a, String b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.length() + b.length();
        }
        String restOfA = a.substring(1);
        String restOfB = b.substring(1);
        if (a.charAt(0) == b.charAt(0)) {
            return distance(restOfA, restOfB);
        }
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                table[i][j] = i == 0 || j == 0
                        ? i + j
                        : Math.min(
                                table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1),
                                1 + Math.min(table[i - 1][j], table[i][j - 1]));
            }
        }
        return table[a.length()][b.length()];
    }
}
