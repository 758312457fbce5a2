import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** ImgGo: a pattern says what to read, a receipt goes in, its job is polled, the fields come out. */
public class Imggo {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;
    private final String key;

    Imggo(String base, String key) {
        this.base = base;
        this.key = key;
    }

    public static void main(String[] arguments) throws Exception {
        String credentials = Files.readString(Path.of(arguments[0]));
        Path picture = Path.of(arguments.length > 1 ? arguments[1] : "examples/pictures/receipt.jpg");
        String imggo = credentials.substring(credentials.indexOf("\"imggo\""));
        new Imggo(text(credentials, "base_url"), text(imggo, "api_key")).read(picture);
    }

    void read(Path picture) throws Exception {
        String pattern = text(
                post("/api/patterns", "application/json", BodyPublishers.ofString("""
                        {"name": "Receipts (Java)", "instructions": "Read the shop, the date and the total",
                         "schema": {"company": "string", "date": "date", "total": "number"}}""")),
                "pattern_id");
        String job = text(
                post("/api/patterns/" + pattern + "/ingest?wait=0", "image/jpeg", BodyPublishers.ofFile(picture)), "job_id");
        String answer;
        do {
            Thread.sleep(500);
            answer = send(request("/api/jobs/" + job).GET());
        } while (text(answer, "status").matches("queued|processing"));
        System.out.println(answer);
        if (!text(answer, "status").equals("completed")) {
            throw new IllegalStateException("the job failed");
        }
    }

    private String post(String path, String mediaType, BodyPublisher body) throws Exception {
        return send(request(path).header("Content-Type", mediaType).POST(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + key);
    }

    private static String send(HttpRequest.Builder request) throws Exception {
        var answer = HTTP.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** A text member of a JSON document; a program of your own would use a JSON library. */
    private static String text(String json, String member) {
        var found = Pattern.compile('"' + member + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
        if (!found.find()) {
            throw new IllegalStateException("no " + member + " in " + json);
        }
        return found.group(1);
    }
}
