package dev.fovea.cli.remote;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The machine that the program runs on. */
final class Machine {
    private Machine() {}

    /** What it is called, as far as it knows. */
    static String name(Surroundings around) {
        String told = around.variable("HOSTNAME");
        if (!told.isEmpty()) {
            return told;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "this-machine";
        }
    }
}
