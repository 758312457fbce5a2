package dev.fovea.app;

import dev.fovea.app.BackupFolder.Manifest;
import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import dev.fovea.store.DatabaseCopy;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** Checks a backup, and brings it back into a data folder. */
public final class Restore {
    private final Settings settings;
    private final BackupFolder backup;

    /** Of a backup, into the data folder and database that the settings name. */
    public Restore(Settings settings, Path folder) {
        this.settings = settings;
        this.backup = new BackupFolder(folder.toAbsolutePath().normalize());
    }

    /** What a backup holds. */
    public record Content(String madeAt, long blobs, long bytes) {}

    /**
     * Reads all of the backup and compares every hash.
     *
     * @throws FoveaStartException naming what is missing or damaged
     */
    public Content verify() {
        try {
            Manifest manifest = backup.manifest();
            for (Map.Entry<String, String> file : manifest.files().entrySet()) {
                checkHash(backup.path().resolve(file.getKey()), file.getValue());
            }
            database(manifest).check(backup.path().resolve(manifest.database()));
            long blobs = 0;
            for (Path blob : backup.blobs()) {
                checkHash(blob, String.valueOf(blob.getFileName()));
                blobs++;
            }
            if (blobs < manifest.blobs()) {
                throw new FoveaStartException(
                        "the backup has " + blobs + " blobs, its manifest says " + manifest.blobs());
            }
            return new Content(manifest.madeAt(), blobs, manifest.blobBytes());
        } catch (IOException e) {
            throw new FoveaStartException("the backup cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Brings everything back, after a check. The key comes last: a data folder without it is not taken for a whole one.
     *
     * @param force whether a data folder that holds something may be overwritten
     * @throws FoveaStartException with a sentence for the operator
     */
    public Content run(boolean force) {
        Content content = verify();
        DataFolder folder = DataFolder.open(settings);
        if (!force && !isEmpty(folder.path())) {
            throw new FoveaStartException(folder.path() + " is not empty; --force overwrites what is there");
        }
        try (FileChannel lock = folder.lock()) {
            Manifest manifest = backup.manifest();
            var _ = Backup.copyBlobs(
                    backup.objects(), Core.blobFolder(settings, folder).resolve("objects"));
            Backup.copyBucket(backup.bucket(), Core.bucketFolder(settings, folder));
            database(manifest).readFrom(backup.path().resolve(manifest.database()));
            Backup.copyPrivately(backup.path().resolve(BackupFolder.KEY), folder.keyFile());
            return content;
        } catch (IOException e) {
            throw new FoveaStartException("the backup cannot be brought back: " + e.getMessage(), e);
        }
    }

    /**
     * The database to go to.
     *
     * @throws FoveaStartException when the backup is of another kind of database
     */
    private DatabaseCopy database(Manifest manifest) {
        DatabaseCopy database = new DatabaseCopy(
                settings.get(FoveaSettings.DATABASE),
                Path.of(settings.get(FoveaSettings.DATA)).toAbsolutePath().normalize());
        if (!database.fileName().equals(manifest.database())) {
            throw new FoveaStartException(
                    "the backup holds " + manifest.database() + ", which is of another database than --db says");
        }
        return database;
    }

    private static void checkHash(Path file, String expected) throws IOException {
        if (!Files.exists(file)) {
            throw new FoveaStartException("the backup lacks " + file.getFileName());
        }
        if (!BackupFolder.hash(file).equals(expected)) {
            throw new FoveaStartException("the backup is damaged: " + file + " has another hash");
        }
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> content = Files.list(folder)) {
            return content.findAny().isEmpty();
        } catch (IOException e) {
            throw new FoveaStartException("cannot look into " + folder + ": " + e.getMessage(), e);
        }
    }
}
