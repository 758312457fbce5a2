package dev.fovea.core.collect;

import dev.fovea.core.port.Likenesses.First;
import dev.fovea.core.port.Likenesses.Link;
import dev.fovea.core.port.Likenesses.Lock;
import dev.fovea.model.Review.Split;
import dev.fovea.model.SplitRule;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Decides in which part of a dataset pictures are. Contents that nearly repeat each other, however long the chain, are
 * one group and go together: into the part of a picture that a person locked, else into the one where the group is,
 * else into the one that the rule gives to the first picture of the group.
 */
final class Parts {
    private static final int DIGITS = 13;
    private static final double RANGE = 0x1p52;

    private Parts() {}

    /**
     * The part of every content of {@code firsts}.
     *
     * @param firsts the first picture of each content
     * @param links contents that resemble each other; both ends are among {@code firsts}
     * @param known the parts in which contents are already; these stay, unless a lock moves the group
     */
    static Map<String, Split> decide(
            SplitRule rule,
            Collection<First> firsts,
            Collection<Link> links,
            Collection<Lock> locks,
            Map<String, Split> known) {
        Groups groups = new Groups();
        firsts.forEach(first -> groups.add(first.sha256()));
        links.forEach(link -> groups.join(link.sha256(), link.like()));
        Map<String, Lock> lockOf = locks.stream()
                .filter(lock -> lock.split() != Split.NONE)
                .sorted(Comparator.comparingLong(Lock::number))
                .collect(Collectors.toMap(lock -> groups.of(lock.sha256()), Function.identity(), (early, _) -> early));
        Map<String, Split> parts = new HashMap<>();
        groups.split(firsts, First::sha256).forEach((group, members) -> {
            Optional<Split> locked = Optional.ofNullable(lockOf.get(group)).map(Lock::split);
            Split usual = locked.orElseGet(() -> part(rule, members, known));
            members.forEach(member -> parts.put(
                    member.sha256(), locked.isPresent() ? usual : known.getOrDefault(member.sha256(), usual)));
        });
        return parts;
    }

    private static Split part(SplitRule rule, List<First> members, Map<String, Split> known) {
        List<First> oldest =
                members.stream().sorted(Comparator.comparingLong(First::number)).toList();
        return oldest.stream()
                .filter(member -> known.containsKey(member.sha256()))
                .findFirst()
                .map(member -> known.getOrDefault(member.sha256(), Split.TRAIN))
                .orElseGet(() -> rule.at(fraction(rule.by(), oldest.getFirst())));
    }

    /** A number from 0 to below 1 that is the same for ever and in every dataset. */
    static double fraction(SplitRule.By by, First first) {
        return switch (by) {
            case HASH -> fraction(first.sha256());
            case DEVICE_DAY ->
                first.source()
                        .map(device -> fraction(Sha256.of(
                                device + "\n" + first.capturedAt().local().toLocalDate())))
                        .orElseGet(() -> fraction(first.sha256()));
        };
    }

    private static double fraction(String hash) {
        return Long.parseLong(hash.substring(0, DIGITS), 16) / RANGE;
    }
}
