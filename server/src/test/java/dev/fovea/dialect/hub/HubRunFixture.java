package dev.fovea.dialect.hub;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.detect.Outcome;
import dev.fovea.core.detect.RunNormaliser;
import dev.fovea.core.detect.SubmittedRun;
import java.nio.charset.StandardCharsets;

/** Bodies in the shape of the seed's examples, and the way from a body to its outcome. */
final class HubRunFixture {

    static final String MADE_RUN_ID = "01ARZ3NDEKTSV4RRFFQ69G5FAV";

    private HubRunFixture() {}

    /** The members that every good run has; a test adds tracks and replaces what it is about. */
    static String run(String members) {
        return """
                {"mediaKey":"k","schemaVersion":"1.0","source":{"kind":"model","name":"acme","version":"1","runId":"r1"},
                 "coordinateSpace":"normalized","tracks":[{"id":"t1","boxes":[{"frame":0,"x":0.1,"y":0.2,"w":0.3,"h":0.4}]}]%s}
                """.formatted(members.isEmpty() ? "" : "," + members);
    }

    /** A good run with these boxes in its one track. */
    static String boxes(String boxes) {
        return run("\"tracks\":[{\"id\":\"t1\",\"boxes\":[" + boxes + "]}]");
    }

    static SubmittedRun parse(String body) {
        return request(body).run();
    }

    static HubRunRequest request(String body) {
        try {
            return new HubRunParser().parse(body.getBytes(StandardCharsets.UTF_8));
        } catch (HubBindingException refused) {
            throw new AssertionError("refused: " + refused.getMessage(), refused);
        }
    }

    static String refusal(String body) {
        try {
            new HubRunParser().parse(body.getBytes(StandardCharsets.UTF_8));
        } catch (HubBindingException refused) {
            return String.valueOf(refused.getMessage());
        }
        throw new AssertionError("not refused: " + body);
    }

    static Outcome outcome(String body) {
        return new RunNormaliser(() -> MADE_RUN_ID).normalise(parse(body));
    }

    static Outcome.Accepted accepted(String body) {
        Outcome outcome = outcome(body);
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return (Outcome.Accepted) outcome;
    }

    static Outcome.BrokenRule broken(String body) {
        Outcome outcome = outcome(body);
        assertThat(outcome).isInstanceOf(Outcome.BrokenRule.class);
        return (Outcome.BrokenRule) outcome;
    }

    static Outcome.AllInvalid allInvalid(String body) {
        Outcome outcome = outcome(body);
        assertThat(outcome).isInstanceOf(Outcome.AllInvalid.class);
        return (Outcome.AllInvalid) outcome;
    }
}
