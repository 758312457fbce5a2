package dev.fovea.core.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.blob.file.FileBlobs;
import dev.fovea.core.detect.Corners;
import dev.fovea.core.port.ExtractionEngine.Document;
import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.core.port.PageRenderer;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Content;
import dev.fovea.model.Job;
import dev.fovea.model.Media;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawPictureTest {
    private static final Corners WHOLE = new Corners(0, 0, 1, 1);
    private static final Size ROOM = new Size(240, 480);

    @TempDir
    Path folder;

    private FileBlobs blobs;
    private DrawPicture drawing;
    private Optional<byte[]> page = Optional.empty();

    @BeforeEach
    void open() {
        blobs = FileBlobs.open(folder, Clock.systemUTC());
        drawing = new DrawPicture(blobs, this::render, StoredPictures.here(), Clock.systemUTC());
    }

    private PageRenderer.Rendered render(Document document, int mostPages, int side, java.time.Instant deadline)
            throws EngineException {
        return new PageRenderer.Rendered(
                List.of(page.orElseThrow(
                        () -> EngineException.lasting(Job.Code.INVALID_IMAGE, "The document cannot be opened"))),
                3);
    }

    private Media stored(byte[] bytes, String type, int width, int height, int orientation) throws IOException {
        return StoredPictures.keep(blobs, bytes, type, width, height, orientation);
    }

    private BufferedImage draw(Media media, Corners part, Size most) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(drawing.draw(media, part, most)));
    }

    /** Red, green over blue, yellow: the quarters of a picture 80 wide and 40 high. */
    private static BufferedImage quarters() {
        BufferedImage picture = new BufferedImage(80, 40, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        Color[] colors = {Color.RED, Color.GREEN, Color.BLUE, Color.YELLOW};
        for (int i = 0; i < 4; i++) {
            pen.setColor(colors[i]);
            pen.fillRect(i % 2 * 40, i / 2 * 20, 40, 20);
        }
        pen.dispose();
        return picture;
    }

    /** Letters of the quarters in reading order. */
    private static String seen(BufferedImage picture) {
        StringBuilder seen = new StringBuilder();
        for (int row = 1; row <= 3; row += 2) {
            for (int column = 1; column <= 3; column += 2) {
                seen.append(letter(picture.getRGB(picture.getWidth() * column / 4, picture.getHeight() * row / 4)));
            }
        }
        return seen.toString();
    }

    private static char letter(int rgb) {
        boolean red = (rgb >> 16 & 0xff) > 128;
        boolean green = (rgb >> 8 & 0xff) > 128;
        boolean blue = (rgb & 0xff) > 128;
        if (red && green) {
            return blue ? 'w' : 'y';
        }
        if (red) {
            return 'r';
        }
        return green ? 'g' : blue ? 'b' : '-';
    }

    @Test
    void the_picture_is_turned_upright_whatever_its_orientation() throws Exception {
        String[] upright = {"rgby", "gryb", "ybgr", "byrg", "rbgy", "bryg", "ygbr", "gyrb"};
        for (int orientation = 1; orientation <= 8; orientation++) {
            Media media = stored(StoredPictures.encode(quarters(), "jpeg"), "image/jpeg", 80, 40, orientation);
            BufferedImage drawn = draw(media, WHOLE, ROOM);
            assertThat(seen(drawn)).as("orientation %d", orientation).isEqualTo(upright[orientation - 1]);
            assertThat(drawn.getWidth()).isEqualTo(orientation <= 4 ? 80 : 40);
            assertThat(drawn.getHeight()).isEqualTo(orientation <= 4 ? 40 : 80);
        }
    }

    @Test
    void a_part_is_cut_out_of_the_stored_picture_and_turned_like_it() throws Exception {
        Corners green = new Corners(0.5, 0, 1, 0.5);
        for (int orientation = 1; orientation <= 8; orientation++) {
            Media media = stored(StoredPictures.encode(quarters(), "png"), "image/png", 80, 40, orientation);
            BufferedImage drawn = draw(media, green, ROOM);
            assertThat(seen(drawn)).isEqualTo("gggg");
            assertThat(drawn.getWidth()).isEqualTo(orientation <= 4 ? 40 : 20);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "gif", "bmp", "tiff"})
    void every_format_is_drawn_smaller_and_never_larger(String format) throws Exception {
        Media media = stored(StoredPictures.encode(quarters(), format), "image/" + format, 80, 40, 1);
        BufferedImage smaller = draw(media, WHOLE, new Size(16, 32));
        assertThat(seen(smaller)).isEqualTo("rgby");
        assertThat(smaller.getWidth()).isEqualTo(16);
        assertThat(smaller.getHeight()).isEqualTo(8);
        assertThat(draw(media, WHOLE, new Size(960, 1920)).getWidth()).isEqualTo(80);
    }

    @Test
    void what_is_transparent_is_white() throws Exception {
        BufferedImage clear = new BufferedImage(40, 40, BufferedImage.TYPE_INT_ARGB);
        Media media = stored(StoredPictures.encode(clear, "png"), "image/png", 40, 40, 1);
        assertThat(seen(draw(media, WHOLE, ROOM))).isEqualTo("wwww");
    }

    @Test
    void very_long_and_very_small_pictures_fit() throws Exception {
        BufferedImage tall = new BufferedImage(2, 5000, BufferedImage.TYPE_INT_RGB);
        BufferedImage drawn = draw(stored(StoredPictures.encode(tall, "png"), "image/png", 2, 5000, 1), WHOLE, ROOM);
        assertThat(drawn.getWidth()).isEqualTo(1);
        assertThat(drawn.getHeight()).isEqualTo(480);
        BufferedImage dot = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
        assertThat(draw(stored(StoredPictures.encode(dot, "png"), "image/png", 1, 1, 6), WHOLE, ROOM)
                        .getWidth())
                .isEqualTo(1);
    }

    @Test
    void a_part_thinner_than_a_pixel_shows_that_pixel() throws Exception {
        Media media = stored(StoredPictures.encode(quarters(), "png"), "image/png", 80, 40, 1);
        BufferedImage drawn = draw(media, new Corners(0.9999, 0.9999, 1, 1), ROOM);
        assertThat(drawn.getWidth()).isEqualTo(1);
        assertThat(letter(drawn.getRGB(0, 0))).isEqualTo('y');
    }

    /** Of 100 megapixels; a decoder that held them all as colours would take 400 MB, more than the test may have. */
    @Test
    void a_giant_picture_is_drawn_without_being_held() throws Exception {
        byte[] giant = StoredPictures.giantPng(10_000, 10_000);
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        long before = runtime.totalMemory() - runtime.freeMemory();
        BufferedImage drawn = draw(stored(giant, "image/png", 10_000, 10_000, 1), WHOLE, ROOM);
        long after = runtime.totalMemory() - runtime.freeMemory();
        assertThat(drawn.getWidth()).isEqualTo(240);
        assertThat(after - before).isLessThan(200L << 20);
    }

    @Test
    void a_document_is_drawn_from_its_first_page() throws Exception {
        page = Optional.of(StoredPictures.encode(quarters(), "jpeg"));
        Media media = stored(new byte[] {'%', 'P', 'D', 'F'}, "application/pdf", 0, 0, 1);
        assertThat(seen(draw(media, WHOLE, ROOM))).isEqualTo("rgby");
        assertThat(seen(draw(media, new Corners(0, 0.5, 0.5, 1), ROOM))).isEqualTo("bbbb");
    }

    @Test
    void a_document_that_nobody_can_open_says_so() throws Exception {
        Media media = stored(new byte[] {'%', 'P', 'D', 'F'}, "application/pdf", 0, 0, 1);
        assertThatThrownBy(() -> draw(media, WHOLE, ROOM))
                .isInstanceOf(UndecodableException.class)
                .hasMessage("The document cannot be opened");
    }

    @Test
    void damaged_and_lying_pictures_are_undecodable_and_no_fault() throws Exception {
        byte[] jpeg = StoredPictures.encode(quarters(), "jpeg");
        byte[] png = StoredPictures.encode(quarters(), "png");
        List<Media> hostile = List.of(
                stored(Arrays.copyOf(jpeg, 60), "image/jpeg", 80, 40, 1),
                stored(Arrays.copyOf(png, 60), "image/png", 80, 40, 1),
                stored(jpeg, "image/png", 80, 40, 1),
                stored(png, "image/png", 81, 40, 1),
                stored(new byte[0], "image/gif", 80, 40, 1),
                stored(png, "application/zip", 80, 40, 1),
                stored(png, "image/tiff", 80, 40, 1));
        assertThat(hostile)
                .allSatisfy(media ->
                        assertThatThrownBy(() -> draw(media, WHOLE, ROOM)).isInstanceOf(UndecodableException.class));
    }

    @Test
    void a_progressive_jpeg_is_told_from_a_plain_one() throws Exception {
        byte[] plain = StoredPictures.encode(quarters(), "jpeg");
        assertThat(isProgressive(plain)).isFalse();
        assertThat(isProgressive(progressive())).isTrue();
        assertThat(isProgressive(Arrays.copyOf(plain, 30)))
                .as("what ends before it says")
                .isTrue();
    }

    private boolean isProgressive(byte[] jpeg) throws IOException {
        try (var channel = blobs.read(StoredPictures.sha256(blobs, jpeg)).orElseThrow()) {
            boolean progressive = JpegProcess.isProgressive(channel);
            assertThat(channel.position()).isZero();
            return progressive;
        }
    }

    private static byte[] progressive() throws IOException {
        var writer = ImageIO.getImageWritersByMIMEType("image/jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var param = writer.getDefaultWriteParam();
            param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(out);
            writer.write(null, new javax.imageio.IIOImage(quarters(), null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    @Test
    void bytes_that_are_not_here_are_not_found() {
        Media media = StoredPictures.media(new Content.Elsewhere(), 80, 40, 1);
        assertThatThrownBy(() -> drawing.draw(media, WHOLE, ROOM))
                .isInstanceOfSatisfying(
                        FoveaException.class,
                        e -> assertThat(e.error())
                                .isEqualTo(new FoveaError.NotFound(
                                        FoveaError.Thing.CONTENT, media.id().toString())));
    }

    @Test
    void a_full_pool_is_said_as_it_is() throws Exception {
        FoveaException full = new FoveaException(
                new FoveaError.Unavailable(FoveaError.Resource.WORKERS, java.time.Duration.ofSeconds(1)));
        DrawPicture busy = new DrawPicture(
                blobs,
                this::render,
                new dev.fovea.core.port.Cpu() {
                    @Override
                    public <T> T call(Callable<T> work) {
                        throw full;
                    }
                },
                Clock.systemUTC());
        Media media = stored(StoredPictures.encode(quarters(), "png"), "image/png", 80, 40, 1);
        assertThatThrownBy(() -> busy.draw(media, WHOLE, ROOM)).isSameAs(full);
    }
}
