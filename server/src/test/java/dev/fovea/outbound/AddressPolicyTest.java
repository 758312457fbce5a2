package dev.fovea.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
    private static final String PUBLIC = "93.184.215.14";

    private final NameServer names = new NameServer().answer("pictures.example", PUBLIC);

    private AddressPolicy policy(String... allow) {
        return new AddressPolicy(List.of(allow), names);
    }

    private void refuses(String url, String reason) {
        refuses(policy(), url, reason);
    }

    private static void refuses(AddressPolicy policy, String url, String reason) {
        assertThatThrownBy(() -> policy.check(URI.create(url)))
                .isInstanceOf(AddressRefusedException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.0.0.1./",
                "http://127.255.255.254/",
                "http://0.0.0.0/",
                "http://0.1.2.3/",
                "http://10.0.0.1/",
                "http://172.16.0.1/",
                "http://172.31.255.255/",
                "http://192.168.1.1/",
                "http://100.64.0.1/",
                "http://100.100.100.200/latest/meta-data/",
                "http://169.254.169.254/latest/meta-data/",
                "http://168.63.129.16/machine",
                "http://192.0.0.192/opc/v2/",
                "http://192.0.2.1/",
                "http://198.18.0.1/",
                "http://198.51.100.1/",
                "http://203.0.113.1/",
                "http://224.0.0.1/",
                "http://240.0.0.1/",
                "http://255.255.255.255/",
                "http://[::]/",
                "http://[::1]/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://[::127.0.0.1]/",
                "http://[::ffff:127.0.0.1]/",
                "http://[::ffff:7f00:1]/",
                "http://[::ffff:a9fe:a9fe]/",
                "http://[::ffff:93.184.215.14]/",
                "http://[::ffff:0:127.0.0.1]/",
                "http://[64:ff9b::127.0.0.1]/",
                "http://[64:ff9b::a9fe:a9fe]/",
                "http://[64:ff9b:1::8.8.8.8]/",
                "http://[2002:7f00:1::]/",
                "http://[2002:a9fe:a9fe::1]/",
                "http://[2001:0:1:2:3:4:80ff:fffe]/",
                "http://[100::1]/",
                "http://[fc00::1]/",
                "http://[fd00:ec2::254]/latest/meta-data/",
                "http://[fe80::1]/",
                "http://[fec0::1]/",
                "http://[ff02::1]/",
                "http://[2001:db8::1]/",
                "http://[3fff::1]/",
                "http://[5f00::1]/"
            })
    void an_address_that_is_not_public_is_refused(String url) {
        refuses(url, " is at ");
    }

    @ParameterizedTest
    @CsvSource({
        "http://2130706433/, 127.0.0.1",
        "http://0x7f000001/, 127.0.0.1",
        "http://0X7F.1/, 127.0.0.1",
        "http://0x7f.0x0.0x0.0x1/, 127.0.0.1",
        "http://017700000001/, 127.0.0.1",
        "http://0177.0.0.1/, 127.0.0.1",
        "http://127.1/, 127.0.0.1",
        "http://127.0.1/, 127.0.0.1",
        "http://127.1./, 127.0.0.1",
        "http://0/, 0.0.0.0",
        "http://2852039166/latest/, 169.254.169.254",
        "http://0251.0376.0251.0376/, 169.254.169.254",
        "http://010.0.0.1/, 8.0.0.1",
        "http://00000000000000000000000000000001/, ::1"
    })
    void an_ipv4_address_that_is_not_spelled_in_dotted_decimal_is_refused_whatever_is_allowed(
            String url, String meaning) {
        refuses(policy("0.0.0.0/0", "::/0"), url, "odd spelling of " + meaning);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.08/",
                "http://256.0.0.1/",
                "http://1.2.3.4.5/",
                "http://4294967296/",
                "http://pictures.example.1/",
                "http://pictures.0x/",
                "http://1..1/"
            })
    void a_host_that_ends_in_a_number_without_being_an_address_is_refused(String url) {
        refuses(url, "is no IPv4 address");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127。0。0。1/",
                "http://１２７.0.0.1/",
                "http://①②⑦.0.0.1/",
                "http://pictures。example/",
                "http://pictüres.example/",
                "http://%31%32%37.0.0.1/",
                "http://pictures%2eexample/",
                "http://pictures..example/",
                "http://.pictures.example/",
                "http://pictures.example../",
                "http://pictures!.example/",
                "http://pictures.example,127.0.0.1/"
            })
    void a_host_that_is_not_a_plain_ascii_name_is_refused(String url) {
        refuses(url, "'");
        assertThat(names.questions()).isEmpty();
    }

    @Test
    void a_host_longer_than_the_name_service_allows_is_refused() {
        refuses("http://" + "a".repeat(64) + ".example/", "not a host name");
        refuses("http://" + "a.".repeat(124) + "example/", "not a host name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://[fe80::1%25eth0]/", "http://[::1%251]/", "http://[::1%251]:8080/"})
    void an_ipv6_address_with_a_zone_is_refused_whatever_is_allowed(String url) {
        refuses(policy("::/0"), url, "not an IPv6 address without zone");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "gopher://pictures.example/",
                "ftp://pictures.example/x.jpg",
                "jar:http://pictures.example/x.jar!/y",
                "data:image/png;base64,AAAA",
                "javascript:alert(1)",
                "pictures.example/x.jpg",
                "//pictures.example/x.jpg",
                ""
            })
    void only_http_and_https_are_called(String url) {
        refuses(url, "neither http nor https");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http:///x.jpg", "http:x.jpg", "http:/x.jpg", "http:?x", "https:///127.0.0.1/"})
    void a_url_without_authority_is_refused(String url) {
        refuses(url, "no host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://:80/", "http://./", "http://:/"})
    void an_empty_host_is_refused(String url) {
        refuses(url, "not a host name");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:secret@pictures.example/",
                "http://user@pictures.example/",
                "http://@pictures.example/",
                "http://pictures.example@127.0.0.1/",
                "http://a@b@127.0.0.1/",
                "http://pictures.example:80@127.0.0.1:81/"
            })
    void credentials_in_the_url_are_refused(String url) {
        refuses(url, "credentials");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "99999"})
    void a_port_that_does_not_exist_is_refused(String port) {
        refuses("http://pictures.example:" + port + "/", "does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0x50", "80:90", "999999999999", "８０", "+80"})
    void a_port_that_is_not_a_number_is_refused(String port) {
        refuses("http://pictures.example:" + port + "/", "is not host[:port]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 22, 25, 110, 143, 445, 465, 587, 993, 995, 2375, 3306, 5432, 6379, 9200, 11211, 27017})
    void a_port_of_another_service_is_refused_also_for_a_public_address(int port) {
        refuses("http://pictures.example:" + port + "/", "another service");
    }

    @ParameterizedTest
    @CsvSource({"http,80", "https,443"})
    void the_port_defaults_to_the_one_of_the_scheme(String scheme, int port) throws Exception {
        assertThat(policy().check(URI.create(scheme + "://pictures.example/x")).port())
                .isEqualTo(port);
        assertThat(policy().check(URI.create(scheme + "://pictures.example:/x")).port())
                .isEqualTo(port);
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 81, 443, 8080, 8443, 8554, 65535})
    void other_ports_of_public_addresses_are_called(int port) throws Exception {
        CheckedTarget target = policy().check(URI.create("http://Pictures.Example.:" + port + "/"));

        assertThat(target.host()).isEqualTo("pictures.example");
        assertThat(target.port()).isEqualTo(port);
        assertThat(target.addresses()).containsExactly(NameServer.literal(PUBLIC));
    }

    @ParameterizedTest
    @CsvSource({
        "http://93.184.215.14/x, 93.184.215.14",
        "http://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]:8080/, 2606:2800:21f:cb07:6820:80da:af6b:8b2c",
        "http://[64:ff9b::5db8:d70e]/, 64:ff9b::5db8:d70e",
        "http://[64:ff9b::93.184.215.14]/, 64:ff9b::5db8:d70e"
    })
    void a_public_literal_is_called_without_asking_for_a_name(String url, String address) throws Exception {
        assertThat(policy().check(URI.create(url)).addresses()).containsExactly(NameServer.literal(address));
        assertThat(names.questions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1", "fe80::1", "64:ff9b::a00:1"})
    void a_name_is_refused_when_any_of_its_addresses_is_not_public(String inner) {
        names.answer("mixed.example", PUBLIC, inner, "8.8.8.8");

        refuses("http://mixed.example/", "mixed.example is at ");
    }

    @Test
    void a_name_that_resolves_to_a_mapped_address_is_judged_by_the_ipv4_address() {
        InetAddress mapped = NameServer.literal("::ffff:10.0.0.1");
        AddressPolicy policy = new AddressPolicy(List.of(), _ -> List.of(mapped));

        refuses(policy, "http://mapped.example/", "private");
    }

    @Test
    void a_name_without_address_is_unknown() {
        assertThatThrownBy(() -> policy().check(URI.create("http://nowhere.example/")))
                .isInstanceOf(UnknownHostException.class);
        assertThatThrownBy(
                        () -> new AddressPolicy(List.of(), _ -> List.of()).check(URI.create("http://empty.example/")))
                .isInstanceOf(UnknownHostException.class);
    }

    @Test
    void the_target_holds_the_addresses_that_were_checked_not_what_the_name_says_later() throws Exception {
        names.answer("rebinding.example", PUBLIC).answer("rebinding.example", "127.0.0.1");
        AddressPolicy policy = policy();

        CheckedTarget target = policy.check(URI.create("http://rebinding.example/"));

        assertThat(target.addresses()).containsExactly(NameServer.literal(PUBLIC));
        assertThat(names.questions()).containsExactly("rebinding.example");
        refuses(policy, "http://rebinding.example/", "loopback");
    }

    @Test
    void an_allowed_address_is_called_by_itself_and_by_any_name() throws Exception {
        names.answer("camera.example", "127.0.0.1");
        AddressPolicy policy = policy("127.0.0.1");

        assertThat(policy.check(URI.create("http://127.0.0.1:8080/")).addresses())
                .containsExactly(NameServer.literal("127.0.0.1"));
        assertThat(policy.check(URI.create("http://camera.example/")).addresses())
                .containsExactly(NameServer.literal("127.0.0.1"));
        refuses(policy, "http://127.0.0.2/", "loopback");
        refuses(policy, "http://[::ffff:127.0.0.1]/", "2000::/3");
    }

    @Test
    void an_allowed_block_is_called_and_its_neighbours_are_not() throws Exception {
        AddressPolicy policy = policy("10.20.0.0/16", "fd00:1::/32");

        policy.check(URI.create("http://10.20.255.255/"));
        policy.check(URI.create("http://[fd00:1:2::3]/"));
        refuses(policy, "http://10.21.0.0/", "private");
        refuses(policy, "http://[fd00:2::3]/", "2000::/3");
    }

    @Test
    void an_allowed_name_is_called_wherever_it_is_and_others_at_its_address_are_not() throws Exception {
        names.answer("camera.lan", "192.168.1.20")
                .answer("evil.example", "192.168.1.20")
                .answer("camera.lan.example", "192.168.1.20");
        AddressPolicy policy = policy("Camera.LAN");

        policy.check(URI.create("http://camera.lan/"));
        refuses(policy, "http://evil.example/", "private");
        refuses(policy, "http://192.168.1.20/", "private");
        refuses(policy, "http://camera.lan.example/", "private");
    }

    @Test
    void an_entry_with_a_port_opens_that_port_only_also_a_blocked_one() throws Exception {
        names.answer("camera.lan", "192.168.1.20");
        AddressPolicy policy = policy("camera.lan:554", "10.0.0.0/8:8080", "[fd00::/8]:81");

        policy.check(URI.create("http://camera.lan:554/"));
        policy.check(URI.create("http://10.9.8.7:8080/"));
        policy.check(URI.create("http://[fd00::1]:81/"));
        refuses(policy, "http://camera.lan/", "private");
        refuses(policy, "http://10.9.8.7/", "private");
        refuses(policy, "http://[fd00::1]/", "2000::/3");
        refuses(policy, "http://pictures.example:554/", "another service");
    }

    @Test
    void an_entry_without_port_does_not_open_blocked_ports() {
        refuses(policy("127.0.0.1"), "http://127.0.0.1:6379/", "another service");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.1.2.3/8",
                "10.0.0.0/33",
                "256.0.0.1",
                "127.1",
                "0x7f.0.0.1",
                "10.*.*.*",
                "*.lan",
                "camera.lan:0",
                "camera.lan:65536",
                "camera.lan:http",
                "http://camera.lan",
                "camera lan",
                "[camera.lan]",
                "[::1",
                "fe80::1%eth0",
                "fd00::1/8",
                "kamera。lan"
            })
    void an_allow_entry_that_cannot_be_read_stops_with_its_text(String entry) {
        assertThatThrownBy(() -> policy(entry))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("outbound.allow: '" + entry + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "http://pictures.example/a%20b/c.jpg?x=%2F&y=1#part, pictures.example, /a%20b/c.jpg?x=%2F&y=1",
        "http://pictures.example, pictures.example, /",
        "http://pictures.example?q, pictures.example, /?q",
        "http://pictures.example//double//slash, pictures.example, //double//slash",
        "http://pictures.example:8080/é, pictures.example:8080, /%C3%A9",
        "https://pictures.example:443/, pictures.example, /",
        "https://pictures.example:80/, pictures.example:80, /",
        "http://[2606:2800::1]:81/, [2606:2800::1]:81, /"
    })
    void the_request_names_the_original_host_and_path(String url, String host, String path) throws Exception {
        CheckedTarget target = policy().check(URI.create(url));

        assertThat(target.hostHeader()).isEqualTo(host);
        assertThat(target.requestTarget()).isEqualTo(path);
    }
}
