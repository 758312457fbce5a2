package dev.fovea.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressesTest {
    @ParameterizedTest
    @CsvSource({
        "1.0.0.0, 0.255.255.255",
        "9.255.255.255, 10.0.0.0",
        "11.0.0.0, 10.255.255.255",
        "100.63.255.255, 100.64.0.0",
        "100.128.0.0, 100.127.255.255",
        "126.255.255.255, 127.0.0.0",
        "128.0.0.0, 127.255.255.255",
        "168.63.129.15, 168.63.129.16",
        "169.253.255.255, 169.254.0.0",
        "169.255.0.0, 169.254.255.255",
        "172.15.255.255, 172.16.0.0",
        "172.32.0.0, 172.31.255.255",
        "191.255.255.255, 192.0.0.0",
        "192.0.1.0, 192.0.0.255",
        "192.0.3.0, 192.0.2.255",
        "192.88.98.255, 192.88.99.0",
        "192.167.255.255, 192.168.0.0",
        "192.169.0.0, 192.168.255.255",
        "198.17.255.255, 198.18.0.0",
        "198.20.0.0, 198.19.255.255",
        "198.51.99.255, 198.51.100.0",
        "203.0.112.255, 203.0.113.0",
        "223.255.255.255, 224.0.0.0",
        "2000::, 1fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 3fff::",
        "3fff:1000::, 3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff",
        "3fff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 4000::",
        "2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2001::",
        "2001:200::, 2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff, 2001:db8::",
        "2001:db9::, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff, 2002::",
        "2003::, 2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "64:ff9b::808:808, 64:ff9a:ffff:ffff:ffff:ffff:808:808",
        "64:ff9b::909:909, 64:ff9b::1:808:808"
    })
    void a_block_ends_exactly_where_the_registry_says(String publicOne, String reserved) {
        assertThat(isPublic(InetAddress.ofLiteral(publicOne))).isTrue();
        assertThat(isPublic(InetAddress.ofLiteral(reserved))).isFalse();
    }

    @Property
    void what_the_platform_calls_local_is_never_public_in_ipv4(@ForAll int bits) throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(
                new byte[] {(byte) (bits >> 24), (byte) (bits >> 16), (byte) (bits >> 8), (byte) bits});

        assertThat(isPublic(address) && isLocal(address)).isFalse();
    }

    @Property
    void what_the_platform_calls_local_is_never_public_in_ipv6(@ForAll @Size(16) byte[] bytes)
            throws UnknownHostException {
        InetAddress address = InetAddress.getByAddress(bytes);

        assertThat(isPublic(address) && isLocal(address)).isFalse();
    }

    private static boolean isPublic(InetAddress address) {
        return PublicAddresses.objection(IpText.of(address)).isEmpty();
    }

    private static boolean isLocal(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
    }
}
