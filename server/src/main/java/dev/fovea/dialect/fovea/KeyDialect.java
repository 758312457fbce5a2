package dev.fovea.dialect.fovea;

import dev.fovea.model.CredentialKind;
import java.util.Optional;
import java.util.stream.Stream;

/** Dialects for whose doors keys are made here, and the kind of credential that opens each. */
enum KeyDialect {
    GENLOGS(CredentialKind.PARTNER_KEY),
    ACUSIGHT(CredentialKind.DEVICE_KEY),
    IMGGO(CredentialKind.API_KEY),
    HUB(CredentialKind.ACCESS_TOKEN);

    private final CredentialKind kind;

    KeyDialect(CredentialKind kind) {
        this.kind = kind;
    }

    CredentialKind kind() {
        return kind;
    }

    /** The dialect of that name, empty for any other word. */
    static Optional<KeyDialect> of(String word) {
        return Stream.of(values())
                .filter(dialect -> Spelling.word(dialect).equals(word))
                .findFirst();
    }
}
