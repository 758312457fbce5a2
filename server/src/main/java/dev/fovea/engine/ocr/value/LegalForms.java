package dev.fovea.engine.ocr.value;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Endings of firms' names, and what recognisers make of them: {@code SON BHD}, {@code $.A.}, {@code Gmbl}. */
public final class LegalForms {
    private static final WordList FORMS = WordList.read("legal-forms");
    /** Shorter forms are too like other words. */
    private static final int LONG = 5;

    private LegalForms() {}

    /** The name with its ending as it is spelled, when a letter of it was misread. */
    public static String repaired(String name) {
        List<String> words = List.of(name.strip().split("\\s+", -1));
        for (int count = Math.min(2, words.size() - 1); count >= 1; count--) {
            String end = String.join(" ", words.subList(words.size() - count, words.size()));
            if (FORMS.has(end) || FORMS.has(end.replaceAll("[.,]+$", ""))) {
                return name;
            }
            Optional<String> form = count == 2 || end.contains("$") ? nearest(end) : Optional.empty();
            if (form.isPresent()) {
                String start = String.join(" ", words.subList(0, words.size() - count));
                return start + " " + cased(form.get(), end);
            }
        }
        return name;
    }

    /** Whether the name ends with a legal form. */
    public static boolean ends(String name) {
        List<String> words = List.of(name.strip().split("\\s+", -1));
        for (int count = Math.min(3, words.size() - 1); count >= 1; count--) {
            String end = String.join(" ", words.subList(words.size() - count, words.size()));
            if (FORMS.has(end) || FORMS.has(end.replaceAll("[.,]+$", ""))) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> nearest(String end) {
        String folded = Folding.fold(end).replace('$', 's');
        return FORMS.words().stream()
                .filter(form -> form.equals(folded)
                        || (form.length() >= LONG
                                && form.contains(" ")
                                && folded.length() == form.length()
                                && alike(folded, form)))
                .findFirst();
    }

    /** One letter differs, or two that look alike. */
    private static boolean alike(String read, String form) {
        int differ = 0;
        for (int i = 0; i < form.length(); i++) {
            if (read.charAt(i) != form.charAt(i)) {
                if (form.charAt(i) == ' ' || read.charAt(i) == ' ') {
                    return false;
                }
                differ++;
            }
        }
        return differ <= 2;
    }

    private static String cased(String form, String like) {
        if (like.equals(like.toUpperCase(Locale.ROOT))) {
            return form.toUpperCase(Locale.ROOT);
        }
        StringBuilder cased = new StringBuilder();
        for (String word : form.split(" ", -1)) {
            cased.append(cased.isEmpty() ? "" : " ")
                    .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(word.substring(1));
        }
        return cased.toString();
    }
}
