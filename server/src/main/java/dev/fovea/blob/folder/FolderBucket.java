package dev.fovea.blob.folder;

import dev.fovea.core.port.Bucket;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Objects are files below one folder; their keys are relative paths. */
public final class FolderBucket implements Bucket {
    private final Path folder;

    /** Over the folder, which may not be there yet. */
    public FolderBucket(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    @Override
    public Optional<InputStream> open(String key) throws IOException {
        Optional<Path> file = resolve(key);
        if (file.isEmpty() || !Files.isRegularFile(file.get())) {
            return Optional.empty();
        }
        // A link inside the folder must not lead out of it.
        boolean inside = file.get().toRealPath().startsWith(folder.toRealPath());
        return inside ? Optional.of(Files.newInputStream(file.get())) : Optional.empty();
    }

    private Optional<Path> resolve(String key) {
        try {
            Path file = folder.resolve(key).normalize();
            return file.startsWith(folder) ? Optional.of(file) : Optional.empty();
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }
}
