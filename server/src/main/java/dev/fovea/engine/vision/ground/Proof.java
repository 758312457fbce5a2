package dev.fovea.engine.vision.ground;

/**
 * How a value is borne out by the words of the document, and how likely that makes it right.
 *
 * <p>The likelihoods are set, not fitted: there was no endpoint to measure with. They follow what was measured for two
 * readings of receipts by one recogniser (right when both agree and the words are sure: 0.84 to 0.90, unsure: 0.62 to
 * 0.74; when they differ: 0.17 to 0.62), since a model and a recogniser are two readings as well, only less alike.
 */
enum Proof {
    /** A barcode says the same; it carries a check of its own. */
    CODE(0.98),
    /** It stands in the text that the document carries. */
    PRINTED(0.97),
    /** It was recognised in the picture, and the recogniser is sure of the words. */
    SURE(0.90),
    /** It was recognised in the picture, in words that the recogniser doubts. */
    UNSURE(0.74),
    /** It stands there but for a few characters, a sign, or the form of a percentage. */
    CLOSE(0.74),
    /** One or two characters: they stand somewhere on most pages. */
    SHORT(0.70),
    /** Its words stand there, but apart. */
    SCATTERED(0.62),
    /** There were no words to look in. */
    UNCHECKED(0.60),
    /** A judgement, such as yes or no or a choice: words cannot bear it out. */
    JUDGED(0.50),
    /** There were words, and it is not among them: misread, deduced or invented. */
    ABSENT(0.35);

    private final double likelihood;

    Proof(double likelihood) {
        this.likelihood = likelihood;
    }

    /** How likely a value with this proof is right, 0..1. */
    double likelihood() {
        return likelihood;
    }
}
