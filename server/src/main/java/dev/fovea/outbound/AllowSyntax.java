package dev.fovea.outbound;

import inet.ipaddr.IPAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The text form of {@code outbound.allow}: {@code host}, {@code address} or {@code block}, each with an optional {@code :port}. */
final class AllowSyntax {
    private static final Pattern IPV6 =
            Pattern.compile("\\[([^\\[\\]]+)\\](?::([0-9]{1,5}))?|([^\\[\\]]*:[^\\[\\]]*:[^\\[\\]]*)");
    private static final Pattern OTHER = Pattern.compile("([^\\[\\]:]+)(?::([0-9]{1,5}))?");
    private static final Pattern NAME = Pattern.compile("([a-z0-9_-]{1,63}(?:\\.[a-z0-9_-]{1,63})*)\\.?");
    private static final int MAX_PORT = 65_535;

    private AllowSyntax() {}

    /**
     * Reads one entry.
     *
     * @throws IllegalArgumentException when it is not one; the message repeats it and says why
     */
    static AllowEntry parse(String entry) {
        String text = entry.strip().toLowerCase(Locale.ROOT);
        Matcher ipv6 = IPV6.matcher(text);
        if (ipv6.matches()) {
            String address = Optional.ofNullable(ipv6.group(1)).orElseGet(() -> ipv6.group(3));
            return new AllowEntry.Block(ipv6Block(entry, address), port(entry, ipv6.group(2)));
        }
        Matcher other = OTHER.matcher(text);
        if (!other.matches()) {
            throw invalid(entry, "expected a host name, an address or a block, with an optional :port");
        }
        return nameOrIpv4(entry, other.group(1), port(entry, other.group(2)));
    }

    private static IPAddress ipv6Block(String entry, String text) {
        return IpText.block(text)
                .filter(IPAddress::isIPv6)
                .map(block -> withoutHostBits(entry, block))
                .orElseThrow(() -> invalid(entry, "not an IPv6 address or block"));
    }

    private static AllowEntry nameOrIpv4(String entry, String text, OptionalInt port) {
        Matcher name = NAME.matcher(text);
        if (name.matches() && !Authority.endsInNumber(name.group(1))) {
            return new AllowEntry.Name(name.group(1), port);
        }
        IPAddress block = IpText.block(text)
                .filter(address ->
                        address.isIPv4() && address.toCanonicalString().equals(text))
                .orElseThrow(() -> invalid(entry, "neither a host name, nor an IPv4 address or block"));
        return new AllowEntry.Block(withoutHostBits(entry, block), port);
    }

    private static OptionalInt port(String entry, @Nullable String digits) {
        if (digits == null) {
            return OptionalInt.empty();
        }
        int port = Integer.parseInt(digits);
        if (port < 1 || port > MAX_PORT) {
            throw invalid(entry, "the port must be 1 to " + MAX_PORT);
        }
        return OptionalInt.of(port);
    }

    /** Host bits are refused because nobody knows whether {@code 10.1.2.3/8} means one camera or the whole network. */
    private static IPAddress withoutHostBits(String entry, IPAddress block) {
        if (block.isPrefixed() && !block.isPrefixBlock()) {
            throw invalid(entry, "host bits are set; the block starts at " + block.toPrefixBlock());
        }
        return block;
    }

    private static IllegalArgumentException invalid(String entry, String reason) {
        return new IllegalArgumentException("outbound.allow: '" + entry + "': " + reason);
    }
}
