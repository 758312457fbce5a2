package dev.fovea.app;

import dev.fovea.core.deliver.WebhookAdministration;
import dev.fovea.core.port.Store;
import dev.fovea.core.replay.Answered;
import dev.fovea.core.replay.Answering;
import dev.fovea.model.OrgId;
import java.util.function.Function;

/** Takes every call for the first one of its key. */
record FirstCalls(Store store) implements WebhookAdministration.Once {
    @Override
    public <R> Answered answer(OrgId org, Answering<R> answering, Function<Store.Session, R> work) {
        return store.inTransaction(session -> Answered.first(answering.wording().apply(work.apply(session))));
    }
}
