package dev.fovea.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.conformance.e2e.Client.Answer;
import dev.fovea.conformance.e2e.Ledger.Announced;
import dev.fovea.conformance.e2e.Ledger.Run;
import dev.fovea.conformance.e2e.Ledger.Stored;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Compares what clients were told with what the server shows after its restart. */
final class Audit {
    private final Client client;
    private final Map<String, JsonNode> listed;

    private Audit(Client client, Map<String, JsonNode> listed) {
        this.client = client;
        this.listed = listed;
    }

    /** Of all images that the server lists now; an image that is listed twice fails here. */
    static Audit of(Client client) throws IOException, InterruptedException {
        List<JsonNode> images = client.list("/v1/images");
        return new Audit(
                client, images.stream().collect(Collectors.toMap(image -> text(image, "id"), Function.identity())));
    }

    private static String text(JsonNode image, String member) {
        return image.path(member).stringValue();
    }

    /** Ids of all images that are listed. */
    Collection<String> ids() {
        return List.copyOf(listed.keySet());
    }

    void holds(Stored image) throws IOException, InterruptedException {
        byte[] sent = UniquePictures.picture(image.seed());
        Answer detail = client.get("/v1/images/" + image.id());
        assertThat(detail.status()).as(detail.text()).isEqualTo(200);
        assertThat(detail.textAt("/sha256")).as(image.id()).isEqualTo(UniquePictures.sha256(sent));
        assertThat(detail.at("/runs").size()).as("runs of " + image).isEqualTo(1);
        assertThat(listed).containsKey(image.id());
        Answer content = client.get("/v1/images/" + image.id() + "/content");
        assertThat(content.status()).as(image.id()).isEqualTo(200);
        assertThat(UniquePictures.sha256(content.bytes())).as(image.id()).isEqualTo(UniquePictures.sha256(sent));
    }

    void holds(Announced announcement) throws IOException, InterruptedException {
        Answer detail = client.get("/v1/images/" + announcement.id());
        assertThat(detail.status()).as(detail.text()).isEqualTo(200);
        assertThat(detail.textAt("/storage_key")).isEqualTo(announcement.storageKey());
        assertThat(listed).containsKey(announcement.id());
    }

    void holds(Run run) throws IOException, InterruptedException {
        Answer answer = client.get("/detections/" + run.id());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.at("/tracks/0/frames").size()).as(run.id()).isEqualTo(run.boxes());
    }

    /** What is listed can be had, in its full length and with its hash, whoever sent it. */
    void isWhole(String id) throws IOException, InterruptedException {
        JsonNode image = listed.get(id);
        if (image == null || !text(image, "blob_state").equals("present")) {
            return;
        }
        Answer content = client.get("/v1/images/" + id + "/content");
        assertThat(content.status()).as(id).isEqualTo(200);
        assertThat((long) content.bytes().length)
                .as(id)
                .isEqualTo(image.path("size").longValue());
        assertThat(UniquePictures.sha256(content.bytes())).as(id).isEqualTo(text(image, "sha256"));
    }

    /** Each batch counts the images that name it, neither more nor fewer. */
    void batchesCountTheirImages() throws IOException, InterruptedException {
        Map<String, Long> counted = listed.values().stream()
                .filter(image -> image.path("batch").isString())
                .collect(Collectors.groupingBy(image -> text(image, "batch"), Collectors.counting()));
        Map<String, Long> claimed = client.list("/v1/batches").stream()
                .collect(Collectors.toMap(
                        batch -> text(batch, "id"),
                        batch -> batch.path("image_count").longValue()));
        assertThat(claimed).isEqualTo(counted);
    }

    /** A device that sends an acknowledged picture again is shown the image it has. */
    void knowsAgain(Stored image) throws IOException, InterruptedException {
        Answer again = client.upload(UniquePictures.picture(image.seed()));
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.at("/data/duplicate").booleanValue()).isTrue();
        assertThat(again.textAt("/data/image_id")).isEqualTo(image.id());
    }

    /** A device that never got an answer sends again and gets one image, whether the first try was kept or not. */
    void accepts(long seed) throws IOException, InterruptedException {
        Answer retry = client.upload(UniquePictures.picture(seed));
        assertThat(retry.status()).as(retry.text()).isIn(200, 201);
        Answer again = client.upload(UniquePictures.picture(seed));
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(again.textAt("/data/image_id")).isEqualTo(retry.textAt("/data/image_id"));
    }
}
