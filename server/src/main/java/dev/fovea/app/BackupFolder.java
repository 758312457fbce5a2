package dev.fovea.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A backup on disk: {@code manifest.json}, the copy of the database, {@code server.key}, {@code fovea.conf} if there was
 * one, {@code blobs/objects/} by hash and {@code bucket/} (docs/operations/backup.md).
 */
record BackupFolder(Path path) {
    static final String KEY = "server.key";
    static final String CONFIGURATION = "fovea.conf";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    /**
     * What a backup holds; it is written last, so a folder without one holds no whole backup.
     *
     * @param format of the folder; 1
     * @param madeAt when it began, ISO 8601: everything acknowledged before is in it
     * @param database name of its file
     * @param files SHA-256 of everything but blobs and bucket, by path
     * @param blobs number of blobs
     * @param blobBytes their size
     */
    record Manifest(
            int format, String madeAt, String database, TreeMap<String, String> files, long blobs, long blobBytes) {}

    Path objects() {
        return path.resolve("blobs").resolve("objects");
    }

    Path bucket() {
        return path.resolve("bucket");
    }

    Path manifestFile() {
        return path.resolve("manifest.json");
    }

    void write(Manifest manifest) throws IOException {
        Files.write(manifestFile(), JSON.writeValueAsBytes(manifest));
    }

    /**
     * Reads the manifest.
     *
     * @throws FoveaStartException when there is none, or one of another format
     */
    Manifest manifest() {
        if (!Files.exists(manifestFile())) {
            throw new FoveaStartException("there is no whole backup in " + path + ": it has no manifest.json");
        }
        try {
            Manifest manifest = JSON.readValue(manifestFile(), Manifest.class);
            if (manifest.format() == 1) {
                return manifest;
            }
        } catch (JacksonException e) {
            throw new FoveaStartException(manifestFile() + " cannot be read", e);
        }
        throw new FoveaStartException(manifestFile() + " is of a newer format; restore with a newer Fovea");
    }

    /** The blobs in it. */
    List<Path> blobs() throws IOException {
        return files(objects());
    }

    /** Files below a folder, none if there is no such folder. */
    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /** SHA-256 of a file, in hex. */
    static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            var _ = in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
