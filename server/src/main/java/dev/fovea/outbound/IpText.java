package dev.fovea.outbound;

import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;

/** Addresses and blocks as text: one address or one CIDR block, every spelling of {@code inet_aton}, no wildcards, no zones. */
final class IpText {
    private static final IPAddressStringParameters ADDRESS = options(false);
    private static final IPAddressStringParameters BLOCK = options(true);

    private IpText() {}

    /** A single address, also in octal, hexadecimal or short form; empty when the text is none. */
    static Optional<IPAddress> address(String text) {
        return parsed(text, ADDRESS);
    }

    /** An address or a CIDR block; empty when the text is neither. */
    static Optional<IPAddress> block(String text) {
        return parsed(text, BLOCK);
    }

    /** The library's view of an address that the name service returned. */
    static IPAddress of(InetAddress address) {
        return address instanceof Inet6Address v6 ? new IPv6Address(v6) : new IPv4Address((Inet4Address) address);
    }

    private static Optional<IPAddress> parsed(String text, IPAddressStringParameters options) {
        try {
            return Optional.ofNullable(new IPAddressString(text, options).toAddress());
        } catch (AddressStringException | IncompatibleAddressException _) {
            return Optional.empty();
        }
    }

    private static IPAddressStringParameters options(boolean prefix) {
        var builder = new IPAddressStringParameters.Builder()
                .allowEmpty(false)
                .allowAll(false)
                .allowMask(false)
                .allowPrefixOnly(false)
                .allowPrefix(prefix)
                .allowWildcardedSeparator(false)
                .setRangeOptions(RangeParameters.NO_RANGE)
                .allow_inet_aton(true);
        builder.getIPv4AddressParametersBuilder().allowBinary(false);
        builder.getIPv6AddressParametersBuilder()
                .allowZone(false)
                .allowBase85(false)
                .allowBinary(false);
        return builder.toParams();
    }
}
