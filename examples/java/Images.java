import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Fovea: walk the list of images page by page, fetch the newest and compare its hash with the one that the list tells. */
public class Images {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    public static void main(String[] arguments) throws Exception {
        String credentials = Files.readString(Path.of(arguments[0]));
        String base = text(credentials, "base_url").orElseThrow() + "/v1/images";
        String token = text(credentials, "access_token").orElseThrow();

        String first = get(base + "?limit=100", token, BodyHandlers.ofString());
        int pages = 1;
        Optional<String> cursor = text(first, "next_cursor");
        while (cursor.isPresent()) {
            String encoded = URLEncoder.encode(cursor.get(), StandardCharsets.UTF_8);
            cursor = text(get(base + "?limit=100&cursor=" + encoded, token, BodyHandlers.ofString()), "next_cursor");
            pages++;
        }
        System.out.println(pages + " pages");

        Optional<String> newest = text(first, "id");
        if (newest.isPresent()) {
            byte[] content = get(base + "/" + newest.get() + "/content", token, BodyHandlers.ofByteArray());
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            if (!HexFormat.of().formatHex(hash).equals(text(first, "sha256").orElseThrow())) {
                throw new IllegalStateException("the bytes have another hash");
            }
            System.out.println(newest.get() + " is whole: " + content.length + " bytes");
        }
    }

    private static <T> T get(String address, String token, HttpResponse.BodyHandler<T> handler) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token);
        var answer = HTTP.send(request.build(), handler);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + ": " + answer.statusCode());
        }
        return answer.body();
    }

    /** The first text member of that name; a program of your own would use a JSON library. */
    private static Optional<String> text(String json, String member) {
        var found = Pattern.compile('"' + member + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
