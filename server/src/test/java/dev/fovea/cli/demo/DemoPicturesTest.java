package dev.fovea.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

class DemoPicturesTest {
    @Test
    void a_picture_is_served_byte_for_byte_from_the_loopback_address() {
        Picture picture = Album.load().pictures().getFirst();
        try (DemoPictures pictures = DemoPictures.start()) {
            URI uri = pictures.uri(picture.file());
            Answer answer = get(uri);
            assertThat(uri.getHost()).isEqualTo("127.0.0.1");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type")).contains(picture.mediaType());
            assertThat(Picture.sha256(answer.body())).isEqualTo(picture.sha256());
        }
    }

    @Test
    void an_unknown_name_is_not_found() {
        try (DemoPictures pictures = DemoPictures.start()) {
            assertThat(get(pictures.uri("gone.jpg")).status()).isEqualTo(404);
        }
    }

    private static Answer get(URI uri) {
        try (ApiClient client = ApiClient.of(uri)) {
            return client.get(uri.getPath());
        }
    }
}
