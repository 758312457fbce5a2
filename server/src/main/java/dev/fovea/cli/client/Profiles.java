package dev.fovea.cli.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The servers that a user has signed in to: {@code $XDG_CONFIG_HOME/fovea/profiles.json}, usually
 * {@code ~/.config/fovea/profiles.json}, readable by its owner alone.
 */
public final class Profiles {
    /** Name of the profile that a first sign-in makes. */
    public static final String USUAL = "default";

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path file;

    Profiles(Path file) {
        this.file = file;
    }

    /** Those of the user whose environment this is. */
    public static Profiles of(Map<String, String> environment) {
        String set = environment.getOrDefault("XDG_CONFIG_HOME", "");
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home", ".")));
        Path config = set.isEmpty() ? home.resolve(".config") : Path.of(set);
        return new Profiles(config.resolve("fovea").resolve("profiles.json"));
    }

    /** Where they are kept. */
    public Path file() {
        return file;
    }

    /** Name of the profile in use. */
    public String current() {
        return read().current();
    }

    /** All of them by name. */
    public Map<String, Profile> all() {
        return read().profiles();
    }

    /** The profile of that name. */
    public Optional<Profile> find(String name) {
        return Optional.ofNullable(all().get(name));
    }

    /** Keeps a profile and makes it the one in use. */
    public void put(String name, Profile profile) {
        Map<String, Profile> changed = new TreeMap<>(all());
        changed.put(name, profile);
        write(new Content(name, changed));
    }

    /**
     * Makes it the profile in use.
     *
     * @throws Failure {@code NOT_FOUND} when there is none of that name
     */
    public void use(String name) {
        if (!all().containsKey(name)) {
            throw unknown(name);
        }
        write(new Content(name, all()));
    }

    static Failure unknown(String name) {
        return new Failure(
                ExitCode.NOT_FOUND,
                "there is no profile '" + name + "'; 'fovea login --profile " + name + "' makes it");
    }

    private Content read() {
        if (!Files.exists(file)) {
            return new Content(USUAL, Map.of());
        }
        try {
            return JSON.readValue(file, Content.class);
        } catch (JacksonException e) {
            throw new Failure(ExitCode.UNEXPECTED, file + " cannot be read; mend it or remove it", e);
        }
    }

    private void write(Content content) {
        Path fresh = file.resolveSibling("profiles.json.new");
        try {
            Files.createDirectories(file.resolveSibling("."));
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, ownerOnly(fresh));
            Files.write(fresh, JSON.writeValueAsBytes(content));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Failure(ExitCode.UNEXPECTED, "cannot write " + file + ": " + e.getMessage(), e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    /** The file. */
    record Content(String current, Map<String, Profile> profiles) {
        Content(@Nullable String current, @Nullable Map<String, Profile> profiles) {
            this.current = current == null ? USUAL : current;
            this.profiles = profiles == null ? Map.of() : Map.copyOf(profiles);
        }
    }
}
