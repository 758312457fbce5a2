package dev.fovea.outbound;

import inet.ipaddr.IPAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Host and port of a URL, read strictly.
 *
 * <p>{@link URI#getHost()} is not used: it is null for what it does not understand (underscores, {@code 0x7f.1}), and
 * whoever then falls back to other text of the URL reads it differently from the program that connects.
 *
 * @param host name or literal in lower case, without brackets and trailing dot
 * @param literal the address, when the host is one
 * @param port 1 to 65535
 */
record Authority(String host, Optional<IPAddress> literal, int port) {
    private static final Pattern SHAPE = Pattern.compile("(\\[[^\\[\\]]*\\]|[^\\[\\]:]*)(?::([0-9]{0,5}))?");
    private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)[a-z0-9_-]{1,63}(\\.[a-z0-9_-]{1,63})*");
    private static final Pattern ENDS_IN_NUMBER = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)");
    private static final int MAX_PORT = 65_535;

    static Authority of(URI uri, int defaultPort) throws AddressRefusedException {
        String text = uri.getRawAuthority();
        if (text == null) {
            throw new AddressRefusedException("the URL has no host");
        }
        if (text.indexOf('@') >= 0) {
            throw new AddressRefusedException("the URL carries credentials");
        }
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            throw new AddressRefusedException("'" + text + "' is not host[:port]");
        }
        int port = port(shape.group(2), defaultPort);
        String host = shape.group(1).toLowerCase(Locale.ROOT);
        return host.startsWith("[") ? ofIpv6(host, port) : ofNameOrIpv4(host, port);
    }

    /** Whether a host is meant as an IPv4 address: its last label is a decimal, octal or hexadecimal number (WHATWG URL, 3.5). */
    static boolean endsInNumber(String host) {
        return ENDS_IN_NUMBER.matcher(host).matches();
    }

    private static int port(@Nullable String digits, int defaultPort) throws AddressRefusedException {
        if (digits == null || digits.isEmpty()) {
            return defaultPort;
        }
        int port = Integer.parseInt(digits);
        if (port < 1 || port > MAX_PORT) {
            throw new AddressRefusedException("port " + port + " does not exist");
        }
        return port;
    }

    private static Authority ofIpv6(String bracketed, int port) throws AddressRefusedException {
        String text = bracketed.substring(1, bracketed.length() - 1);
        IPAddress address = IpText.address(text)
                .filter(IPAddress::isIPv6)
                .orElseThrow(() -> new AddressRefusedException("'" + text + "' is not an IPv6 address without zone"));
        return new Authority(text, Optional.of(address), port);
    }

    private static Authority ofNameOrIpv4(String text, int port) throws AddressRefusedException {
        String host = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (endsInNumber(host)) {
            return new Authority(host, Optional.of(dottedDecimal(host)), port);
        }
        if (!NAME.matcher(host).matches()) {
            throw new AddressRefusedException("'" + text + "' is not a host name in ASCII");
        }
        return new Authority(host, Optional.empty(), port);
    }

    /** Other spellings are refused even where they would be allowed: programs disagree about what {@code 010.0.0.1} means. */
    private static IPAddress dottedDecimal(String host) throws AddressRefusedException {
        IPAddress address = IpText.address(host)
                .orElseThrow(
                        () -> new AddressRefusedException("'" + host + "' ends in a number but is no IPv4 address"));
        if (!address.isIPv4() || !address.toCanonicalString().equals(host)) {
            throw new AddressRefusedException("'" + host + "' is an odd spelling of " + address);
        }
        return address;
    }
}
