package dev.fovea.cli;

/** The {@code fovea} command. */
public final class Fovea {
    private Fovea() {}

    /** Entry point of the jar. */
    public static void main(String[] args) {
        System.out.println("fovea");
    }
}
