package dev.fovea.conformance;

import java.util.Locale;

/** Who says that the answer is right; lets us list at any time what we merely believe. */
public enum Origin {
    /** The seed document itself: the authority. */
    SEED,
    /** Another public page of the vendor. */
    DOCS,
    /** Public code or types of the vendor. */
    SOURCE,
    /** Behaviour that public clients rely on. */
    CLIENTS,
    /** Nobody documents it; our choice. */
    PROPOSAL;

    static Origin of(String word) {
        return valueOf(word.strip().toUpperCase(Locale.ROOT));
    }
}
