package dev.fovea.cli.client;

/** With {@code --dry-run}, the change that would have been made. */
public final class NothingSent extends Failure {
    private static final long serialVersionUID = 1L;

    NothingSent(String call) {
        super(ExitCode.SUCCESS, "would send " + call);
    }
}
