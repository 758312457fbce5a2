package dev.fovea.core.extract;

import dev.fovea.model.FieldTree.Type;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Words by which schemas name types: those of the documents (contract imggo.md §4), and near ones that people use. A near
 * word says more than its type, so it is kept as a hint.
 */
final class TypeWords {
    private static final List<String> DOCUMENTED =
            List.of("string", "number", "date", "boolean", "array", "object", "email", "url", "phone", "integer");

    private static final Map<String, Type> PLAIN = Map.of(
            "string", Type.STRING,
            "number", Type.NUMBER,
            "integer", Type.INTEGER,
            "boolean", Type.BOOLEAN,
            "date", Type.DATE,
            "email", Type.EMAIL,
            "url", Type.URL,
            "phone", Type.PHONE,
            "any", Type.ANY);

    private static final Map<String, Type> NEAR = near(Map.of(
            Type.ANY, "array list object map dict json mixed table",
            Type.STRING,
                    "text str varchar char word words enum datetime date-time timestamp time vin iban bic swift uuid id"
                            + " identifier code sku barcode qr plate license address street city state country zip name"
                            + " person company organisation organization language color colour markdown html yyyy-mm"
                            + " yyyy mm/dd/yyyy dd/mm/yyyy dd-mm-yyyy mm-dd-yyyy yyyy/mm/dd hh",
            Type.NUMBER,
                    "float double decimal numeric num real money amount price currency percent percentage quantity"
                            + " latitude longitude",
            Type.INTEGER, "int long short count year age digit digits",
            Type.BOOLEAN, "bool flag checkbox yes/no true/false",
            Type.DATE, "day birthday",
            Type.EMAIL, "e-mail mail",
            Type.URL, "uri link website domain",
            Type.PHONE, "telephone tel mobile fax"));

    /** A name that ends so holds the code of a currency, not an amount. */
    private static final String CURRENCY = "currency";

    private TypeWords() {}

    private static Map<String, Type> near(Map<Type, String> words) {
        Map<String, Type> near = new HashMap<>();
        words.forEach((type, list) -> List.of(list.split(" ", -1)).forEach(word -> near.put(word, type)));
        return Map.copyOf(near);
    }

    /** The type that a documented word names. */
    static Optional<Type> plain(String word) {
        return Optional.ofNullable(PLAIN.get(word.toLowerCase(Locale.ROOT)));
    }

    /** The type that another well-known word stands for. */
    static Optional<Type> near(String field, String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.equals(CURRENCY) && field.toLowerCase(Locale.ROOT).endsWith(CURRENCY)) {
            return Optional.of(Type.STRING);
        }
        return Optional.ofNullable(NEAR.get(lower));
    }

    /** The type of elements, whose word may be a plural. */
    static Optional<Type> ofElement(String word) {
        String singular = word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
        return plain(word).or(() -> plain(singular)).or(() -> near("", word)).or(() -> near("", singular));
    }

    /** Whether the text is one letter away from a documented type. */
    static boolean misspelled(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return DOCUMENTED.stream().anyMatch(type -> type.length() > 3 && Spelling.distance(type, lower) == 1);
    }

    /** What to say of a word that is no type. */
    static String unknown(String word) {
        String shown = word.length() > 40 ? word.substring(0, word.offsetByCodePoints(0, 20)) + "…" : word;
        String lower = shown.toLowerCase(Locale.ROOT);
        String nearest = DOCUMENTED.stream()
                .min(Comparator.comparingInt(type -> Spelling.distance(type, lower)))
                .orElseThrow();
        String advice = Spelling.distance(nearest, lower) * 2 <= nearest.length()
                ? "did you mean '" + nearest + "'?"
                : "use one of " + String.join(", ", DOCUMENTED);
        return "unknown type '" + shown + "'; " + advice;
    }
}
