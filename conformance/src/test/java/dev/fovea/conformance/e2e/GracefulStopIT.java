package dev.fovea.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GracefulStopIT {
    private static final int PIECES = 20;
    private static final long PAUSE_MILLIS = 100;
    private static final Pattern IMAGE_ID = Pattern.compile("\"image_id\":\"(img_[0-9a-f-]{36})\"");

    @TempDir
    private Path folder;

    @Test
    void a_slow_upload_is_finished_before_the_server_ends() throws Exception {
        byte[] picture = UniquePictures.picture(7);
        String answer;
        try (ServerProcess server = ServerProcess.start(folder, List.of());
                RawConnection connection = RawConnection.open(server.base())) {
            beginUpload(connection, server.credentials(), picture);
            server.terminate();
            finishUpload(connection, picture);
            answer = connection.readAll();
            assertThat(answer).startsWith("HTTP/1.1 201 ");
            assertThat(server.awaitExit()).isZero();
        }

        assertKept(imageId(answer), picture);
    }

    @Test
    void an_idle_server_ends_at_once_with_0() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder, List.of())) {
            server.terminate();

            assertThat(server.awaitExit()).isZero();
        }
    }

    private static void beginUpload(RawConnection connection, Credentials credentials, byte[] picture)
            throws IOException, InterruptedException {
        List<byte[]> form = Client.form(picture);
        int length = form.stream().mapToInt(piece -> piece.length).sum();
        connection.write("POST /api/device/images/upload HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                + "X-Device-Key: " + credentials.deviceKey() + "\r\nContent-Type: " + Client.multipartType()
                + "\r\nContent-Length: " + length + "\r\n\r\n");
        connection.write(form.getFirst());
        connection.write(Arrays.copyOf(picture, picture.length / 2));
        Thread.sleep(5 * PAUSE_MILLIS);
    }

    /** Two seconds after the signal the last byte is sent. */
    private static void finishUpload(RawConnection connection, byte[] picture)
            throws IOException, InterruptedException {
        int from = picture.length / 2;
        int step = (picture.length - from) / PIECES;
        for (int piece = 0; piece < PIECES; piece++) {
            int to = piece == PIECES - 1 ? picture.length : from + step;
            connection.write(Arrays.copyOfRange(picture, from, to));
            from = to;
            Thread.sleep(PAUSE_MILLIS);
        }
        connection.write(Client.form(picture).getLast());
    }

    private static String imageId(String answer) {
        Matcher id = IMAGE_ID.matcher(answer);
        assertThat(id.find()).as(answer).isTrue();
        return id.group(1);
    }

    private void assertKept(String imageId, byte[] picture) throws IOException, InterruptedException {
        try (ServerProcess again = ServerProcess.start(folder, List.of());
                Client client = new Client(again.base(), again.credentials())) {
            assertThat(client.get("/v1/images/" + imageId + "/content").bytes()).isEqualTo(picture);
        }
    }
}
