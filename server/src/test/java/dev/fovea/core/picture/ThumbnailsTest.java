package dev.fovea.core.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.blob.file.FileBlobs;
import dev.fovea.blob.file.FileDerivatives;
import dev.fovea.core.port.Cpu;
import dev.fovea.core.port.Derivatives;
import dev.fovea.model.Media;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThumbnailsTest {
    private static final int CALLERS = 16;

    @TempDir
    Path folder;

    private final AtomicInteger drawn = new AtomicInteger();
    private final CountDownLatch mayDraw = new CountDownLatch(1);
    private FileBlobs blobs;
    private Derivatives derivatives;
    private Media picture;

    @BeforeEach
    void open() throws IOException {
        blobs = FileBlobs.open(folder.resolve("blobs"), Clock.systemUTC());
        derivatives = FileDerivatives.open(folder.resolve("derived"));
        byte[] png = StoredPictures.encode(new BufferedImage(600, 300, BufferedImage.TYPE_INT_RGB), "png");
        picture = StoredPictures.keep(blobs, png, "image/png", 600, 300, 1);
    }

    private Thumbnails thumbnails(Derivatives kept) {
        Cpu counting = new Cpu() {
            @Override
            public <T> T call(Callable<T> work) throws Exception {
                drawn.incrementAndGet();
                assertThat(mayDraw.await(10, TimeUnit.SECONDS)).isTrue();
                return work.call();
            }
        };
        return new Thumbnails(
                new DrawPicture(
                        blobs,
                        (document, pages, side, deadline) -> {
                            throw new AssertionError("no page is drawn");
                        },
                        counting,
                        Clock.systemUTC()),
                kept);
    }

    @Test
    void many_callers_of_one_thumbnail_have_it_drawn_once() throws Exception {
        Thumbnails thumbnails = thumbnails(derivatives);
        CountDownLatch started = new CountDownLatch(CALLERS);
        List<Future<byte[]>> answers = new ArrayList<>();
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CALLERS; i++) {
                answers.add(callers.submit(() -> {
                    started.countDown();
                    return thumbnails.get(picture, 240);
                }));
            }
            assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();
            mayDraw.countDown();
            byte[] first = answers.getFirst().get();
            for (Future<byte[]> answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
        }
        assertThat(drawn).hasValue(1);
    }

    @Test
    void a_thumbnail_is_kept_for_the_next_server_and_each_width_by_itself() throws Exception {
        mayDraw.countDown();
        byte[] made = thumbnails(derivatives).get(picture, 240);
        assertThat(thumbnails(FileDerivatives.open(folder.resolve("derived"))).get(picture, 240))
                .isEqualTo(made);
        assertThat(drawn).hasValue(1);
        var _ = thumbnails(derivatives).get(picture, 480);
        assertThat(drawn).hasValue(2);
    }

    @Test
    void a_lost_thumbnail_is_made_again() throws Exception {
        mayDraw.countDown();
        Thumbnails thumbnails = thumbnails(derivatives);
        byte[] made = thumbnails.get(picture, 240);
        assertThat(derivatives.sweep(original -> false)).isEqualTo(1);
        assertThat(thumbnails.get(picture, 240)).isEqualTo(made);
        assertThat(drawn).hasValue(2);
    }

    @Test
    void a_full_disk_costs_the_keeping_and_not_the_answer() throws Exception {
        mayDraw.countDown();
        Derivatives full = new Derivatives() {
            @Override
            public Optional<byte[]> find(String original, String variant) throws IOException {
                throw new IOException("bad sector");
            }

            @Override
            public void keep(String original, String variant, byte[] bytes) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public int sweep(Predicate<String> here) {
                return 0;
            }
        };
        assertThat(thumbnails(full).get(picture, 240)).isNotEmpty();
    }

    @Test
    void a_picture_that_cannot_be_drawn_fails_for_all_who_wait_and_is_tried_again() throws Exception {
        mayDraw.countDown();
        Media broken = StoredPictures.keep(blobs, new byte[] {1, 2, 3}, "image/png", 600, 300, 1);
        Thumbnails thumbnails = thumbnails(derivatives);
        for (int i = 1; i <= 2; i++) {
            assertThatThrownBy(() -> thumbnails.get(broken, 240)).isInstanceOf(UndecodableException.class);
            assertThat(drawn).hasValue(i);
        }
    }

    @Test
    void the_tag_names_bytes_width_and_look() {
        Thumbnails thumbnails = thumbnails(derivatives);
        assertThat(thumbnails.tag(picture, 240)).isNotEqualTo(thumbnails.tag(picture, 480));
        assertThat(thumbnails.tag(picture, 240).orElseThrow()).matches("[0-9a-f]{64}-w240-1");
    }
}
