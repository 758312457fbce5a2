package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.engine.ocr.value.ValueType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Chooses the values of all fields together: a place on the page serves one field, and sums decide between amounts. */
final class Choice {
    private static final double LEAST = 0.15;
    private static final Set<ValueType> CHECKED =
            Set.of(ValueType.VIN, ValueType.IBAN, ValueType.BARCODE, ValueType.CARD_NUMBER, ValueType.VAT_ID);

    private final int looks;
    private final Sums.Settled sums;

    Choice(int looks, Sums.Settled sums) {
        this.looks = looks;
        this.sums = sums;
    }

    private record Bid(Asked asked, Pooled pooled, double margin) {}

    /** What is chosen for each field, by path. */
    Map<String, Found> choose(Map<Asked, Pool> pools) {
        List<Bid> bids = new ArrayList<>();
        pools.forEach((asked, pool) -> bids(asked, pool).forEach(bids::add));
        bids.sort(Comparator.comparingDouble((Bid bid) -> bid.pooled.score()).reversed());
        Map<String, Found> chosen = new LinkedHashMap<>();
        for (Bid bid : bids) {
            boolean open = !chosen.containsKey(bid.asked.path());
            if (open && believable(bid) && chosen.values().stream().noneMatch(taken -> taken(taken, bid))) {
                chosen.put(bid.asked.path(), new Found(bid.asked, bid.pooled, bid.margin, looks, proven(bid)));
            }
        }
        return chosen;
    }

    private List<Bid> bids(Asked asked, Pool pool) {
        Optional<Pooled> settled = asked.meaning().concept().map(sums.amounts()::get);
        List<Bid> bids = new ArrayList<>();
        for (Pooled pooled : pool.values()) {
            boolean first =
                    settled.filter(winner -> winner.key().equals(pooled.key())).isPresent();
            Pooled raised = first ? pooled.withScore(pooled.score() + 0.5) : pooled;
            bids.add(new Bid(asked, raised, pooled.equals(pool.values().getFirst()) ? pool.margin() : 0));
        }
        settled.filter(winner ->
                        pool.values().stream().noneMatch(pooled -> pooled.key().equals(winner.key())))
                .ifPresent(winner -> bids.add(new Bid(asked, winner.withScore(winner.score() + 0.5), pool.margin())));
        return bids;
    }

    /** An amount without a label counts only when a sum proves it. */
    private boolean believable(Bid bid) {
        boolean lone = bid.asked.type() == ValueType.MONEY && bid.pooled.best().label() == 0;
        return bid.pooled.score() >= LEAST && (!lone || proven(bid));
    }

    private boolean proven(Bid bid) {
        boolean checksum = CHECKED.contains(bid.asked.type())
                && bid.pooled.best().candidate().quality() > 0.95;
        return checksum
                || bid.asked
                        .meaning()
                        .concept()
                        .filter(concept -> sums.proven().contains(concept)
                                && Optional.ofNullable(sums.amounts().get(concept))
                                        .filter(amount -> amount.key().equals(bid.pooled.key()))
                                        .isPresent())
                        .isPresent();
    }

    private static boolean taken(Found taken, Bid bid) {
        return taken.option().overlaps(bid.pooled.best())
                && !coincide(taken.asked(), bid.asked)
                && taken.option().place() != Place.CODE;
    }

    /** Fields that mean the same may have the same value. */
    private static boolean coincide(Asked one, Asked other) {
        return one.meaning().concept().isPresent()
                && (one.meaning().concept().equals(other.meaning().concept())
                        || one.type() == ValueType.CURRENCY
                        || other.type() == ValueType.CURRENCY
                        || (due(one) && due(other))
                        || one.type() == ValueType.ADDRESS
                        || other.type() == ValueType.ADDRESS);
    }

    private static boolean due(Asked asked) {
        return asked.is(Concept.TOTAL) || asked.is(Concept.BALANCE_DUE) || asked.is(Concept.PAID);
    }
}
