package dev.fovea.engine.ocr.value;

import java.util.List;

/** Finds values of one type. */
interface Recogniser {
    /** Every value of the type, from left to right; readings of the same words in falling quality. */
    List<Candidate> find(Passage passage, Hints hints);
}
