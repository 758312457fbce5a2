package dev.fovea.engine.vision;

import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.core.port.ExtractionEngine.Progress;
import dev.fovea.core.port.ExtractionEngine.Request;
import dev.fovea.engine.vision.chat.ChatEndpoint;
import dev.fovea.engine.vision.chat.ChatReply;
import dev.fovea.engine.vision.chat.ChatRequest;
import dev.fovea.model.Job;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The calls of one extraction: each within the budgets, their cost summed up, their progress shown. By one thread. */
final class Dialogue {
    private static final Logger LOG = LoggerFactory.getLogger(Dialogue.class);
    private static final int SENT = 30;
    private static final int ANSWERED = 80;
    /** Seconds after which about two thirds of the way to the answer are shown. */
    private static final double USUAL_WAIT = 20;

    private final ChatEndpoint endpoint;
    private final Spending spending;
    private final Request request;
    private final Progress progress;
    private final int mostTokens;
    private final Map<String, Long> usage = new LinkedHashMap<>();
    private int seconds;

    /** @param mostTokens of one answer, used when a shorter one was cut off */
    Dialogue(ChatEndpoint endpoint, Spending spending, Request request, Progress progress, int mostTokens) {
        this.endpoint = endpoint;
        this.spending = spending;
        this.request = request;
        this.progress = progress;
        this.mostTokens = mostTokens;
    }

    /**
     * A whole answer; one that was cut off is asked for once more with all the room there is.
     *
     * @throws EngineException also lasting {@code EXTRACTION_FAILED} when the model refuses or is cut off again
     */
    ChatReply ask(ChatRequest question) throws EngineException, InterruptedException {
        ChatReply reply = call(question);
        if (reply.finish() == ChatReply.Finish.CUT && question.maxTokens() < mostTokens) {
            reply = call(question.withMaxTokens(mostTokens));
        }
        return switch (reply.finish()) {
            case DONE -> reply;
            case CUT ->
                throw EngineException.lasting(
                        Job.Code.EXTRACTION_FAILED, "The answer would be longer than the vision engine allows");
            case REFUSED ->
                throw EngineException.lasting(Job.Code.EXTRACTION_FAILED, "The model refused to read this picture");
        };
    }

    /** What the calls came to: {@code calls}, {@code input_tokens}, {@code output_tokens}, {@code cost_micros}. */
    Map<String, Long> usage() {
        return Map.copyOf(usage);
    }

    private ChatReply call(ChatRequest question) throws EngineException, InterruptedException {
        Spending.Reserved reserved = spending.reserve(request, question);
        progress.reached(SENT);
        try {
            ChatReply reply = endpoint.complete(question, request.deadline(), this::tick);
            count(spending.settle(reserved, reply));
            LOG.debug("pattern {} version {}: {}", request.pattern(), request.patternVersion(), reply);
            return reply;
        } catch (EngineException e) {
            if (e.code() != Job.Code.TIMEOUT) {
                spending.release(reserved);
            }
            throw e;
        }
    }

    /** Nobody knows how long a model will take, so the mark draws near to the end without reaching it. */
    private void tick() {
        seconds++;
        progress.reached(SENT + (int) ((ANSWERED - SENT) * (1 - Math.exp(-seconds / USUAL_WAIT))));
    }

    private void count(Spending.Cost cost) {
        add("calls", 1);
        add("input_tokens", cost.inputTokens());
        add("output_tokens", cost.outputTokens());
        add("cost_micros", cost.micros());
    }

    private void add(String unit, long amount) {
        usage.merge(unit, amount, Long::sum);
    }
}
