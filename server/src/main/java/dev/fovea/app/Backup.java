package dev.fovea.app;

import dev.fovea.app.BackupFolder.Manifest;
import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import dev.fovea.store.DatabaseCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Copies everything that a server keeps into a folder, while it runs. A second backup into the same folder copies only the
 * blobs that are new.
 *
 * <p>Blobs are copied before the database and again after it. A blob is durable before the row that names it, so whatever
 * the copy of the database names is there after the second pass, and what is swept in between was copied in the first.
 */
public final class Backup {
    private final Settings settings;
    private final Optional<Path> configuration;
    private final Clock clock;

    /**
     * A backup of the server that the settings describe.
     *
     * @param configuration settings file to take along
     */
    public Backup(Settings settings, Optional<Path> configuration, Clock clock) {
        this.settings = settings;
        this.configuration = configuration;
        this.clock = clock;
    }

    /**
     * What was done.
     *
     * @param blobs number of blobs in the backup
     * @param copied how many of them are new in it
     * @param bytes size of all blobs
     */
    public record Receipt(Path folder, long blobs, long copied, long bytes) {}

    /**
     * Makes the backup.
     *
     * @throws FoveaStartException with a sentence for the operator
     */
    public Receipt into(Path target) {
        try {
            return make(new BackupFolder(target.toAbsolutePath().normalize()));
        } catch (IOException e) {
            throw new FoveaStartException("the backup failed: " + e.getMessage(), e);
        }
    }

    private Receipt make(BackupFolder backup) throws IOException {
        DataFolder folder = DataFolder.existing(settings);
        DatabaseCopy database = new DatabaseCopy(settings.get(FoveaSettings.DATABASE), folder.path());
        prepare(backup.path());
        String began = clock.instant().toString();
        Files.deleteIfExists(backup.manifestFile());
        Path objects = Core.blobFolder(settings, folder).resolve("objects");
        long copied = copyBlobs(objects, backup.objects());
        database.writeTo(backup.path().resolve(database.fileName()));
        copied += copyBlobs(objects, backup.objects());
        copyBucket(Core.bucketFolder(settings, folder), backup.bucket());
        copyPrivately(folder.keyFile(), backup.path().resolve(BackupFolder.KEY));
        if (configuration.isPresent()) {
            copyPrivately(configuration.get(), backup.path().resolve(BackupFolder.CONFIGURATION));
        }
        Manifest manifest = manifest(backup, began, database.fileName());
        backup.write(manifest);
        return new Receipt(backup.path(), manifest.blobs(), copied, manifest.blobBytes());
    }

    /** The folder holds the server's key: it belongs to its owner alone. */
    private static void prepare(Path folder) throws IOException {
        if (!Files.exists(folder)
                && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Files.createDirectories(folder);
    }

    /** Copies what is not there yet; a copy gets its name when it is whole and its hash is right. */
    static long copyBlobs(Path from, Path to) throws IOException {
        long copied = 0;
        for (Path blob : BackupFolder.files(from)) {
            Path place = to.resolve(from.relativize(blob).toString());
            if (!Files.exists(place) && copyBlob(blob, place)) {
                copied++;
            }
        }
        return copied;
    }

    /** False when the blob was swept in the meantime. */
    private static boolean copyBlob(Path blob, Path place) throws IOException {
        Path part = place.resolveSibling(place.getFileName() + ".part");
        Files.createDirectories(place.resolveSibling("."));
        try {
            Files.copy(blob, part, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException _) {
            return false;
        }
        if (!BackupFolder.hash(part).equals(String.valueOf(blob.getFileName()))) {
            Files.delete(part);
            throw new IOException("the blob " + blob + " does not have the hash that it is named after");
        }
        Files.move(part, place, StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    /** Objects that devices put there may come and go meanwhile; what is half written is announced later, if at all. */
    static void copyBucket(Path from, Path to) throws IOException {
        for (Path object : BackupFolder.files(from)) {
            Path place = to.resolve(from.relativize(object).toString());
            Files.createDirectories(place.resolveSibling("."));
            try {
                Files.copy(object, place, StandardCopyOption.REPLACE_EXISTING);
            } catch (NoSuchFileException _) {
                Files.deleteIfExists(place);
            }
        }
    }

    static void copyPrivately(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        if (to.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            var _ = Files.setPosixFilePermissions(to, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private static Manifest manifest(BackupFolder backup, String began, String database) throws IOException {
        TreeMap<String, String> files = new TreeMap<>();
        for (String name : new String[] {database, BackupFolder.KEY, BackupFolder.CONFIGURATION}) {
            Path file = backup.path().resolve(name);
            if (Files.exists(file)) {
                files.put(name, BackupFolder.hash(file));
            }
        }
        long blobs = 0;
        long bytes = 0;
        for (Path blob : backup.blobs()) {
            blobs++;
            bytes += Files.size(blob);
        }
        return new Manifest(1, began, database, files, blobs, bytes);
    }
}
