package dev.fovea.cli.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What an answer must look like. Immutable: each refinement makes a new check. */
final class Check {
    private final List<Claim> claims;

    private record Claim(String words, Predicate<Answer> holds) {}

    private Check(List<Claim> claims) {
        this.claims = List.copyOf(claims);
    }

    /** The answer has one of these statuses. */
    static Check status(int... allowed) {
        String words = IntStream.of(allowed).mapToObj(Integer::toString).collect(Collectors.joining(" or "));
        return new Check(List.of(new Claim(
                "status " + words, answer -> IntStream.of(allowed).anyMatch(status -> status == answer.status()))));
    }

    /** Adds a claim, worded so that it reads well after "expected". */
    Check and(String words, Predicate<Answer> holds) {
        List<Claim> more = new ArrayList<>(claims);
        more.add(new Claim(words, holds));
        return new Check(more);
    }

    /** Adds: the member that the JSON pointer names is there and is not empty. */
    Check has(String pointer) {
        return and(pointer + " in the body", answer -> !answer.textAt(pointer).isEmpty());
    }

    /** Adds: the scalar that the JSON pointer names equals {@code value}. */
    Check has(String pointer, Object value) {
        return and(
                "%s = %s".formatted(pointer, value),
                answer -> answer.textAt(pointer).equals(value.toString()));
    }

    /** Adds: the reason of the refusal mentions {@code words}. */
    Check because(String words) {
        return and(
                "a reason with \"%s\"".formatted(words),
                answer -> String.join("; ", Reason.all(answer)).contains(words));
    }

    /** The claims that do not hold; empty when the answer is as expected. */
    List<String> broken(Answer answer) {
        return claims.stream()
                .filter(claim -> !claim.holds().test(answer))
                .map(Claim::words)
                .toList();
    }
}
