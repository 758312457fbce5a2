package dev.fovea.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Turns a host name into addresses; asked once per hop, never by the connection itself. */
@FunctionalInterface
public interface Resolver {
    /**
     * All addresses of {@code host}, in the order in which they should be tried.
     *
     * @throws UnknownHostException when the name has none
     */
    List<InetAddress> resolve(String host) throws UnknownHostException;

    /** The name service of the operating system. */
    static Resolver ofSystem() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
