package dev.fovea.outbound;

import inet.ipaddr.IPAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Decides which addresses chosen by a client may be called (contracts, decision 5; decision record 0011).
 *
 * <p>Only http and https, no credentials, only public addresses, no port of a service that is not the web. The
 * operator's list {@code outbound.allow} opens what is closed: a name, an address or a block opens addresses that are
 * not public; with a port it opens that port alone, also a blocked one.
 */
public final class AddressPolicy {
    private final List<AllowEntry> allowed;
    private final Resolver resolver;

    /**
     * A policy with the operator's exceptions.
     *
     * @param allow entries of {@code outbound.allow}: {@code 127.0.0.1}, {@code 10.0.0.0/8}, {@code [fd00::/8]:8080},
     *     {@code camera.lan:8554}
     * @param resolver asked once for every checked URL with a host name
     * @throws IllegalArgumentException when an entry cannot be read; the message says which and why
     */
    public AddressPolicy(Collection<String> allow, Resolver resolver) {
        this.allowed = allow.stream().map(AllowSyntax::parse).toList();
        this.resolver = resolver;
    }

    /**
     * Checks a URL and resolves its host; blocks as long as the name service takes.
     *
     * @return where to connect; every address of the host has passed, one bad address spoils the host
     * @throws AddressRefusedException when a rule forbids the call
     * @throws UnknownHostException when the name has no address
     */
    public CheckedTarget check(URI url) throws AddressRefusedException, UnknownHostException {
        Authority authority = Authority.of(url, CheckedTarget.defaultPort(secure(url)));
        List<InetAddress> checked = new ArrayList<>();
        for (IPAddress address : addresses(authority)) {
            permit(authority, address);
            checked.add(address.toInetAddress());
        }
        return new CheckedTarget(url, authority.host(), authority.port(), checked);
    }

    private static boolean secure(URI url) throws AddressRefusedException {
        String scheme = Optional.ofNullable(url.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "http" -> false;
            case "https" -> true;
            default -> throw new AddressRefusedException("scheme '" + scheme + "' is neither http nor https");
        };
    }

    private List<IPAddress> addresses(Authority authority) throws UnknownHostException {
        if (authority.literal().isPresent()) {
            return List.of(authority.literal().get());
        }
        List<IPAddress> resolved =
                resolver.resolve(authority.host()).stream().map(IpText::of).toList();
        if (resolved.isEmpty()) {
            throw new UnknownHostException(authority.host());
        }
        return resolved;
    }

    private void permit(Authority authority, IPAddress address) throws AddressRefusedException {
        List<AllowEntry> entries = allowed.stream()
                .filter(entry -> entry.covers(authority.host(), address))
                .toList();
        int port = authority.port();
        if (entries.stream().anyMatch(entry -> entry.names(port))) {
            return;
        }
        if (BlockedPorts.contains(port)) {
            throw new AddressRefusedException(authority.host() + ": port " + port + " belongs to another service");
        }
        if (entries.stream().noneMatch(entry -> entry.port().isEmpty())) {
            requirePublic(authority.host(), address);
        }
    }

    private static void requirePublic(String host, IPAddress address) throws AddressRefusedException {
        Optional<String> objection = PublicAddresses.objection(address);
        if (objection.isPresent()) {
            throw new AddressRefusedException(host + " is at " + address + ": " + objection.get());
        }
    }
}
