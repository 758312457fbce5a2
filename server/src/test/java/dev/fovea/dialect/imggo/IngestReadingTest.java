package dev.fovea.dialect.imggo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fovea.blob.file.FileBlobs;
import dev.fovea.core.extract.SubmitJob.Image;
import dev.fovea.core.ingest.PictureSniffer;
import dev.fovea.core.ingest.ReceivePicture;
import dev.fovea.core.ingest.SpoolRequest;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Job;
import dev.fovea.model.Receipt.Raw;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an ingest body says, in each of the ways in which it may be written. */
class IngestReadingTest {
    private static final int LIMIT = 10 << 20;

    @TempDir
    static Path folder;

    private static FileBlobs blobs;
    private static IngestImages images;
    private static byte[] picture;
    private static String base64;

    @BeforeAll
    static void open() throws IOException {
        blobs = FileBlobs.open(folder, Clock.systemUTC());
        images = new IngestImages(new ReceivePicture(
                blobs,
                (url, out) -> {
                    throw new AssertionError("nothing is fetched here");
                },
                new PictureSniffer()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB), "png", out);
        picture = out.toByteArray();
        base64 = Base64.getEncoder().encodeToString(picture);
    }

    private static Submission json(byte[] body) {
        try (SpoolRequest.Body arrived = new SpoolRequest(blobs).receive(new ByteArrayInputStream(body))) {
            return IngestJson.read(arrived, images);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Submission json(String body) {
        return json(body.getBytes(StandardCharsets.UTF_8));
    }

    private static Submission form(ImggoClient.Form form) {
        try {
            return IngestForm.read(new ByteArrayInputStream(form.bytes()), "multipart/form-data; boundary=cut", images);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void assertPicture(Submission submission) throws Exception {
        try (submission) {
            assertThat(submission.image())
                    .isInstanceOfSatisfying(
                            Image.Sent.class,
                            sent -> assertThat(sent.picture().content().sha256())
                                    .isEqualTo(sha256(picture)));
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertRefused(Runnable call, String code) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        FoveaException.class,
                        refused -> assertThat(refused.error())
                                .isInstanceOfSatisfying(
                                        FoveaError.Invalid.class,
                                        invalid -> assertThat(invalid.problems()
                                                        .getFirst()
                                                        .rule())
                                                .isEqualTo(code)));
        assertThat(folder.resolve("incoming")).isEmptyDirectory();
    }

    static Stream<String> spellings() {
        String mime = Base64.getMimeEncoder().encodeToString(picture).replace("\r\n", "\\r\\n");
        return Stream.of(
                "{\"image_base64\":\"" + base64 + "\"}",
                "{ \"image_base64\" :\n \"data:image/png;base64," + base64 + "\" , \"image_url\":null}",
                "{\"metadata\":{\"é\":\"\\u00e9😀\"},\"image_base64\":\"" + base64.replace("/", "\\/") + "\"}",
                "{\"image_base64\":\"" + base64.replace("+", "\\u002b") + "\",\"unknown\":[{\"a\":1}]}",
                "{\"image_base64\":\"" + base64.replace("+", "-").replace("/", "_") + "\"}",
                "{\"image_base64\":\"" + base64.replace("=", "") + "\"}",
                "{\"image_base64\":\"" + mime + "\"}",
                "{\"image_url\":\"data:image/png;base64," + base64 + "\"}",
                "{\"image_url\":\"" + base64 + "\"}");
    }

    @ParameterizedTest
    @MethodSource("spellings")
    void base64_is_understood_in_each_spelling(String body) throws Exception {
        assertPicture(json(body));
    }

    @Test
    void a_large_picture_goes_through_a_file_and_arrives_whole() throws Exception {
        byte[] large = Arrays.copyOf(picture, 4_000_000);
        String body = "{\"metadata\":{\"a\":1},\"image_base64\":\""
                + Base64.getEncoder().encodeToString(large) + "\",\"priority\":\"high\"}";
        try (Submission submission = json(body)) {
            assertThat(submission.image()).isInstanceOfSatisfying(Image.Sent.class, sent -> {
                assertThat(sent.picture().content().sha256()).isEqualTo(sha256(large));
                assertThat(sent.raw()).isEqualTo(new Raw.Inline("{\"metadata\":{\"a\":1},\"priority\":\"high\"}"));
            });
            assertThat(submission.priority()).isEqualTo(Job.Priority.HIGH);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "file"})
    void a_form_may_call_the_picture_either_way(String name) throws Exception {
        assertPicture(form(new ImggoClient.Form().file(name, "../a b.png", picture)));
    }

    @Test
    void a_form_says_the_rest_in_text_parts_before_or_behind_the_picture() {
        ImggoClient.Form form = new ImggoClient.Form()
                .text("metadata", "{\"k\":\"v\"}")
                .file("file", "../a b.png", picture)
                .text("priority", "high")
                .text("webhook_url", "https://example.com/hook")
                .text("idempotency_key", "k1")
                .text("other", "ignored");
        try (Submission submission = form(form)) {
            assertThat(submission.image())
                    .isInstanceOfSatisfying(
                            Image.Sent.class,
                            sent -> assertThat(sent.filename()).isEqualTo("a_b.png"));
            assertThat(submission.metadata())
                    .isEqualTo(Shape.object().text("k", "v").done());
            assertThat(submission.priority()).isEqualTo(Job.Priority.HIGH);
            assertThat(submission.webhookUrl()).contains("https://example.com/hook");
            assertThat(submission.idempotencyKey()).contains("k1");
        }
    }

    @Test
    void metadata_of_a_form_that_is_no_object_is_kept_as_a_value() {
        try (Submission submission = form(new ImggoClient.Form()
                .text("image_url", "https://example.com/a.jpg")
                .text("extras", "x"))) {
            assertThat(submission.metadata())
                    .isEqualTo(Shape.object().text("value", "x").done());
        }
    }

    @Test
    void an_address_is_for_the_job_to_fetch() {
        try (Submission submission = json("{\"image_url\":\" https://example.com/a.jpg \"}")) {
            assertThat(submission.image())
                    .isInstanceOfSatisfying(
                            Image.At.class, at -> assertThat(at.url()).hasToString("https://example.com/a.jpg"));
        }
    }

    static Stream<Wrong> refused() {
        return Stream.of(
                new Wrong("{}", "missing_field"),
                new Wrong("{\"image_url\":\"\"}", "missing_field"),
                new Wrong("{\"image_url\":\"foo\"}", "invalid_image_url"),
                new Wrong("{\"image_url\":\"ftp://example.com/a\"}", "invalid_image_url"),
                new Wrong("{\"image_url\":\"https:///a\"}", "invalid_image_url"),
                new Wrong("{\"image_url\":7}", "invalid_parameter"),
                new Wrong("{\"image_base64\":7}", "invalid_parameter"),
                new Wrong("{\"image_base64\":\"!!!\"}", "invalid_request"),
                new Wrong("{\"image_base64\":\"data:image/png,abc\"}", "invalid_request"),
                new Wrong("{\"image_base64\":\"data:image/png;base64\"}", "invalid_request"),
                new Wrong("{\"image_base64\":\"\"}", "invalid_request"),
                new Wrong("[]", "invalid_request"),
                new Wrong("{\"image_url\":\"https://e.com/a\",\"metadata\":{\"a\":\"\\u0000\"}}", "value_error"));
    }

    /** A body and the code of its refusal. */
    record Wrong(String body, String code) {}

    @ParameterizedTest
    @MethodSource("refused")
    void a_body_that_breaks_a_rule_is_refused(Wrong wrong) {
        assertRefused(() -> json(wrong.body()).image(), wrong.code());
    }

    @Test
    void two_pictures_are_refused_and_neither_is_left_behind() {
        assertRefused(
                () -> {
                    try (Submission submission =
                            json("{\"image_url\":\"https://e.com/a\",\"image_base64\":\"" + base64 + "\"}")) {
                        submission.image();
                    }
                },
                "invalid_request");
        assertRefused(
                () -> form(new ImggoClient.Form().file("image", "a", picture).file("file", "b", picture)),
                "invalid_request");
    }

    @Test
    void wrong_options_are_refused() {
        try (Submission submission = json(
                "{\"image_url\":\"https://e.com/a\",\"priority\":\"urgent\",\"metadata\":\"x\",\"webhook_url\":\"x\"}")) {
            assertRefused(submission::priority, "invalid_parameter");
            assertRefused(submission::metadata, "invalid_parameter");
            assertRefused(submission::webhookUrl, "invalid_parameter");
        }
    }

    @Test
    void a_broken_form_is_refused_and_its_picture_discarded() {
        byte[] whole = new ImggoClient.Form().file("file", "a", picture).bytes();
        byte[] cut = Arrays.copyOf(whole, whole.length - 20);
        assertRefused(
                () -> {
                    try {
                        IngestForm.read(new ByteArrayInputStream(cut), "multipart/form-data; boundary=cut", images);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "invalid_request");
    }

    @Test
    void a_picture_over_the_limit_says_how_large_it_is() {
        byte[] large = Arrays.copyOf(picture, LIMIT + 1);
        assertThatThrownBy(() -> form(new ImggoClient.Form().file("file", "a", large)))
                .isInstanceOfSatisfying(
                        FoveaException.class,
                        refused -> assertThat(refused.error())
                                .isEqualTo(new FoveaError.TooLarge(LIMIT, java.util.OptionalLong.of(LIMIT + 1))));
        String text = Base64.getEncoder().encodeToString(large);
        assertThatThrownBy(() -> json("{\"image_base64\":\"" + text + "\"}"))
                .isInstanceOfSatisfying(
                        FoveaException.class,
                        refused -> assertThat(refused.error())
                                .isEqualTo(new FoveaError.TooLarge(LIMIT, java.util.OptionalLong.of(LIMIT + 1))));
        assertThat(folder.resolve("incoming")).isEmptyDirectory();
    }

    @Test
    void a_picture_of_exactly_the_limit_is_taken() {
        try (Submission submission = form(new ImggoClient.Form().file("file", "a", Arrays.copyOf(picture, LIMIT)))) {
            assertThat(submission.image()).isInstanceOf(Image.Sent.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"image_base64\":\"abc", "{\"a\":1} x", "{\"a\":1,}", ""})
    void what_is_no_json_is_malformed(String body) {
        assertThatThrownBy(() -> json(body))
                .isInstanceOfSatisfying(
                        FoveaException.class,
                        refused -> assertThat(refused.error())
                                .isInstanceOfAny(FoveaError.Malformed.class, FoveaError.Invalid.class));
    }

    @Test
    void json_in_another_encoding_is_malformed() {
        byte[] utf16 = ("{\"image_base64\":\"" + base64 + "\"}").getBytes(StandardCharsets.UTF_16);
        assertThatThrownBy(() -> json(utf16))
                .isInstanceOfSatisfying(
                        FoveaException.class,
                        refused -> assertThat(refused.error()).isInstanceOf(FoveaError.Malformed.class));
    }

    @Test
    void a_text_is_no_picture() {
        String text = Base64.getEncoder().encodeToString("hello".getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> json("{\"image_base64\":\"" + text + "\"}"))
                .isInstanceOfSatisfying(
                        FoveaException.class,
                        refused -> assertThat(refused.error()).isInstanceOf(FoveaError.UnsupportedFormat.class));
    }
}
