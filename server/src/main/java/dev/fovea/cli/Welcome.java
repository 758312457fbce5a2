package dev.fovea.cli;

import dev.fovea.app.FoveaApp;
import dev.fovea.app.Sample;
import dev.fovea.core.access.NewCredentials;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the first start prints: where the data is, the secrets, and one line a dialect that works as pasted. */
final class Welcome {
    private Welcome() {}

    static void print(PrintStream out, FoveaApp app, NewCredentials secrets) {
        String url = app.baseUrl().toString();
        out.println("Fovea is ready at " + url);
        out.println("Data: " + app.folder().path());
        out.println();
        out.println("These secrets are shown once and kept as hashes only:");
        out.println("  administrator        " + secrets.adminUsername() + " (" + secrets.adminEmail() + ")  "
                + secrets.adminPassword());
        out.println("  genlogs x-api-key    " + secrets.partnerKey());
        out.println("  acusight device key  " + secrets.deviceKey() + "  (device " + secrets.deviceId() + ")");
        out.println("  imggo api key        " + secrets.apiKey());
        out.println("  hub access token     " + secrets.accessToken());
        out.println();
        out.println("# Acusight: a device uploads a picture");
        out.println(acusight(url, secrets, sample(app)));
        out.println();
        out.println("# GenLogs: a partner names a picture (log in, then send)");
        out.println(genlogs(url, secrets));
        out.println();
        out.println("# ImgGo: a pattern says what to read, a receipt becomes JSON");
        out.println(imggo(url, secrets, receipt(app)));
        out.println();
        out.println("# Hub: register a recording, then post a detection run");
        out.println(hub(url, secrets));
        out.println();
        out.println("# Fovea: what has arrived");
        out.println("curl -s '" + url + "/v1/images' -H 'Authorization: Bearer " + secrets.accessToken() + "'");
        out.flush();
    }

    private static Path sample(FoveaApp app) {
        return write(app, "sample.jpg", Sample.picture());
    }

    private static Path receipt(FoveaApp app) {
        return write(app, "receipt.jpg", Sample.receipt());
    }

    private static Path write(FoveaApp app, String name, byte[] content) {
        Path file = app.folder().path().resolve(name);
        try {
            Files.write(file, content);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String acusight(String url, NewCredentials secrets, Path sample) {
        return """
                curl -s -X POST '%s/api/device/images/upload' -H 'X-Device-Key: %s' -F 'image=@%s' \\
                  -F 'metadata={"model_id":"mdl_123","model_version":"1.0.0","annotations":[{"class_value":"dog","type":"bbox","geometry":[0.52,0.48,0.2,0.1]}]}'""".formatted(url, secrets.deviceKey(), sample);
    }

    private static String genlogs(String url, NewCredentials secrets) {
        return """
                TOKEN=$(curl -s -X POST '%1$s/auth/token' -H 'x-api-key: %2$s' -H 'Content-Type: application/json' \\
                  -d '{"email":"%3$s","password":"%4$s"}' | sed 's/.*"access_token_data":{"token":"\\([^"]*\\)".*/\\1/')
                curl -s -X POST '%1$s/image' -H 'accept: application/json' -H 'Content-Type: application/json' \\
                  -H 'x-api-key: %2$s' -H "Authorization: Bearer $TOKEN" \\
                  -d '{"source":"sensor_identifier","image_url":"%1$s%5$s","time_captured":"2025-02-11T22:50:25.459Z","detection_bounding_box":{"xmin":200,"ymin":200,"xmax":400,"ymax":400},"source_location_info":{"latitude":34.2,"longitude":-118.5,"city":"Los Angeles","state":"CA","route":"US-101","traffic_direction":"north"},"detection_metadata":{"alpr_confidence":0.9,"alpr_state":"CA","plate_number":"8XYZ012"}}'""".formatted(url, secrets.partnerKey(), secrets.adminEmail(), secrets.adminPassword(), Sample.PATH);
    }

    private static String imggo(String url, NewCredentials secrets, Path receipt) {
        return """
                PATTERN=$(curl -s -X POST '%1$s/api/patterns' -H 'Authorization: Bearer %2$s' -H 'Content-Type: application/json' \\
                  -d '{"name":"Receipts","instructions":"Read the shop, the date and the total to pay","schema":{"company":"string","date":"date","total":"number"}}' | sed 's/.*"pattern_id":"\\([^"]*\\)".*/\\1/')
                curl -s -X POST "%1$s/api/patterns/$PATTERN/ingest?wait=30" -H 'Authorization: Bearer %2$s' -F 'file=@%3$s'""".formatted(url, secrets.apiKey(), receipt);
    }

    private static String hub(String url, NewCredentials secrets) {
        return """
                curl -s -X POST '%1$s/recordings' -H 'Content-Type: application/json' -H 'Authorization: Bearer %2$s' \\
                  -d '{"mediaKey":"camera-1_1700000000_recording","startTimestamp":1700000000,"width":1920,"height":1080,"fps":25,"frameCount":7500}'
                curl -s '%1$s/detections' -H 'Content-Type: application/json' -H 'Authorization: Bearer %2$s' \\
                  -d '{"mediaKey":"camera-1_1700000000_recording","schemaVersion":"1.0","source":{"kind":"model","name":"acme-face-v2","version":"2.3.1","runId":"01HF8C3K9X4Y6Q7Z2N8M5W3R1A"},"coordinateSpace":"normalized","tracks":[{"id":"trk_001","boxes":[{"frame":0,"x":0.1,"y":0.2,"w":0.08,"h":0.14}]}]}'""".formatted(url, secrets.accessToken());
    }
}
