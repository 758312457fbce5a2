package dev.fovea.engine.ocr.text.worker;

/** A grey picture in the heap: one byte a pixel, row by row, 0 is black. */
final class Grey {
    private final int width;
    private final int height;
    private final byte[] pixels;

    Grey(int width, int height, byte[] pixels) {
        if (pixels.length != width * height) {
            throw new IllegalArgumentException("One byte a pixel");
        }
        this.width = width;
        this.height = height;
        this.pixels = pixels;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    byte[] pixels() {
        return pixels;
    }

    /** As an EXIF orientation, 1 to 8, says that it is to be shown. */
    Grey oriented(int orientation) {
        return switch (orientation) {
            case 2 -> mirrored();
            case 3 -> turned(2);
            case 4 -> mirrored().turned(2);
            case 5 -> mirrored().turned(3);
            case 6 -> turned(1);
            case 7 -> mirrored().turned(1);
            case 8 -> turned(3);
            default -> this;
        };
    }

    /** Turned clockwise by so many quarters, 0 to 3. */
    Grey turned(int quarters) {
        Grey turned = this;
        for (int i = 0; i < quarters; i++) {
            turned = turned.quarterTurned();
        }
        return turned;
    }

    private Grey quarterTurned() {
        byte[] out = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            int column = height - 1 - y;
            for (int x = 0; x < width; x++) {
                out[x * height + column] = pixels[y * width + x];
            }
        }
        return new Grey(/* width= */ height, /* height= */ width, out);
    }

    private Grey mirrored() {
        byte[] out = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                out[y * width + width - 1 - x] = pixels[y * width + x];
            }
        }
        return new Grey(width, height, out);
    }
}
