package dev.fovea.http.multipart;

import static dev.fovea.http.multipart.Forms.fields;
import static dev.fovea.http.multipart.Forms.reader;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.fovea.http.multipart.Forms.Field;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MultipartReaderTest {

    @Nested
    class Real_clients {
        @Test
        void curl_sends_a_file_and_a_value() throws Exception {
            String body = """
                    --------------------------d74496d66958873e\r
                    Content-Disposition: form-data; name="image"; filename="a.jpg"\r
                    Content-Type: image/jpeg\r
                    \r
                    JPEG\r
                    --------------------------d74496d66958873e\r
                    Content-Disposition: form-data; name="metadata"\r
                    \r
                    {"source":"camera-1"}\r
                    --------------------------d74496d66958873e--\r
                    """;
            assertThat(fields(body, "------------------------d74496d66958873e"))
                    .containsExactly(
                            new Field("image", "a.jpg", "image/jpeg", "JPEG"),
                            new Field("metadata", null, null, "{\"source\":\"camera-1\"}"));
        }

        @Test
        void a_browser_sends_the_value_before_the_file() throws Exception {
            String body = """
                    ------WebKitFormBoundary7MA4YWxkTrZu0gW\r
                    Content-Disposition: form-data; name="metadata"\r
                    \r
                    {}\r
                    ------WebKitFormBoundary7MA4YWxkTrZu0gW\r
                    Content-Disposition: form-data; name="image"; filename="Straße 1.png"\r
                    Content-Type: image/png\r
                    \r
                    PNG\r
                    ------WebKitFormBoundary7MA4YWxkTrZu0gW--\r
                    """;
            assertThat(fields(body, "----WebKitFormBoundary7MA4YWxkTrZu0gW"))
                    .containsExactly(
                            new Field("metadata", null, null, "{}"),
                            new Field("image", "Straße 1.png", "image/png", "PNG"));
        }

        @Test
        void python_requests_sends_an_extended_file_name() throws Exception {
            String body = """
                    --6bf1d4c4c3d34e0c8d2f6f7a6e5b4c3d\r
                    Content-Disposition: form-data; name="file"; filename*=utf-8''%e2%82%ac%20rates.jpg\r
                    \r
                    x\r
                    --6bf1d4c4c3d34e0c8d2f6f7a6e5b4c3d--\r
                    """;
            assertThat(fields(body, "6bf1d4c4c3d34e0c8d2f6f7a6e5b4c3d"))
                    .containsExactly(new Field("file", "€ rates.jpg", null, "x"));
        }

        @Test
        void go_escapes_quotes_and_backslashes_and_has_no_line_end_after_the_form() throws Exception {
            String body = "--gob\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\\\"b\\\\c.jpg\"\r\n"
                    + "Content-Type: application/octet-stream\r\n\r\nx\r\n--gob--";
            assertThat(fields(body, "gob"))
                    .containsExactly(new Field("f", "a\"b\\c.jpg", "application/octet-stream", "x"));
        }

        @Test
        void old_browsers_send_a_windows_path_without_escapes() throws Exception {
            String body =
                    "--b\r\nContent-Disposition: form-data; name=\"f\"; filename=\"C:\\temp\\a.jpg\"\r\n\r\nx\r\n--b--\r\n";
            assertThat(fields(body, "b")).containsExactly(new Field("f", "C:\\temp\\a.jpg", null, "x"));
        }

        @Test
        void parameters_may_be_bare_spaced_and_in_capitals() throws Exception {
            String body = "--b\r\ncontent-disposition: Form-Data ; NAME = f ; FileName= a.jpg\r\n\r\nx\r\n--b--\r\n";
            assertThat(fields(body, "b")).containsExactly(new Field("f", "a.jpg", null, "x"));
        }

        @Test
        void a_file_name_with_a_semicolon_stays_whole() throws Exception {
            String body =
                    "--b\r\nContent-Disposition: form-data; filename=\"a;name=z.jpg\"; name=f\r\n\r\nx\r\n--b--\r\n";
            assertThat(fields(body, "b")).containsExactly(new Field("f", "a;name=z.jpg", null, "x"));
        }

        @Test
        void an_undecodable_extended_name_falls_back_to_the_plain_one() throws Exception {
            String body =
                    "--b\r\nContent-Disposition: form-data; name=f; filename=a.jpg; filename*=utf-8''%zz\r\n\r\nx\r\n--b--";
            assertThat(fields(body, "b")).containsExactly(new Field("f", "a.jpg", null, "x"));
        }

        @Test
        void folded_headers_and_unknown_headers_are_read() throws Exception {
            String body = "--b\r\nX-Trace: 1\r\nContent-Disposition: form-data;\r\n name=\"f\"\r\n\r\nx\r\n--b--\r\n";
            Part part = requireNonNull(reader(body, "b").next());
            assertThat(part.name()).isEqualTo("f");
            assertThat(part.headers()).containsEntry("x-trace", "1");
        }

        @Test
        void bare_line_feeds_are_understood_when_the_form_begins_with_them() throws Exception {
            String body = """
                    --b
                    Content-Disposition: form-data; name=f

                    one\r

                    --b
                    Content-Disposition: form-data; name=g

                    two
                    --b--
                    """;
            assertThat(fields(body, "b"))
                    .containsExactly(new Field("f", null, null, "one\r\n"), new Field("g", null, null, "two"));
        }

        @Test
        void preamble_epilogue_and_padding_are_ignored() throws Exception {
            String body =
                    "This is a form.\r\n--bx\r\n\r\n--b \t\r\nContent-Disposition: form-data; name=f\r\n\r\nx\r\n--b--\r\n--b\r\nmore";
            assertThat(fields(body, "b")).containsExactly(new Field("f", null, null, "x"));
        }
    }

    @Nested
    class Contents {
        @Test
        void an_empty_form_has_no_part() throws Exception {
            assertThat(fields("--b--\r\n", "b")).isEmpty();
            MultipartReader form = reader("--b--", "b");
            assertThat(form.next()).isNull();
            assertThat(form.next()).isNull();
        }

        @Test
        void a_part_may_be_empty_with_or_without_its_own_line_break() throws Exception {
            String body = """
                    --b\r
                    Content-Disposition: form-data; name=f\r
                    \r
                    \r
                    --b\r
                    Content-Disposition: form-data; name=g\r
                    \r
                    --b--\r
                    """;
            assertThat(fields(body, "b"))
                    .containsExactly(new Field("f", null, null, ""), new Field("g", null, null, ""));
        }

        @Test
        void line_breaks_and_near_boundaries_are_content() throws Exception {
            String content =
                    "\r\n\r\r\n--\r\n--boundar\n--boundary\r\n--boundaryX\r\n--boundary-x\r\n--boundary \rx\r\n";
            String body = "--boundary\r\nContent-Disposition: form-data; name=f\r\n\r\n" + content + "\r\n--boundary--";
            assertThat(fields(body, "boundary")).containsExactly(new Field("f", null, null, content));
        }

        @Test
        void padding_without_end_is_content() throws Exception {
            String content = "\r\n--b" + " ".repeat(500) + "\r\n";
            String body = "--b\r\nContent-Disposition: form-data; name=f\r\n\r\n" + content + "\r\n--b--";
            assertThat(fields(body, "b")).containsExactly(new Field("f", null, null, content));
        }

        @Test
        void an_inner_form_with_another_boundary_is_content() throws Exception {
            String inner = "--inner\r\nContent-Disposition: form-data; name=g\r\n\r\ny\r\n--inner--\r\n";
            String body = "--outer\r\nContent-Disposition: form-data; name=f\r\n\r\n" + inner + "\r\n--outer--";
            assertThat(fields(body, "outer")).containsExactly(new Field("f", null, null, inner));
        }

        @Test
        void a_boundary_of_seventy_characters_is_found() throws Exception {
            String boundary = "-".repeat(69) + "z";
            String body = "--" + boundary + "\r\nContent-Disposition: form-data; name=f\r\n\r\n" + "-".repeat(200)
                    + "\r\n--" + boundary + "--";
            assertThat(fields(body, boundary)).containsExactly(new Field("f", null, null, "-".repeat(200)));
        }

        @Test
        void unread_content_is_skipped() throws Exception {
            String body = "--b\r\nContent-Disposition: form-data; name=f\r\n\r\n" + "x".repeat(200_000)
                    + "\r\n--b\r\nContent-Disposition: form-data; name=g\r\n\r\ny\r\n--b--";
            MultipartReader form = reader(body, "b");
            InputStream first = requireNonNull(form.next()).content();
            assertThat(first.read()).isEqualTo('x');
            assertThat(first.skip(10)).isEqualTo(10);
            assertThat(first.available()).isPositive();
            assertThat(requireNonNull(form.next()).content().readAllBytes()).containsExactly('y');
            assertThatIOException().isThrownBy(first::read).withMessageContaining("moved on");
        }
    }

    @Nested
    class Faults {
        @Test
        void a_body_without_the_boundary_is_malformed() {
            for (String body : List.of("", "\r\n", "no form at all", "--other\r\n\r\nx\r\n--other--\r\n", "--b")) {
                assertMalformed(body, "no delimiter");
            }
        }

        @Test
        void a_body_that_ends_before_the_closing_delimiter_is_malformed() {
            String head = "--b\r\nContent-Disposition: form-data; name=f\r\n\r\nx";
            for (String tail : List.of("", "\r", "\r\n--", "\r\n--b", "\r\n--b-", "\r\n--b \t", "\r\n--b\r")) {
                assertMalformed(head + tail, "before the closing delimiter");
            }
        }

        @Test
        void a_body_that_ends_in_the_headers_is_malformed() {
            assertMalformed("--b\r\nContent-Disposition: form-data; name=f\r\n", "inside the headers");
        }

        @Test
        void headers_over_eight_kilobytes_are_malformed() {
            assertMalformed("--b\r\nX: " + "y".repeat(9000) + "\r\n\r\nx\r\n--b--", "too large");
            assertMalformed("--b\r\n" + "X: y\r\n".repeat(2000) + "\r\nx\r\n--b--", "too large");
        }

        @Test
        void a_hundred_parts_are_read_and_one_more_is_malformed() throws Exception {
            String part = "--b\r\nContent-Disposition: form-data; name=f\r\n\r\nx\r\n";
            assertThat(fields(part.repeat(100) + "--b--", "b")).hasSize(100);
            assertMalformed(part.repeat(101) + "--b--", "more than 100 parts");
        }

        @Test
        void a_part_without_name_is_malformed() {
            assertMalformed("--b\r\n\r\nx\r\n--b--", "no name");
            assertMalformed("--b\r\nContent-Disposition: form-data; filename=a\r\n\r\nx\r\n--b--", "no name");
            assertMalformed("--b\r\nContent-Disposition\r\n\r\nx\r\n--b--", "header line of a part has no name");
        }

        private void assertMalformed(String body, String sentence) {
            assertThatExceptionOfType(MalformedMultipartException.class)
                    .isThrownBy(() -> fields(body, "b"))
                    .withMessageContaining(sentence);
        }
    }

    @Nested
    class Content_type {
        @Test
        void the_boundary_is_read_quoted_or_bare() {
            assertThat(MultipartReader.boundaryOf("multipart/form-data; boundary=abc"))
                    .contains("abc");
            assertThat(MultipartReader.boundaryOf("Multipart/Form-Data;charset=utf-8;Boundary=\"a b:c\" ; x=y"))
                    .contains("a b:c");
        }

        @Test
        void other_types_and_unusable_boundaries_give_none() {
            for (String type : List.of(
                    "",
                    "application/json",
                    "multipart/mixed; boundary=abc",
                    "multipart/form-data",
                    "multipart/form-data; boundary",
                    "multipart/form-data; boundary=",
                    "multipart/form-data; boundary=\"\"",
                    "multipart/form-data; boundary=é",
                    "multipart/form-data; boundary=" + "a".repeat(71))) {
                assertThat(MultipartReader.boundaryOf(type)).as(type).isEqualTo(Optional.empty());
            }
        }

        @Test
        void opening_without_a_boundary_is_malformed() {
            assertThatExceptionOfType(MalformedMultipartException.class)
                    .isThrownBy(() -> MultipartReader.open(InputStream.nullInputStream(), null, Limits.DEFAULT))
                    .withMessageContaining("boundary");
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> new MultipartReader(new ByteArrayInputStream(new byte[0]), "a\nb", Limits.DEFAULT));
        }
    }
}
