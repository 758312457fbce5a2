package dev.fovea.outbound;

import inet.ipaddr.IPAddress;
import java.util.OptionalInt;

/** One entry of {@code outbound.allow}: a host name, an address or a CIDR block, each with an optional port. */
sealed interface AllowEntry {
    /** The only port it speaks about; empty for every port that is not blocked. */
    OptionalInt port();

    /** Whether it names this host or this address of it. */
    boolean covers(String host, IPAddress address);

    /** Whether it names exactly this port; only then is a blocked port open. */
    default boolean names(int wanted) {
        return port().isPresent() && port().getAsInt() == wanted;
    }

    /** A name, trusted together with whatever it resolves to. */
    record Name(String name, OptionalInt port) implements AllowEntry {
        @Override
        public boolean covers(String host, IPAddress address) {
            return name.equals(host);
        }
    }

    /** An address or a block, under whatever name it is reached. */
    record Block(IPAddress block, OptionalInt port) implements AllowEntry {
        @Override
        public boolean covers(String host, IPAddress address) {
            return block.contains(address);
        }
    }
}
