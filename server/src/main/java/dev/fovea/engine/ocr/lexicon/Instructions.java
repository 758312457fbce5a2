package dev.fovea.engine.ocr.lexicon;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern's instructions, cut into the phrases that speak of one field each.
 *
 * @param phrases in order, e.g. {@code the vendor (the company that issued the invoice)}
 */
public record Instructions(List<String> phrases) {
    private static final Pattern CUT =
            Pattern.compile("[;\\n•]|[,:.](?=\\s)|\\band\\b|\\bsowie\\b|\\bund\\b|\\bet\\b|\\ben\\b|\\by\\b|\\be\\b");
    private static final Pattern QUOTED = Pattern.compile("[\"“„«']([^\"”“»']{2,40})[\"”“»']");
    private static final Pattern ORDER = Pattern.compile(
            "(?i)^\\s*(please|extract|read|return|get|find|capture|give|provide|also|then|the|a|an|all|its|their|every|each|from|this|that|of)\\b");

    public Instructions {
        phrases = List.copyOf(phrases);
    }

    /** Cuts a text. */
    public static Instructions of(String text) {
        List<String> phrases = new ArrayList<>();
        int depth = 0;
        int start = 0;
        Matcher cut = CUT.matcher(text);
        int at = 0;
        while (cut.find()) {
            depth += depth(text.substring(at, cut.start()));
            at = cut.start();
            if (depth <= 0) {
                phrases.add(text.substring(start, cut.start()));
                start = cut.end();
                depth = 0;
            }
        }
        phrases.add(text.substring(start));
        return new Instructions(phrases.stream()
                .map(String::strip)
                .filter(phrase -> !phrase.isEmpty())
                .toList());
    }

    private static int depth(String text) {
        return (int) (text.chars().filter(c -> c == '(').count()
                - text.chars().filter(c -> c == ')').count());
    }

    /** The phrase that speaks of a field with these words in its name: it holds all of them, and little else. */
    public Optional<String> about(List<String> tokens) {
        String best = null;
        double bestShare = 0.1;
        for (String phrase : phrases) {
            Set<String> words = new HashSet<>(Tokens.of(phrase));
            long found = tokens.stream().filter(token -> holds(words, token)).count();
            double share = found == tokens.size()
                    ? (double) found / (2 + Tokens.of(bare(phrase)).size())
                    : 0;
            if (share > bestShare) {
                bestShare = share;
                best = phrase;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean holds(Set<String> words, String token) {
        return words.contains(token) || words.contains(token + "s") || words.contains(token.replaceAll("s$", ""));
    }

    private static String bare(String phrase) {
        return phrase.replaceAll("\\([^)]*\\)", "");
    }

    /** Words in quotes within a phrase: what is printed on the document. */
    static List<String> quoted(String phrase) {
        return QUOTED.matcher(phrase)
                .results()
                .map((MatchResult quote) -> quote.group(1))
                .toList();
    }

    /** What the phrases name, without the words of the order ("extract the …") and without remarks in brackets. */
    public List<String> names() {
        return phrases.stream()
                .map(Instructions::bare)
                .map(Instructions::withoutOrder)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static String withoutOrder(String phrase) {
        String rest = phrase.strip();
        Matcher order = ORDER.matcher(rest);
        while (order.find()) {
            rest = rest.substring(order.end()).strip();
            order = ORDER.matcher(rest);
        }
        return rest;
    }
}
