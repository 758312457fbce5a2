package dev.fovea.cli.remote;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Small pictures that differ. */
final class TestPictures {
    private TestPictures() {}

    static Path write(Path file, int number) {
        BufferedImage picture = new BufferedImage(32, 24, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 32; x++) {
            picture.setRGB(x, number % 24, new Color(x * 8, number * 37 % 256, number % 256).getRGB());
        }
        try {
            if (!ImageIO.write(picture, "png", file.toFile())) {
                throw new IllegalStateException("no writer for PNG");
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
