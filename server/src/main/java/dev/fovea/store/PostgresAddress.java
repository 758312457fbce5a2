package dev.fovea.store;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a PostgreSQL database is and who asks.
 *
 * @param jdbcUrl without the password when it stood before the host
 */
record PostgresAddress(String jdbcUrl, Optional<String> user, Optional<String> password) {

    /** Reads {@code postgresql://user:password@host:port/name?option=value} or the JDBC spelling. */
    static PostgresAddress parse(String url) {
        if (url.startsWith("jdbc:")) {
            return new PostgresAddress(url, Optional.empty(), Optional.empty());
        }
        URI uri = URI.create(url);
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String[] login = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
        return new PostgresAddress(
                "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query, part(login, 0), part(login, 1));
    }

    private static Optional<String> part(String[] login, int index) {
        return login.length <= index || login[index].isEmpty()
                ? Optional.empty()
                : Optional.of(URLDecoder.decode(login[index].replace("+", "%2B"), StandardCharsets.UTF_8));
    }

    /** As PostgreSQL's own programs read it, without the password. */
    String libpq() {
        String plain = jdbcUrl.substring("jdbc:".length());
        return user.map(name -> plain.replaceFirst("//", "//" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "@"))
                .orElse(plain);
    }

    @Override
    public String toString() {
        return jdbcUrl.replaceFirst("\\?.*", "");
    }
}
