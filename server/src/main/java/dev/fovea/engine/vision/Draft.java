package dev.fovea.engine.vision;

import dev.fovea.engine.vision.answer.AnswerCheck;
import dev.fovea.engine.vision.answer.Fault;
import dev.fovea.engine.vision.answer.JsonFinder;
import dev.fovea.engine.vision.answer.Shape;
import dev.fovea.model.FieldTree;
import dev.fovea.model.Value;
import java.util.List;
import java.util.Optional;

/**
 * An answer of the model, in shape and checked.
 *
 * @param said the model's words
 * @param answer empty when the words hold no JSON object
 * @param faults what does not fit
 */
record Draft(String said, Optional<Value.Members> answer, List<Fault> faults) {
    private static final List<Fault> NO_OBJECT = List.of(new Fault(List.of(), "the answer holds no JSON object"));

    Draft {
        faults = List.copyOf(faults);
    }

    /** Reads the words of a model. */
    static Draft of(FieldTree fields, String said) {
        Optional<Value.Members> answer = JsonFinder.find(said).map(new Shape(fields)::of);
        return new Draft(
                said, answer, answer.map(new AnswerCheck(fields)::faults).orElse(NO_OBJECT));
    }

    /** Whether there is something to put right, and something to put right from. */
    boolean isRepairable() {
        return !faults.isEmpty() && !said.isBlank();
    }

    /** The other one when it is nearer to what was asked for. */
    Draft orBetter(Draft other) {
        boolean better = other.answer.isPresent() && (answer.isEmpty() || other.faults.size() < faults.size());
        return better ? other : this;
    }
}
