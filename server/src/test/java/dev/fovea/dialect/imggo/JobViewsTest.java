package dev.fovea.dialect.imggo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.extract.SubmitJob.Submitted;
import dev.fovea.json.ValueJson;
import dev.fovea.model.Job;
import dev.fovea.model.OutputFormat;
import dev.fovea.model.Value;
import dev.fovea.model.Vocabulary;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs, byte for byte as the reference shows them. */
class JobViewsTest {
    private static final String HEAD =
            "\"job_id\":\"" + JobSamples.JOB + "\",\"pattern_id\":\"" + JobSamples.PATTERN + "\",";

    private final JobViews views = new JobViews(Vocabulary.DOCUMENTED);

    private String whole(Job job) {
        return ValueJson.write(views.whole(job, JobSamples.json()));
    }

    @Test
    void a_queued_job() {
        assertThat(whole(JobSamples.queued()))
                .isEqualTo("{\"success\":true,\"data\":{" + HEAD
                        + "\"status\":\"queued\",\"created_at\":\"2024-01-21T10:30:00Z\"}}");
    }

    @Test
    void a_job_at_work() {
        assertThat(whole(JobSamples.processing()))
                .isEqualTo("{\"success\":true,\"data\":{" + HEAD + "\"status\":\"processing\",\"progress\":65,"
                        + "\"created_at\":\"2024-01-21T10:30:00Z\",\"started_at\":\"2024-01-21T10:30:15Z\"}}");
    }

    @Test
    void a_completed_job() {
        assertThat(whole(JobSamples.completed(JobSamples.RESULT)))
                .isEqualTo("{\"success\":true,\"data\":{" + HEAD + "\"status\":\"completed\",\"result\":"
                        + JobSamples.RESULT
                        + ",\"confidence\":0.97,\"processing_time_ms\":3420,\"created_at\":\"2024-01-21T10:30:00Z\","
                        + "\"completed_at\":\"2024-01-21T10:30:18Z\",\"started_at\":\"2024-01-21T10:30:15Z\","
                        + "\"latency_ms\":3420,\"updated_at\":\"2024-01-21T10:30:18Z\",\"id\":\"" + JobSamples.JOB
                        + "\",\"image_id\":\"img_660e8400-e29b-41d4-a716-446655440001\",\"metadata\":{},\"manifest\":"
                        + JobSamples.RESULT
                        + ",\"field_confidence\":{\"vendor_name\":0.98,\"line_items.0.amount\":0.5124}}}");
    }

    @Test
    void a_failed_job() {
        assertThat(whole(JobSamples.failed()))
                .isEqualTo("{\"success\":false,\"data\":{" + HEAD
                        + "\"status\":\"failed\",\"error\":{\"code\":\"invalid_image\",\"message\":"
                        + "\"Image URL is not accessible or format is unsupported\"},"
                        + "\"created_at\":\"2024-01-21T10:30:00Z\",\"failed_at\":\"2024-01-21T10:30:18Z\"}}");
    }

    @Test
    void an_accepted_job_never_says_error() {
        assertThat(ValueJson.write(
                        views.accepted(new Submitted(JobSamples.queued(), Instant.parse("2024-01-21T10:32:30Z")))))
                .isEqualTo("{\"success\":true,\"data\":{\"job_id\":\"" + JobSamples.JOB
                        + "\",\"status\":\"queued\",\"message\":\"Job queued for background processing\","
                        + "\"approach\":\"queued\",\"estimated_completion_time\":\"2024-01-21T10:32:30Z\"}}");
    }

    @Test
    void a_job_that_was_waited_for() {
        assertThat(ValueJson.write(views.finished(JobSamples.completed(JobSamples.RESULT), JobSamples.json())))
                .startsWith("{\"success\":true,\"data\":{\"job_id\":\"" + JobSamples.JOB
                        + "\",\"status\":\"completed\",\"result\":" + JobSamples.RESULT
                        + ",\"confidence\":0.97,\"processing_time_ms\":3420,\"manifest\":" + JobSamples.RESULT);
        assertThat(ValueJson.write(views.finished(JobSamples.failed(), JobSamples.json())))
                .isEqualTo(whole(JobSamples.failed()));
    }

    @Test
    void a_line_of_a_list() {
        assertThat(ValueJson.write(views.item(JobSamples.completed(JobSamples.RESULT))))
                .isEqualTo("{" + HEAD + "\"status\":\"completed\",\"created_at\":\"2024-01-21T10:30:00Z\","
                        + "\"completed_at\":\"2024-01-21T10:30:18Z\"}");
        assertThat(ValueJson.write(views.item(JobSamples.failed()))).contains("\"failed_at\"");
    }

    @Test
    void the_proof_of_each_value() {
        assertThat(ValueJson.write(JobViews.proof(JobSamples.completed(JobSamples.RESULT))))
                .isEqualTo("{\"fields\":[{\"path\":\"vendor_name\",\"confidence\":0.98,\"page\":1,"
                        + "\"box\":[0.1,0.2,0.3,0.25],\"text\":\"ACME Corporation\"},"
                        + "{\"path\":\"line_items[0].amount\",\"confidence\":0.5124}],"
                        + "\"warnings\":[\"the picture is turned\"],\"engine\":\"ocr\","
                        + "\"usage\":{\"cpu_ms\":420,\"pages\":1}}");
    }

    @Test
    void the_result_of_another_format_is_a_text() {
        Value view =
                views.whole(JobSamples.completed(JobSamples.RESULT), JobSamples.content(OutputFormat.CSV, Value.NULL));
        assertThat(ValueJson.write(view))
                .contains("\"result\":\"vendor_name,total_amount\\nAcme Corporation,1942.92\\n\"")
                .contains("\"manifest\":\"vendor_name,total_amount\\nAcme Corporation,1942.92\\n\"");
    }

    @ParameterizedTest
    @CsvSource({
        "QUEUED, queued, queued",
        "PROCESSING, processing, running",
        "COMPLETED, completed, succeeded",
        "FAILED, failed, failed"
    })
    void each_vocabulary_has_its_words_and_both_are_understood(Job.State state, String documented, String deployed) {
        assertThat(ImggoMapping.word(state, Vocabulary.DOCUMENTED)).isEqualTo(documented);
        assertThat(ImggoMapping.word(state, Vocabulary.DEPLOYED)).isEqualTo(deployed);
        assertThat(ImggoMapping.state(documented)).contains(state);
        assertThat(ImggoMapping.state(deployed)).contains(state);
    }
}
