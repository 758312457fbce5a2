package dev.fovea.outbound;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * An address that passed the policy. Whoever calls it connects to {@code addresses} and to nothing else: resolving the
 * host again would let its owner answer differently the second time (DNS rebinding).
 *
 * @param uri what was asked for
 * @param host name or address literal in lower case, without brackets and trailing dot; for the Host header and for TLS
 * @param port port to connect to
 * @param addresses every address of the host, each of them checked, at least one
 */
public record CheckedTarget(URI uri, String host, int port, List<InetAddress> addresses) {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** Keeps its own copy of the addresses. */
    public CheckedTarget {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("a target needs an address");
        }
    }

    /** Whether the call goes over TLS. */
    public boolean secure() {
        return "https".equalsIgnoreCase(uri.getScheme());
    }

    /** Value of the Host header: the port only when it is not the scheme's own. */
    public String hostHeader() {
        String name = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return port == defaultPort(secure()) ? name : name + ":" + port;
    }

    /** Path and query as they go into the request line, in ASCII; never the fragment. */
    public String requestTarget() {
        URI ascii = URI.create(uri.toASCIIString());
        String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
        return ascii.getRawQuery() == null ? path : path + "?" + ascii.getRawQuery();
    }

    static int defaultPort(boolean secure) {
        return secure ? HTTPS : HTTP;
    }
}
