package dev.fovea.outbound;

import inet.ipaddr.IPAddress;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.util.List;
import java.util.Optional;

/**
 * Which addresses belong to the public internet, after the special-purpose registries of IANA (RFC 6890 and updates).
 *
 * <p>IPv4 is public except for the listed blocks. IPv6 is public only inside 2000::/3, except for the listed blocks, so
 * that loopback, unique local, link-local, site-local, multicast, IPv4-mapped and every future block are out by default.
 */
final class PublicAddresses {
    private static final List<Reserved> IPV4 = List.of(
            Reserved.of("0.0.0.0/8", "this network"),
            Reserved.of("10.0.0.0/8", "private"),
            Reserved.of("100.64.0.0/10", "carrier-grade NAT"),
            Reserved.of("127.0.0.0/8", "loopback"),
            Reserved.of("168.63.129.16/32", "host of a virtual machine (Azure)"),
            Reserved.of("169.254.0.0/16", "link-local, cloud metadata"),
            Reserved.of("172.16.0.0/12", "private"),
            Reserved.of("192.0.0.0/24", "protocol assignments"),
            Reserved.of("192.0.2.0/24", "documentation"),
            Reserved.of("192.88.99.0/24", "6to4 relay"),
            Reserved.of("192.168.0.0/16", "private"),
            Reserved.of("198.18.0.0/15", "benchmarking"),
            Reserved.of("198.51.100.0/24", "documentation"),
            Reserved.of("203.0.113.0/24", "documentation"),
            Reserved.of("224.0.0.0/4", "multicast"),
            Reserved.of("240.0.0.0/4", "reserved, broadcast"));

    private static final IPAddress GLOBAL_UNICAST = fixed("2000::/3");
    private static final List<Reserved> IPV6 = List.of(
            Reserved.of("2001::/23", "protocol assignments, Teredo"),
            Reserved.of("2001:db8::/32", "documentation"),
            Reserved.of("2002::/16", "6to4"),
            Reserved.of("3fff::/20", "documentation"));

    private static final IPAddress NAT64 = fixed("64:ff9b::/96");
    private static final int NAT64_IPV4_OFFSET = 12;

    private PublicAddresses() {}

    /** Why {@code address} is not public; empty when it is. */
    static Optional<String> objection(IPAddress address) {
        return switch (address) {
            case IPv4Address v4 -> reserved(v4, IPV4);
            case IPv6Address v6 -> objection(v6);
            default -> throw new IllegalArgumentException("neither IPv4 nor IPv6: " + address);
        };
    }

    /** A network with IPv6 only reaches every public IPv4 host through the NAT64 prefix, so that one is judged by the IPv4 address inside. */
    private static Optional<String> objection(IPv6Address address) {
        if (NAT64.contains(address)) {
            return reserved(address.getEmbeddedIPv4Address(NAT64_IPV4_OFFSET), IPV4);
        }
        return GLOBAL_UNICAST.contains(address)
                ? reserved(address, IPV6)
                : Optional.of("not global unicast (2000::/3)");
    }

    private static Optional<String> reserved(IPAddress address, List<Reserved> blocks) {
        return blocks.stream()
                .filter(reserved -> reserved.block().contains(address))
                .map(reserved -> reserved.use() + " (" + reserved.block() + ")")
                .findFirst();
    }

    private static IPAddress fixed(String block) {
        return IpText.block(block).orElseThrow();
    }

    private record Reserved(IPAddress block, String use) {
        static Reserved of(String block, String use) {
            return new Reserved(fixed(block), use);
        }
    }
}
