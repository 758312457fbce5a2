package dev.fovea.core.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.export.ExportFiles.Packing;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives, read by the JDK: as a stream and by their directory. */
class ZipArchiveTest {
    private static final int MANY = 70_000;

    @TempDir
    Path folder;

    @Test
    void files_of_every_kind_are_read_as_they_were_written() throws IOException {
        byte[] noise = new byte[300_000];
        new Random(7).nextBytes(noise);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ZipArchive archive = new ZipArchive(out);
        archive.add("a/é.txt", "small".getBytes(StandardCharsets.UTF_8));
        archive.add("empty", new byte[0]);
        try (OutputStream packed = archive.open("packed", Packing.DEFLATED)) {
            packed.write("x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8));
        }
        try (OutputStream plain = archive.open("plain", Packing.AS_IT_IS)) {
            plain.write(noise);
            plain.write('!');
        }
        assertThat(archive.finish()).isEqualTo(4);

        Map<String, byte[]> streamed = Gallery.unzip(out.toByteArray());
        assertThat(streamed).containsOnlyKeys("a/é.txt", "empty", "packed", "plain");
        assertThat(streamed.get("packed")).hasSize(1_000_000);
        assertThat(streamed.get("plain")).startsWith(noise).endsWith('!');
        Path file = Files.write(folder.resolve("a.zip"), out.toByteArray());
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.size()).isEqualTo(4);
            assertThat(zip.getInputStream(zip.getEntry("plain")).readAllBytes()).isEqualTo(streamed.get("plain"));
        }
        assertThat(out.size()).isLessThan(310_000);
    }

    @Test
    void more_files_than_the_old_format_can_count_are_all_there() throws IOException {
        Path file = folder.resolve("many.zip");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            ZipArchive archive = new ZipArchive(out);
            for (int i = 0; i < MANY; i++) {
                archive.add("labels/" + i, Integer.toString(i).getBytes(StandardCharsets.US_ASCII));
            }
            assertThat(archive.finish()).isEqualTo(MANY);
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            assertThat(zip.size()).isEqualTo(MANY);
            assertThat(zip.getInputStream(zip.getEntry("labels/69999")).readAllBytes())
                    .isEqualTo("69999".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
