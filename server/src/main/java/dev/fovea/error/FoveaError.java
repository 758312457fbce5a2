package dev.fovea.error;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Everything that can go wrong in a call, as a closed list. The core says what happened; each dialect decides in one
 * exhaustive switch how its own documents word it.
 */
public sealed interface FoveaError {

    /** Whether the same request may succeed later without a change by the client. */
    default boolean retryable() {
        return switch (this) {
            case TooManyAttempts _, FetchFailed _, Unavailable _, StorageFailed _, Internal _ -> true;
            default -> false;
        };
    }

    /** No, unknown, expired or revoked proof of identity. */
    record Unauthenticated(Proof proof, Flaw flaw) implements FoveaError {}

    /** What the caller was asked to show. */
    enum Proof {
        API_KEY,
        ACCESS_TOKEN,
        DEVICE_KEY,
        PASSWORD,
        REFRESH_TOKEN,
        PROVISIONING_TOKEN
    }

    /** What was wrong with the proof. */
    enum Flaw {
        MISSING,
        INVALID,
        EXPIRED,
        REVOKED
    }

    /** The caller is known but may not do this. */
    record Forbidden(Bar bar, String message) implements FoveaError {}

    /** What stands in the way of a known caller. */
    enum Bar {
        ROLE,
        SCOPE,
        DEVICE_NOT_APPROVED,
        NOT_YOUR_DEVICE
    }

    /** Too many failed attempts to log in; try again after {@code retryAfter}. */
    record TooManyAttempts(Duration retryAfter) implements FoveaError {}

    /** The request was understood but breaks rules; every broken rule is listed. */
    record Invalid(List<Problem> problems) implements FoveaError {
        public Invalid {
            problems = List.copyOf(problems);
        }

        /** One broken rule at one place. */
        public static Invalid of(String field, String message) {
            return new Invalid(List.of(new Problem("value_error", List.of(field), message)));
        }
    }

    /**
     * The body could not be read in its own format.
     *
     * @param offset character offset, or -1 when unknown
     */
    record Malformed(String message, long offset) implements FoveaError {}

    /** The call names no recording at all (seed hub, Request body). */
    record TargetMissing() implements FoveaError {}

    /** The detection run speaks a schema that this server does not (seed hub, Responses). */
    record UnsupportedSchema(String message) implements FoveaError {}

    /** Nothing of that id belongs to the caller's organisation. */
    record NotFound(Thing thing, String id) implements FoveaError {}

    /** Kinds of things that can be missing. */
    enum Thing {
        IMAGE,
        CONTENT,
        RECEIPT,
        BATCH,
        RECORDING,
        RUN,
        PATTERN,
        JOB,
        WEBHOOK,
        DELIVERY,
        EXPORT,
        QUERY,
        DATASET,
        EVENT,
        SOURCE,
        CREDENTIAL,
        USER,
        REQUEST,
        RULE,
        ORGANISATION,
        ROUTE
    }

    /**
     * The call contradicts what is stored.
     *
     * @param details machine-readable facts by name
     */
    record Conflict(Clash clash, String message, Map<String, Object> details) implements FoveaError {
        public Conflict {
            details = Map.copyOf(details);
        }
    }

    /** Kinds of contradictions. */
    enum Clash {
        DUPLICATE_IMAGE,
        DEVICE_EXISTS,
        NAME_TAKEN,
        LAST_ADMINISTRATOR,
        CREDENTIAL_ENDED,
        AMBIGUOUS_RUN,
        IDEMPOTENCY_KEY,
        KEPT,
        COUNT_DIFFERS,
        /** It is not in a state in which this can be done. */
        STATE
    }

    /**
     * The body, or a file in it, is larger than {@code limitBytes}.
     *
     * @param bytes how large it is, when that is known
     */
    record TooLarge(long limitBytes, OptionalLong bytes) implements FoveaError {
        /** Something of unknown size. */
        public TooLarge(long limitBytes) {
            this(limitBytes, OptionalLong.empty());
        }
    }

    /**
     * The bytes are not of a type that this door takes.
     *
     * @param found what they look like, for the message
     */
    record UnsupportedFormat(String accepted, String found) implements FoveaError {}

    /** A picture could not be brought from the address the client gave; the reason is for the log only. */
    record FetchFailed(String reason) implements FoveaError {}

    /** Something is exhausted for the moment. */
    record Unavailable(Resource resource, Duration retryAfter) implements FoveaError {}

    /** What can be exhausted. */
    enum Resource {
        BATCH_SLOT,
        WORKERS,
        DATABASE,
        JOB_QUEUE,
        LISTENERS,
        DISK
    }

    /** Bytes or rows could not be made durable (a full disk, say); the reason is for the log only. */
    record StorageFailed(String reason) implements FoveaError {}

    /** The path exists, the method does not. */
    record MethodNotAllowed(List<String> allowed) implements FoveaError {
        public MethodNotAllowed {
            allowed = List.copyOf(allowed);
        }
    }

    /** A fault of ours; the log has it under {@code requestId}. */
    record Internal(String requestId) implements FoveaError {}
}
