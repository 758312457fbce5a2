package dev.fovea.core.picture;

/**
 * Width and height in pixels, at least 1 each.
 */
record Size(int width, int height) {
    Size {
        width = Math.max(1, width);
        height = Math.max(1, height);
    }

    Size swapped() {
        return new Size(height, width);
    }

    long pixels() {
        return (long) width * height;
    }

    /** The largest size of the same shape that fits into another; never larger than this one. */
    Size within(Size most) {
        double scale = Math.min(1, Math.min((double) most.width / width, (double) most.height / height));
        return new Size((int) Math.round(width * scale), (int) Math.round(height * scale));
    }
}
