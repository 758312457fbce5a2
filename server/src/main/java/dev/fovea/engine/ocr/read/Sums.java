package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.model.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Chooses the amounts of a document together: subtotal + tax − discount = total, cash − change = total. What the sums prove
 * outweighs what labels suggest.
 */
final class Sums {
    /** The amounts that are chosen, and those of them that a sum proves. */
    record Settled(Map<Concept, Pooled> amounts, Set<Concept> proven) {
        Settled {
            amounts = Map.copyOf(amounts);
            proven = Set.copyOf(proven);
        }
    }

    /** Concepts that take part. */
    static final List<Concept> FAMILY = List.of(
            Concept.TOTAL,
            Concept.SUBTOTAL,
            Concept.TAX,
            Concept.DISCOUNT,
            Concept.SHIPPING,
            Concept.SERVICE_CHARGE,
            Concept.ROUNDING,
            Concept.TIP,
            Concept.PAID,
            Concept.CHANGE);

    private static final BigDecimal CENT = new BigDecimal("0.011");
    private static final BigDecimal ROUND = new BigDecimal("0.05");
    private static final double PROVEN = 0.45;
    private static final double PAID = 0.35;
    private static final double SAME = 0.12;
    /** How much surer cash and change must be than the total that they correct. */
    private static final double SURER = 0.1;

    private static final int TRIED = 6;
    private static final int FEW = 3;

    private final Map<Concept, Pool> pools;
    private final Optional<BigDecimal> lines;

    /** With the sum of all line items, when there are any. */
    Sums(Map<Concept, Pool> pools, Optional<BigDecimal> lines) {
        this.lines = lines;
        this.pools = new EnumMap<>(Concept.class);
        this.pools.putAll(pools);
    }

    private record Trial(
            Optional<Pooled> total,
            Optional<Pooled> subtotal,
            Optional<Pooled> tax,
            double score,
            Set<Concept> proven) {}

    Settled settle() {
        Trial best = new Trial(Optional.empty(), Optional.empty(), Optional.empty(), 0, Set.of());
        for (Optional<Pooled> total : totals()) {
            for (Optional<Pooled> subtotal : some(Concept.SUBTOTAL, TRIED)) {
                for (Optional<Pooled> tax : some(Concept.TAX, TRIED)) {
                    Trial trial = judged(total, subtotal, tax);
                    best = trial.score > best.score ? trial : best;
                }
            }
        }
        Map<Concept, Pooled> amounts = new EnumMap<>(Concept.class);
        best.total.ifPresent(pooled -> amounts.put(Concept.TOTAL, pooled));
        best.subtotal.ifPresent(pooled -> amounts.put(Concept.SUBTOTAL, pooled));
        best.tax.ifPresent(pooled -> amounts.put(Concept.TAX, pooled));
        return new Settled(amounts, best.proven);
    }

    /** The totals as printed, and corrected by a digit where cash and change, or subtotal and tax, say what it must be. */
    private List<Optional<Pooled>> totals() {
        List<Optional<Pooled>> totals = some(Concept.TOTAL, TRIED);
        List<BigDecimal> expected = new ArrayList<>();
        for (Pooled subtotal : pool(Concept.SUBTOTAL).stream().limit(FEW).toList()) {
            for (Pooled tax : pool(Concept.TAX).stream().limit(FEW).toList()) {
                BigDecimal sum = amount(Optional.of(subtotal)).add(amount(Optional.of(tax)));
                extras().forEach(extra -> expected.add(sum.add(extra)));
                expected.add(sum);
            }
        }
        for (Pooled printed : pool(Concept.TOTAL).stream().limit(FEW).toList()) {
            expected.stream()
                    .filter(sum -> sum.scale() <= 2)
                    .map(sum -> Repair.towards(sum, printed))
                    .filter(Optional::isPresent)
                    .findFirst()
                    .ifPresent(totals::add);
            kept().stream()
                    .filter(kept -> kept.amount().scale() <= 2
                            && kept.confidence() > printed.best().confidence() + SURER)
                    .map(kept -> Repair.towards(kept.amount(), printed))
                    .filter(Optional::isPresent)
                    .findFirst()
                    .ifPresent(totals::add);
        }
        return totals;
    }

    /** What is left of the cash after the change, and how surely both were read. */
    private record Kept(BigDecimal amount, double confidence) {}

    private List<Kept> kept() {
        return pool(Concept.PAID).stream()
                .limit(FEW)
                .flatMap(paid -> pool(Concept.CHANGE).stream()
                        .limit(FEW)
                        .map(change -> new Kept(
                                amount(Optional.of(paid))
                                        .subtract(amount(Optional.of(change)).abs()),
                                Math.min(paid.best().confidence(), change.best().confidence()))))
                .toList();
    }

    private List<Optional<Pooled>> some(Concept concept, int count) {
        List<Optional<Pooled>> some = new ArrayList<>();
        pool(concept).stream().limit(count).map(Optional::of).forEach(some::add);
        some.add(Optional.empty());
        return some;
    }

    private List<Pooled> pool(Concept concept) {
        Pool pool = pools.get(concept);
        return pool == null ? List.of() : pool.values();
    }

    private Trial judged(Optional<Pooled> total, Optional<Pooled> subtotal, Optional<Pooled> tax) {
        Set<Concept> proven = new HashSet<>();
        double score = total.map(Pooled::score).orElse(0.0)
                + 0.5 * subtotal.map(Pooled::score).orElse(0.0)
                + 0.5 * tax.map(Pooled::score).orElse(0.0);
        if (clash(total, tax) || clash(subtotal, tax) || sameWords(total, subtotal)) {
            return new Trial(total, subtotal, tax, 0, Set.of());
        }
        if (total.isPresent() && subtotal.isPresent()) {
            score += closing(amount(total), amount(subtotal), tax.map(found -> amount(Optional.of(found))), proven);
            score -= amount(subtotal).compareTo(amount(total)) > 0
                            && pool(Concept.DISCOUNT).isEmpty()
                    ? 0.3
                    : 0;
        }
        score += listed(subtotal, Concept.SUBTOTAL, proven);
        if (total.isPresent()) {
            score += subtotal.isEmpty() ? listed(total, Concept.TOTAL, proven) : 0;
            score += paid(total.get(), proven) + rounded(amount(total));
            score -=
                    tax.isPresent() && amount(tax).abs().compareTo(amount(total).abs()) >= 0 ? 0.5 : 0;
        }
        return new Trial(total, subtotal, tax, score, proven);
    }

    /** Two amounts cannot stand on the same words. */
    private static boolean clash(Optional<Pooled> one, Optional<Pooled> other) {
        return sameWords(one, other)
                || (one.isPresent()
                        && other.isPresent()
                        && one.get().key().equals(other.get().key())
                        && amount(one).signum() != 0);
    }

    private static boolean sameWords(Optional<Pooled> one, Optional<Pooled> other) {
        return one.isPresent()
                && other.isPresent()
                && one.get().best().overlaps(other.get().best());
    }

    private double closing(BigDecimal total, BigDecimal subtotal, Optional<BigDecimal> tax, Set<Concept> proven) {
        BigDecimal open = total.subtract(subtotal).subtract(tax.orElse(BigDecimal.ZERO));
        boolean closed = zero(open) || extras().stream().anyMatch(extra -> zero(open.subtract(extra)));
        if (closed && tax.isPresent() && tax.get().signum() != 0) {
            proven.addAll(List.of(Concept.TOTAL, Concept.SUBTOTAL, Concept.TAX));
            return PROVEN;
        }
        if (closed) {
            proven.addAll(List.of(Concept.TOTAL, Concept.SUBTOTAL));
            return SAME;
        }
        return 0;
    }

    /** What may stand between subtotal and tax on one side and the total on the other: each alone, and in pairs. */
    private List<BigDecimal> extras() {
        List<BigDecimal> single = new ArrayList<>();
        for (Concept concept :
                List.of(Concept.ROUNDING, Concept.SHIPPING, Concept.SERVICE_CHARGE, Concept.TIP, Concept.DISCOUNT)) {
            pool(concept).stream()
                    .limit(FEW)
                    .map(pooled -> amount(Optional.of(pooled)))
                    .forEach(amount -> {
                        single.add(amount);
                        single.add(amount.negate());
                    });
        }
        List<BigDecimal> all = new ArrayList<>(single);
        single.forEach(one -> single.forEach(other -> all.add(one.add(other))));
        return all;
    }

    /** The line items add up to it. */
    private double listed(Optional<Pooled> sum, Concept concept, Set<Concept> proven) {
        boolean equal = sum.isPresent()
                && lines.filter(all -> zero(all.subtract(amount(sum)))).isPresent();
        if (equal) {
            proven.add(concept);
        }
        return equal ? PAID : 0;
    }

    /** Of two totals that differ by a few cents the round one is what is paid. */
    private double rounded(BigDecimal total) {
        boolean round = total.remainder(ROUND).signum() == 0;
        return round
                        && pool(Concept.TOTAL).stream()
                                .limit(TRIED)
                                .map(other -> amount(Optional.of(other))
                                        .subtract(total)
                                        .abs())
                                .anyMatch(gap -> gap.signum() > 0 && gap.compareTo(ROUND) < 0)
                ? SAME
                : 0;
    }

    private double paid(Pooled best, Set<Concept> proven) {
        BigDecimal total = amount(Optional.of(best));
        for (Pooled paid : pool(Concept.PAID).stream()
                .filter(any -> !any.best().overlaps(best.best()))
                .limit(FEW)
                .toList()) {
            BigDecimal handed = amount(Optional.of(paid));
            if (zero(handed.subtract(total))) {
                proven.add(Concept.TOTAL);
                return SAME;
            }
            for (Pooled change : pool(Concept.CHANGE).stream().limit(FEW).toList()) {
                if (zero(handed.subtract(total)
                        .subtract(amount(Optional.of(change)).abs()))) {
                    proven.addAll(List.of(Concept.TOTAL, Concept.PAID, Concept.CHANGE));
                    return PAID;
                }
            }
        }
        return 0;
    }

    private static boolean zero(BigDecimal amount) {
        return amount.abs().compareTo(CENT) < 0;
    }

    private static BigDecimal amount(Optional<Pooled> pooled) {
        return pooled.orElseThrow().best().candidate().value() instanceof Value.Num number
                ? number.value()
                : BigDecimal.ZERO;
    }
}
