package dev.fovea.cli.demo;

import static dev.fovea.cli.demo.Outcome.ANSWERED;
import static dev.fovea.cli.demo.Outcome.REFUSED;
import static dev.fovea.cli.demo.Outcome.REPEATED;
import static dev.fovea.cli.demo.Outcome.STORED;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An application turns a photo of a receipt and a PDF invoice into data through the ImgGo API (seed imggo-endpoints), and is
 * told by a signed webhook.
 */
final class ImggoScenes {
    /** With what the webhook of the demo is signed. */
    static final String SECRET = "demo-webhook-secret";

    private static final String PATTERNS = "/api/patterns";
    private static final Set<String> UNFINISHED = Set.of("queued", "processing");

    private final Stage stage;
    private final ApiClient app;
    private final DemoReceiver receiver;
    private final Occasion occasion;

    ImggoScenes(
            Stage stage, ApiClient server, Credentials.Imggo credentials, DemoReceiver receiver, Occasion occasion) {
        this.stage = stage;
        this.app = server.withBearer(credentials.apiKey());
        this.receiver = receiver;
        this.occasion = occasion;
    }

    /** Plays all scenes. */
    void play() {
        subscribe();
        String receipts = createPattern("Receipts", "Read the shop, the date and the total to pay.", receiptSchema());
        readReceipt(receipts);
        String invoices = createPattern("Invoices", "Read the invoice with all its line items.", invoiceSchema());
        String job = readInvoice(invoices);
        hear(job);
        sendWhatIsRefused(receipts);
    }

    private void subscribe() {
        stage.say("An application asks to be told when a job is done.");
        stage.play(
                "webhook " + receiver.hook(),
                STORED,
                Check.status(201).has("/data/webhook_id").has("/data/secret", SECRET),
                () -> app.post(
                        "/api/webhooks",
                        Map.of(
                                "url", receiver.hook().toString(),
                                "events", List.of("job.completed", "job.failed"),
                                "secret", SECRET)));
    }

    private String createPattern(String name, String instructions, Map<String, Object> schema) {
        stage.say("A pattern says what to read: " + String.join(", ", schema.keySet()) + ".");
        Answer answer = stage.play(
                "pattern " + name,
                STORED,
                Check.status(201).has("/data/pattern_id").has("/data/status", "active"),
                () -> app.post(
                        PATTERNS,
                        Map.of(
                                "name",
                                occasion.name(name),
                                "output_format",
                                "json",
                                "instructions",
                                instructions,
                                "schema",
                                schema)));
        return answer.textAt("/data/pattern_id");
    }

    private void readReceipt(String pattern) {
        stage.say("A photo of a receipt becomes JSON, while the call waits; the same call again changes nothing.");
        ApiClient once = app.with("Idempotency-Key", occasion.name("receipt"));
        String path = ingest(pattern) + "?wait=60";
        Answer first = stage.play(
                Document.RECEIPT.file(),
                STORED,
                Check.status(200)
                        .has("/data/status", "completed")
                        .has("/data/result/company", "HARBOUR BAKERY LTD")
                        .has("/data/result/date", "2026-03-14")
                        .has("/data/result/total", "20.2"),
                () -> once.post(path, form(Document.RECEIPT)));
        stage.note(first.at("/data/result").toString());
        stage.play(
                Document.RECEIPT.file() + " again",
                REPEATED,
                Check.status(200)
                        .and("the same answer", answer -> answer.text().equals(first.text()))
                        .and(
                                "a header that says so",
                                answer -> answer.header("Idempotency-Replayed").isPresent()),
                () -> once.post(path, form(Document.RECEIPT)));
    }

    private String readInvoice(String pattern) {
        stage.say("A PDF is queued: the answer names the job, which is asked until it is done.");
        Answer queued = stage.play(
                Document.INVOICE.file(),
                STORED,
                Check.status(202).has("/data/job_id").has("/data/status", "queued"),
                () -> app.post(ingest(pattern), form(Document.INVOICE)));
        String job = queued.textAt("/data/job_id");
        Answer done = stage.play(
                "job " + job,
                ANSWERED,
                Check.status(200)
                        .has("/data/status", "completed")
                        .has("/data/result/invoice_number", "NL-2026-0187")
                        .has("/data/result/total_amount", "1466.08")
                        .and(
                                "4 line items",
                                answer -> answer.at("/data/result/line_items").size() == 4),
                () -> untilFinal(job));
        stage.note(done.at("/data/result").toString());
        return job;
    }

    private Answer untilFinal(String job) {
        Answer answer = app.get("/api/jobs/" + job);
        for (int asked = 1; asked < 240 && unfinished(answer); asked++) {
            pause();
            answer = app.get("/api/jobs/" + job);
        }
        return answer;
    }

    private static boolean unfinished(Answer answer) {
        return UNFINISHED.contains(answer.textAt("/data/status"));
    }

    private static void pause() {
        try {
            Thread.sleep(250);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(String job) {
        stage.say("The application was told: it checked the signature of the webhook with its secret.");
        try (ApiClient self = ApiClient.of(receiver.base())) {
            stage.play(
                    "webhook about job " + job,
                    ANSWERED,
                    Check.status(200)
                            .has("/event", "job.completed")
                            .has("/signature", "valid")
                            .has("/standard_webhooks", "true"),
                    () -> self.get(DemoReceiver.arrivalOf(job)));
        }
    }

    private void sendWhatIsRefused(String pattern) {
        stage.say(
                "A pattern with a misspelt type, a text that calls itself a picture, and a pattern that nobody made.");
        stage.play(
                "pattern with the type strnig",
                REFUSED,
                Check.status(422).has("/error/code", "invalid_schema"),
                () -> app.post(
                        PATTERNS, Map.of("name", "Oops", "instructions", "Read it", "schema", Map.of("a", "strnig"))));
        byte[] text = "no picture".getBytes(StandardCharsets.UTF_8);
        stage.play(
                "notes.txt as a picture",
                REFUSED,
                Check.status(422).has("/error/code", "unsupported_format"),
                () -> app.post(ingest(pattern), new Multipart().file("file", "notes.jpg", "image/jpeg", text)));
        stage.play(
                "receipt.jpg for an unknown pattern",
                REFUSED,
                Check.status(404).has("/error/code", "pattern_not_found"),
                () -> app.post(ingest("pat_0000000000"), form(Document.RECEIPT)));
    }

    private static String ingest(String pattern) {
        return PATTERNS + "/" + pattern + "/ingest";
    }

    private static Multipart form(Document document) {
        return new Multipart().file("file", document.file(), document.mediaType(), document.bytes());
    }

    private static Map<String, Object> receiptSchema() {
        return fields("company", "string", "date", "date", "total", "number");
    }

    private static Map<String, Object> invoiceSchema() {
        Map<String, Object> schema = fields(
                "vendor", "string", "invoice_number", "string", "invoice_date", "date", "total_amount", "number");
        schema.put(
                "line_items",
                List.of(fields(
                        "description", "string", "quantity", "number", "unit_price", "number", "amount", "number")));
        return schema;
    }

    /** A field map; the answers keep its order. */
    private static Map<String, Object> fields(String... namesAndTypes) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTypes.length; i += 2) {
            fields.put(namesAndTypes[i], namesAndTypes[i + 1]);
        }
        return fields;
    }
}
