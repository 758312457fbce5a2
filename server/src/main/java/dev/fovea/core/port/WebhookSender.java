package dev.fovea.core.port;

import java.util.Map;

/** Calls an address that a client chose; the outbound policy applies to it. */
public interface WebhookSender {
    /**
     * Posts a JSON document once: no redirect is followed, nothing is tried again.
     *
     * @throws InterruptedException when the caller is interrupted; the receiver may have got the document
     */
    Outcome post(Message message) throws InterruptedException;

    /**
     * What is sent.
     *
     * @param headers in the order in which they go out
     * @param body sent as UTF-8
     */
    record Message(String url, Map<String, String> headers, String body) {}

    /** What came of it. */
    sealed interface Outcome {}

    /**
     * The receiver answered.
     *
     * @param body its first characters
     */
    record Answered(int status, String body) implements Outcome {}

    /** No answer came. */
    record Unanswered(Cause cause) implements Outcome {}

    /** Why no answer came, coarsely: more would tell about the inner network. */
    enum Cause {
        /** The outbound policy forbids the address. */
        REFUSED_ADDRESS,
        /** The host has no address, or nobody listens there. */
        UNREACHABLE,
        /** The certificate is not valid for the host, or the handshake failed. */
        INSECURE,
        /** The time was up. */
        TIMEOUT,
        /** The connection broke off, or what came was not HTTP. */
        BROKEN
    }
}
