package dev.fovea.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What calls are refused with. */
final class Refusals {
    private Refusals() {}

    /** The error of a call that must be refused. */
    static FoveaError refusal(ThrowingCallable call) {
        FoveaException refused = catchThrowableOfType(FoveaException.class, call);
        assertThat(refused).as("the call should have been refused").isNotNull();
        return refused.error();
    }
}
