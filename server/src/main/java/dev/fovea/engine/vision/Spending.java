package dev.fovea.engine.vision;

import dev.fovea.core.port.Budgets.Amount;
import dev.fovea.core.port.Budgets.Limit;
import dev.fovea.core.port.ExtractionEngine.EngineException;
import dev.fovea.core.port.ExtractionEngine.Request;
import dev.fovea.core.port.Store;
import dev.fovea.engine.vision.chat.ChatReply;
import dev.fovea.engine.vision.chat.ChatRequest;
import dev.fovea.model.Job;
import dev.fovea.model.OrgId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Holds calls within the daily budgets of their API key and pattern. The most that a call may cost is set aside before it
 * is made and corrected afterwards, so that callers at the same time, on any node, cannot overspend together.
 */
final class Spending {
    private static final int CHARACTERS_PER_TOKEN = 4;
    /** What models count for a picture of full size, roughly. */
    private static final int TOKENS_PER_PICTURE = 1600;

    private final Store store;
    private final Clock clock;
    private final Prices prices;
    private final Amount perKey;
    private final Amount perPattern;

    Spending(Store store, Clock clock, VisionSettings settings) {
        this.store = store;
        this.clock = clock;
        this.prices = settings.prices();
        this.perKey = settings.perKey();
        this.perPattern = settings.perPattern();
    }

    /** What was set aside for a call. */
    record Reserved(OrgId org, LocalDate day, List<String> scopes, Amount amount, long inputTokens) {}

    /** What a call came to. */
    record Cost(long inputTokens, long outputTokens, long micros) {
        /** As the budgets count it. */
        private Amount amount() {
            return new Amount(1, inputTokens + outputTokens, micros);
        }
    }

    /**
     * Sets aside what the call may cost at most.
     *
     * @throws EngineException lasting {@code BUDGET_EXCEEDED} when one of the budgets has not enough left today
     */
    Reserved reserve(Request request, ChatRequest call) throws EngineException {
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Limit key = new Limit("key:" + request.credential(), perKey);
        Limit pattern = new Limit("pattern:" + request.pattern(), perPattern);
        long input = inputTokens(call);
        Amount most = cost(input, call.maxTokens()).amount();
        Optional<String> exhausted = store.inTransaction(
                session -> session.budgets().spend(request.org(), day, most, List.of(key, pattern)));
        if (exhausted.isPresent()) {
            String whose = exhausted.get().equals(key.scope()) ? "API key" : "pattern";
            throw EngineException.lasting(
                    Job.Code.BUDGET_EXCEEDED,
                    "The daily budget of this " + whose
                            + " for the vision engine is spent; it is renewed at midnight UTC");
        }
        return new Reserved(request.org(), day, List.of(key.scope(), pattern.scope()), most, input);
    }

    /** Counts what the call came to; what the endpoint does not count is estimated. */
    Cost settle(Reserved reserved, ChatReply reply) {
        Cost cost = cost(
                reply.inputTokens().orElse(reserved.inputTokens()),
                reply.outputTokens().orElse(reply.text().length() / CHARACTERS_PER_TOKEN));
        correct(reserved, cost.amount().minus(reserved.amount()));
        return cost;
    }

    /** Gives back everything: the call gave nothing. */
    void release(Reserved reserved) {
        correct(reserved, Amount.NONE.minus(reserved.amount()));
    }

    private void correct(Reserved reserved, Amount difference) {
        boolean _ = store.inTransaction(session -> {
            session.budgets().correct(reserved.org(), reserved.day(), difference, reserved.scopes());
            return true;
        });
    }

    private Cost cost(long inputTokens, long outputTokens) {
        return new Cost(inputTokens, outputTokens, prices.micros(inputTokens, outputTokens));
    }

    private static long inputTokens(ChatRequest call) {
        int characters = call.system().length()
                + call.text().length()
                + call.schema().map(schema -> schema.toString().length()).orElse(0);
        return characters / CHARACTERS_PER_TOKEN
                + (long) TOKENS_PER_PICTURE * call.pictures().size();
    }
}
