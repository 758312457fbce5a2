package dev.fovea.core.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.model.Boxes;
import dev.fovea.model.BoxesBuilder;
import dev.fovea.model.Centroid;
import dev.fovea.model.Track;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Box centres for region search (seed hub, store and enrich). */
class CentroidsTest {

    @Test
    void the_first_ten_boxes_of_a_track_count() {
        BoxesBuilder boxes = Boxes.builder(12);
        for (int frame = 0; frame < 12; frame++) {
            boxes.add(frame, frame / 100.0, 0, frame / 100.0, 0);
        }

        var centres = Centroids.of(List.of(Track.of("t", "car", boxes.build())));

        assertThat(centres.get("car")).hasSize(10);
        assertThat(centres.get("car").getLast()).isEqualTo(new Centroid(9, 0));
    }

    @Test
    void tracks_of_a_label_share_a_set_and_those_without_are_objects() {
        Boxes middle = Boxes.onPicture(0.25, 0.25, 0.75, 0.75);
        Boxes corner = Boxes.onPicture(0, 0, 0.5, 0.5);

        var centres = Centroids.of(List.of(
                Track.of("a", "car", middle),
                Track.of("b", null, middle),
                Track.of("c", "", corner),
                Track.of("d", "car", middle),
                Track.of("e", "car", corner)));

        assertThat(centres.keySet()).containsExactly("car", "object");
        assertThat(centres.get("car")).containsExactly(new Centroid(50, 50), new Centroid(25, 25));
        assertThat(centres.get("object")).containsExactly(new Centroid(50, 50), new Centroid(25, 25));
    }
}
