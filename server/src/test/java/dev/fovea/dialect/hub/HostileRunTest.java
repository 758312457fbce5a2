package dev.fovea.dialect.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body decides nothing about memory but its own size. */
class HostileRunTest {

    private static final int BODY_BYTES = 8 * 1024 * 1024;
    private static final int BOXES_PER_TRACK = 90_000;
    private static final long ALLOWED_FACTOR = 5;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"x\":1}",
                "{\"frame\":1}",
                "{\"confidence\":1}",
                "{\"x\":0,\"y\":0,\"w\":1,\"h\":1}",
                "{\"timestampMs\":1}"
            })
    void many_small_boxes_allocate_at_most_five_times_the_body(String box) throws Exception {
        StringBuilder body = new StringBuilder("{\"tracks\":[{}");
        while (body.length() < BODY_BYTES) {
            body.append(",{\"boxes\":[").repeat(box + ",", BOXES_PER_TRACK).append("{}]}");
        }
        assertThat(allocatedFactor(body.append("]}"))).isLessThanOrEqualTo(ALLOWED_FACTOR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"tracks\":[", "\"categories\":[", "\"unknown\":[", "\"tracks\":[{\"boxes\":["})
    void lists_far_beyond_their_limit_allocate_at_most_five_times_the_body(String start) throws Exception {
        String end = start.endsWith("boxes\":[") ? "{}]}]}" : "{}]}";
        StringBuilder body =
                new StringBuilder("{" + start).repeat("{},", BODY_BYTES / 3).append(end);

        assertThat(allocatedFactor(body)).isLessThanOrEqualTo(ALLOWED_FACTOR);
    }

    private static double allocatedFactor(StringBuilder text) throws HubBindingException {
        byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        HubRunRequest request = new HubRunParser().parse(body);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertThat(request.mediaKey()).isNull();
        return (double) allocated / body.length;
    }
}
