package dev.fovea.outbound;

/** The outbound policy forbids a call. The message names the rule; it is for the log, since it may tell about the inner network. */
public final class AddressRefusedException extends Exception {
    private static final long serialVersionUID = 1;

    /** A refusal with its reason. */
    public AddressRefusedException(String reason) {
        super(reason);
    }
}
