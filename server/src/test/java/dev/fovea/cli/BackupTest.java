package dev.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.app.FoveaApp;
import dev.fovea.config.FoveaSettings;
import dev.fovea.config.Settings;
import dev.fovea.core.access.NewCredentials;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A backup of a server at work, and what comes back of it. */
class BackupTest {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    /** Kept: the readers of a server that has just started go on unpacking for a moment after it was closed. */
    private Path folder;

    private FoveaApp app;
    private NewCredentials secrets;

    @BeforeEach
    void start() throws IOException {
        folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "backup-test-")
                .toAbsolutePath();
        app = serve("data");
        secrets = app.firstCredentials().orElseThrow();
    }

    @AfterEach
    void stop() {
        app.close();
    }

    private FoveaApp serve(String data) {
        return FoveaApp.start(Settings.read(
                Optional.empty(),
                Map.of(),
                Map.of(FoveaSettings.DATA.name(), folder.resolve(data).toString(), FoveaSettings.PORT.name(), "0")));
    }

    private Shell shell() {
        return new Shell(folder.resolve("home"))
                .with("FOVEA_SERVER", app.baseUrl().toString())
                .with("FOVEA_KEY", secrets.accessToken())
                .with("FOVEA_DEVICE_KEY", secrets.deviceKey());
    }

    private Shell.Result local(String command, String target, String data, String... more) {
        List<String> line = new ArrayList<>(List.of(
                command,
                folder.resolve(target).toString(),
                "--data",
                folder.resolve(data).toString()));
        line.addAll(List.of(more));
        return new Shell(folder.resolve("home")).run(line.toArray(String[]::new));
    }

    private String upload(int number) {
        Shell.Result sent = shell().run("images", "upload", picture(number).toString(), "-o", "id");
        assertThat(sent.exit()).as(sent.err()).isZero();
        return sent.out().strip();
    }

    private Path picture(int number) {
        BufferedImage picture = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(number % 16, number / 16 % 16, number + 1);
        Path file = folder.resolve("picture-" + number + ".png");
        try {
            assertThat(ImageIO.write(picture, "png", file.toFile())).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    @Test
    void what_was_acknowledged_before_a_backup_under_load_is_there_and_readable_after_a_restore() throws Exception {
        List<String> acknowledged = new CopyOnWriteArrayList<>();
        AtomicBoolean enough = new AtomicBoolean();
        Thread load = Thread.ofVirtual().start(() -> {
            for (int number = 0; !enough.get(); number++) {
                acknowledged.add(upload(number));
            }
        });
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (acknowledged.size() < 20 && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        List<String> before = List.copyOf(acknowledged);
        assertThat(local("backup", "copy", "data", "--verify").exit()).isZero();
        enough.set(true);
        load.join();
        assertThat(before).hasSizeGreaterThanOrEqualTo(20);

        assertThat(local("restore", "copy", "back").exit()).isZero();
        app.close();
        app = serve("back");
        assertThat(app.firstCredentials()).as("the accounts came along").isEmpty();
        for (String image : before) {
            Shell.Result fetched = shell().run(
                            "images",
                            "download",
                            image,
                            "--dir",
                            folder.resolve("fetched").toString());
            assertThat(fetched.exit()).as(fetched.err()).isZero();
        }
        assertThat(upload(99_999)).startsWith("img_");
    }

    @Test
    void a_second_backup_copies_only_what_is_new() throws Exception {
        upload(1);
        upload(2);
        assertThat(local("backup", "copy", "data").exit()).isZero();
        List<Path> first = blobs();
        var dates = first.stream().map(file -> file.toFile().lastModified()).toList();
        upload(3);
        assertThat(local("backup", "copy", "data", "--verify").exit()).isZero();
        assertThat(blobs()).hasSizeGreaterThan(first.size()).containsAll(first);
        assertThat(first.stream().map(file -> file.toFile().lastModified())).isEqualTo(dates);
    }

    @Test
    void a_damaged_backup_is_not_brought_back() throws Exception {
        upload(1);
        assertThat(local("backup", "copy", "data").exit()).isZero();
        Files.writeString(blobs().getFirst(), "rot");
        Shell.Result result = local("restore", "copy", "back");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("damaged");
        assertThat(folder.resolve("back")).doesNotExist();
    }

    @Test
    void a_folder_that_holds_something_is_overwritten_only_by_force() throws Exception {
        String image = upload(1);
        assertThat(local("backup", "copy", "data").exit()).isZero();
        Files.createDirectories(folder.resolve("back"));
        Files.writeString(folder.resolve("back/precious.txt"), "mine");
        assertThat(local("restore", "copy", "back").err()).contains("--force");
        assertThat(local("restore", "copy", "back", "--force").exit()).isZero();
        app.close();
        app = serve("back");
        assertThat(shell().run("images", "get", image).exit()).isZero();
    }

    @Test
    void the_data_of_a_running_server_is_never_overwritten() {
        assertThat(local("backup", "copy", "data").exit()).isZero();
        Shell.Result result = local("restore", "copy", "data", "--force");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("another server is running");
    }

    @Test
    void a_folder_without_a_manifest_is_no_backup() {
        Shell.Result result = local("restore", "home", "back");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.err()).contains("no whole backup");
    }

    @Test
    void a_backup_is_readable_by_its_owner_alone() throws Exception {
        assertThat(local("backup", "copy", "data").exit()).isZero();
        assertThat(Files.getPosixFilePermissions(folder.resolve("copy"))).hasSize(3);
        assertThat(Files.getPosixFilePermissions(folder.resolve("copy/server.key")))
                .hasSize(2);
    }

    private List<Path> blobs() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("copy/blobs/objects"))) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
