package dev.fovea.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.cli.demo.FakeServer.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"success":false,"error":{"code":"VALIDATION_ERROR","message":"image file is required"}} | image file is required
            {"error":"invalid request payload: width is required"}                                   | invalid request payload: width is required
            {"detail":"Invalid API key"}                                                             | Invalid API key
            {"detail":[{"type":"missing","loc":["body","source"],"msg":"Field required"}]}           | body.source: Field required
            {"message":"Bad run","metadata":{"error":"source.name is required"}}                     | source.name is required
            {"message":"Analysis not found","metadata":{"traceId":"t"}}                              | Analysis not found
            {"title":"Not found","detail":"no such image"}                                           | no such image
            <html>Bad gateway</html>                                                                 | <html>Bad gateway</html>
            """)
    void each_api_is_quoted_in_its_own_words(String body, String reason) throws IOException {
        try (FakeServer server = new FakeServer();
                ApiClient client = ApiClient.of(server.uri())) {
            server.route("GET /x", request -> Reply.bytes(400, body.getBytes(StandardCharsets.UTF_8)));
            assertThat(Reason.all(client.get("/x"))).containsExactly(reason);
        }
    }
}
