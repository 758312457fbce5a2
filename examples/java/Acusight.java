import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.regex.Pattern;

/** Acusight: a device uploads a picture with what its model saw. Sent again, it gets the ids of the first time. */
public class Acusight {
    public static void main(String[] arguments) throws Exception {
        String credentials = Files.readString(Path.of(arguments[0]));
        Path picture = Path.of(arguments.length > 1 ? arguments[1] : "examples/pictures/sample.jpg");
        String first = upload(credentials, picture);
        String again = upload(credentials, picture);
        System.out.println("stored " + first);
        if (!first.equals(again)) {
            throw new IllegalStateException("a retry must not make a second image");
        }
    }

    static String upload(String credentials, Path picture) throws Exception {
        String metadata = "{\"model_id\":\"mdl_123\",\"model_version\":\"1.0.0\",\"annotations\":"
                + "[{\"class_value\":\"truck\",\"type\":\"bbox\",\"geometry\":[0.52,0.48,0.2,0.1]}]}";
        String boundary = UUID.randomUUID().toString();
        ByteArrayOutputStream form = new ByteArrayOutputStream();
        form.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"metadata\"\r\n\r\n" + metadata
                        + "\r\n--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"image\"; filename=\"sample.jpg\"\r\n\r\n")
                .getBytes());
        form.writeBytes(Files.readAllBytes(picture));
        form.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes());

        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(text(credentials, "base_url") + "/api/device/images/upload"))
                .header("X-Device-Key", text(credentials, "device_key"))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(form.toByteArray()))
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return text(answer.body(), "image_id");
    }

    /** A text member of a JSON document; a program of your own would use a JSON library. */
    static String text(String json, String member) {
        var found = Pattern.compile('"' + member + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + member + " in " + json);
        }
        return found.group(1);
    }
}
