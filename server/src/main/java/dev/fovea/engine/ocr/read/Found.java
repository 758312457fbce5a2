package dev.fovea.engine.ocr.read;

/**
 * The value chosen for a field, with what speaks for it.
 *
 * @param margin lead over the next value, 0..1
 * @param looks how many looks there were
 * @param proven whether a sum or a checksum proves it
 */
record Found(Asked asked, Pooled pooled, double margin, int looks, boolean proven) {
    Found with(Option other) {
        return new Found(asked, new Pooled(other, pooled.score(), pooled.looks()), margin, looks, proven);
    }

    Option option() {
        return pooled.best();
    }
}
