package dev.fovea.model;

import dev.fovea.model.Review.Split;

/**
 * How the pictures of a dataset are shared among its parts.
 *
 * @param train share of the first part, 0..1; the three add up to 1
 * @param val share of the second part
 * @param test share of the third part
 */
public record SplitRule(double train, double val, double test, By by) {
    /** What is used where nothing is said. */
    public static final SplitRule DEFAULT = new SplitRule(0.8, 0.1, 0.1, By.HASH);

    /** What decides the part of a picture. */
    public enum By {
        /** Its bytes. */
        HASH,
        /** The device and the day, where it was taken: frames of one camera and one day stay together. */
        DEVICE_DAY
    }

    /** The part in which a fraction from 0 to below 1 falls. */
    public Split at(double fraction) {
        double point = fraction * (train + val + test);
        if (point < train) {
            return Split.TRAIN;
        }
        return point < train + val ? Split.VAL : Split.TEST;
    }
}
