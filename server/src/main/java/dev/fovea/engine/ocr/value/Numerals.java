package dev.fovea.engine.ocr.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a run of digits and signs may mean as a number: {@code 1.234} is a thousand or one and a bit. */
final class Numerals {
    private static final Pattern SIGNS = Pattern.compile("[^0-9]+");
    private static final Pattern THOUSANDS = Pattern.compile("[1-9]\\d{0,2}(-\\d{3})+");
    private static final Pattern LAKHS = Pattern.compile("[1-9]\\d?(-\\d{2})+-\\d{3}");
    private static final String POINTS = ".,";

    private final List<String> groups;
    private final List<String> signs;
    private final NumberStyle style;

    private Numerals(List<String> groups, List<String> signs, NumberStyle style) {
        this.groups = groups;
        this.signs = signs;
        this.style = style;
    }

    /**
     * A number and how likely it is meant.
     *
     * @param fraction digits after the decimal sign as printed; 0 when there is none
     */
    record Reading(BigDecimal value, int fraction, double quality) {}

    /** The readings of digits with {@code . , '} or blanks between them, best first; empty when it is no number. */
    static List<Reading> read(String text, NumberStyle style) {
        String bare = text.replaceAll("^[^0-9]+|[^0-9]+$", "")
                .replace('’', '\'')
                .replace('\u00a0', ' ')
                .replaceAll(" ?([.,]) ?", "$1");
        if (bare.isEmpty()) {
            return List.of();
        }
        List<String> groups = List.of(SIGNS.split(bare, -1));
        List<String> signs =
                Stream.of(bare.split("[0-9]+")).filter(s -> !s.isEmpty()).toList();
        return new Numerals(groups, signs, style).readings();
    }

    private List<Reading> readings() {
        if (signs.isEmpty()) {
            String digits = groups.getFirst();
            return List.of(reading(digits, "", digits.length() > 1 && digits.startsWith("0") ? 0.3 : 1));
        }
        List<Reading> all = new ArrayList<>();
        double whole = wholeQuality();
        double decimal = decimalQuality();
        if (whole > 0) {
            all.add(reading(String.join("", groups), "", whole));
        }
        if (decimal > 0) {
            all.add(reading(String.join("", groups.subList(0, groups.size() - 1)), groups.getLast(), decimal));
        }
        return best(all);
    }

    private static Reading reading(String whole, String fraction, double quality) {
        BigDecimal value = new BigDecimal(fraction.isEmpty() ? whole : whole + "." + fraction);
        return new Reading(value, fraction.length(), quality);
    }

    /** Of readings with one value the best stays. */
    private static List<Reading> best(List<Reading> readings) {
        Map<BigDecimal, Reading> byValue = new LinkedHashMap<>();
        readings.stream()
                .sorted(Comparator.comparingDouble(Reading::quality).reversed())
                .forEach(reading -> byValue.putIfAbsent(reading.value().stripTrailingZeros(), reading));
        return List.copyOf(byValue.values());
    }

    /** All signs part thousands. */
    private double wholeQuality() {
        String sign = signs.getFirst();
        if (!grouped(groups) || !signs.stream().allMatch(sign::equals)) {
            return 0;
        }
        if (signs.size() > 1 || !POINTS.contains(sign)) {
            return sign.equals("'") ? 0.95 : signs.size() > 1 ? 1 : 0.9;
        }
        return switch (trust(sign)) {
            case -1 -> 0.97;
            case 0 -> 0.62;
            default -> 0.25;
        };
    }

    /** The last sign parts decimals, those before it thousands. */
    private double decimalQuality() {
        String sign = signs.getLast();
        String fraction = groups.getLast();
        if (!POINTS.contains(sign.substring(0, 1)) || fraction.length() > 6) {
            return !POINTS.contains(sign) && fraction.length() == 2 && signs.size() == 1 ? 0.4 : 0;
        }
        double doubled = sign.length() > 1 ? 0.7 : 1;
        return doubled * before(sign) * ofFraction(sign, fraction.length());
    }

    private double before(String sign) {
        List<String> whole = groups.subList(0, groups.size() - 1);
        if (whole.size() == 1) {
            return 1;
        }
        boolean formed = grouped(whole);
        return signs.subList(0, signs.size() - 1).contains(sign) ? formed ? 0.6 : 0.1 : formed ? 1 : 0.35;
    }

    private double ofFraction(String sign, int length) {
        int trust = signs.size() > 1 ? 1 : trust(sign.substring(0, 1));
        if (length == 3 && signs.size() == 1) {
            boolean cannotBeThousands =
                    groups.getFirst().length() > 3 || groups.getFirst().startsWith("0");
            return cannotBeThousands ? 0.95 : trust > 0 ? 0.8 : trust == 0 ? 0.38 : 0.12;
        }
        double usual = length == 2 ? 1 : length == 1 ? 0.9 : 0.8;
        return trust >= 0 ? usual : 0.8 * usual;
    }

    /** 1 when the page parts decimals with the sign, -1 when with the other one, 0 when it does not say. */
    private int trust(String sign) {
        return switch (style) {
            case POINT -> sign.equals(".") ? 1 : -1;
            case COMMA -> sign.equals(",") ? 1 : -1;
            case UNKNOWN -> 0;
        };
    }

    private static boolean grouped(List<String> groups) {
        String shape = String.join("-", groups);
        return groups.size() == 1
                || THOUSANDS.matcher(shape).matches()
                || LAKHS.matcher(shape).matches();
    }
}
