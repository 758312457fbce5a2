package dev.fovea.app;

import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import dev.fovea.core.port.Store;
import dev.fovea.crypto.ServerKey;
import dev.fovea.model.IntakePolicy;
import dev.fovea.store.PoolSettings;
import dev.fovea.store.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder of one server: its database, its pictures, its key. */
public record DataFolder(Path path) {
    private static final int QUEUED_TRANSACTIONS = 4096;
    private static final int LEAST_CONNECTIONS = 8;

    /** Opens or makes the folder that the settings name. */
    public static DataFolder open(Settings settings) {
        Path path = Path.of(settings.get(FoveaSettings.DATA)).toAbsolutePath().normalize();
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new FoveaStartException("cannot make the data folder " + path + ": " + e.getMessage(), e);
        }
        return new DataFolder(path);
    }

    /**
     * The folder that the settings name.
     *
     * @throws FoveaStartException when there is none
     */
    static DataFolder existing(Settings settings) {
        Path path = Path.of(settings.get(FoveaSettings.DATA)).toAbsolutePath().normalize();
        if (!Files.exists(path.resolve("server.key"))) {
            throw new FoveaStartException("there is no data of a server in " + path + "; --data says where it is");
        }
        return new DataFolder(path);
    }

    /**
     * Makes sure that no other server uses the folder.
     *
     * @return closing it gives the folder free
     */
    FileChannel lock() {
        try {
            FileChannel channel =
                    FileChannel.open(path.resolve("server.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                throw new FoveaStartException("another server is running on the data folder " + path);
            }
            return channel;
        } catch (OverlappingFileLockException e) {
            throw new FoveaStartException("another server is running on the data folder " + path, e);
        } catch (IOException e) {
            throw new FoveaStartException("cannot lock the data folder " + path + ": " + e.getMessage(), e);
        }
    }

    /** Opens the database, bringing its schema up to date. */
    public Store openStore(Settings settings) {
        int readers = settings.get(FoveaSettings.DATABASE_READERS);
        PoolSettings pool = new PoolSettings(readers, QUEUED_TRANSACTIONS, Math.max(LEAST_CONNECTIONS, readers));
        IntakePolicy standard = IntakePolicy.DEFAULT;
        IntakePolicy defaults = new IntakePolicy(
                settings.get(FoveaSettings.BATCH_TIMEOUT),
                settings.get(FoveaSettings.BATCH_MAX),
                standard.autoClose(),
                standard.timeoutMode(),
                standard.duplicates(),
                standard.nearDuplicates());
        return Stores.open(settings.get(FoveaSettings.DATABASE), path, defaults, pool);
    }

    /** The secret of this installation. */
    Path keyFile() {
        return path.resolve("server.key");
    }

    byte[] serverKey() {
        try {
            return ServerKey.readOrCreate(keyFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
