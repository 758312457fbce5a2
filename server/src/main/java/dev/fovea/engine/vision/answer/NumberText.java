package dev.fovea.engine.vision.answer;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Numbers as people print them: {@code $1,234.56}, {@code 1.234,56 EUR}, {@code (12)}, {@code 6%}. */
public final class NumberText {
    private static final Pattern PRINTED = Pattern.compile("([-−(+]?)\\s*"
            + "(?:\\p{L}{1,3}\\p{Sc}?\\.?\\s*(?![-−])|\\p{Sc}\\s*)?([-−+]?)"
            + "(\\d[\\d.,'’\\s\\u00a0\\u202f]*|[.,]\\d+)(\\)?-?)\\s*(?:%|\\p{Sc}|\\p{L}{1,3}\\.?)?");
    private static final Pattern NOT_DIGITS = Pattern.compile("[^\\d.,]");
    private static final int MOST_LENGTH = 40;
    private static final int GROUP = 3;

    private NumberText() {}

    /** The number that the text most likely means; empty when it is not one number. */
    public static Optional<BigDecimal> value(String text) {
        return readings(text).stream().findFirst();
    }

    /** Every number that the text may mean, the likeliest first: {@code 1,234} is a thousand and more, or one and a bit. */
    public static List<BigDecimal> readings(String text) {
        if (text.length() > MOST_LENGTH) {
            return List.of();
        }
        Matcher printed = PRINTED.matcher(text.strip());
        if (!printed.matches()) {
            return List.of();
        }
        boolean negative = Stream.of(1, 2, 4).anyMatch(group -> isMinus(printed.group(group)));
        return unsigned(NOT_DIGITS.matcher(printed.group(3)).replaceAll(""))
                .map(number -> negative ? number.negate() : number)
                .toList();
    }

    private static boolean isMinus(String sign) {
        return sign.contains("-") || sign.contains("−") || sign.contains("(");
    }

    private static Stream<BigDecimal> unsigned(String text) {
        String digits = text.replaceAll("(?<=\\d)[.,]+$", "");
        int comma = digits.lastIndexOf(',');
        int point = digits.lastIndexOf('.');
        if (comma < 0 && point < 0) {
            return Stream.of(new BigDecimal(digits));
        }
        char mark = comma > point ? ',' : '.';
        if (comma >= 0 && point >= 0) {
            return Stream.of(decimal(digits, mark));
        }
        if (digits.indexOf(mark) != digits.lastIndexOf(mark)) {
            return Stream.of(whole(digits));
        }
        int at = digits.indexOf(mark);
        boolean mayGroup = digits.length() - at - 1 == GROUP && at >= 1 && at <= GROUP && digits.charAt(0) != '0';
        if (!mayGroup) {
            return Stream.of(decimal(digits, mark));
        }
        return mark == ','
                ? Stream.of(whole(digits), decimal(digits, mark))
                : Stream.of(decimal(digits, mark), whole(digits));
    }

    private static BigDecimal whole(String digits) {
        return new BigDecimal(digits.replaceAll("[.,]", ""));
    }

    private static BigDecimal decimal(String digits, char mark) {
        int at = digits.lastIndexOf(mark);
        return new BigDecimal(digits.substring(0, at).replaceAll("[.,]", "") + "." + digits.substring(at + 1));
    }
}
