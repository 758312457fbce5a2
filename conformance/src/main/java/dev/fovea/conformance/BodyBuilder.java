package dev.fovea.conformance;

import dev.fovea.conformance.Body.Bytes;
import dev.fovea.conformance.Body.Piece;
import dev.fovea.conformance.Step.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Turns the body text of a request, variables filled in, into the bytes to send. */
final class BodyBuilder {
    static final String BOUNDARY = "----fovea-golden-7c1a";
    private static final String CRLF = "\r\n";

    private BodyBuilder() {}

    static Body build(Request request, Variables variables) {
        String text = variables.fill(request.body());
        return switch (request.encoding()) {
            case MULTIPART -> multipart(text, variables);
            case GZIP -> gzip(plain(text, variables));
            case PLAIN -> plain(text, variables);
        };
    }

    private static Body plain(String text, Variables variables) {
        return text.startsWith("@body ") ? fromTemplate(text.lines().toList(), variables) : Body.of(text);
    }

    private static Body fromTemplate(List<String> lines, Variables variables) {
        String template =
                GoldenFiles.text("bodies/" + lines.getFirst().substring(6).strip());
        JsonNode json = JsonMapper.shared().readTree(variables.fill(template));
        long padding = 0;
        for (String line : lines.subList(1, lines.size())) {
            String[] words = line.split(" ", 3);
            switch (words[0]) {
                case "@set" -> JsonPath.of(words[1]).set(json, value(words[2]));
                case "@drop" -> JsonPath.of(words[1]).remove(json);
                case "@repeat" -> repeat(json, words[1], words[2]);
                case "@pad" -> padding = Long.parseLong(words[1]);
                default -> throw new IllegalArgumentException("unknown body line: " + line);
            }
        }
        Body body = Body.of(json.toString());
        return padding == 0 ? body : body.padded((byte) ' ', padding);
    }

    private static JsonNode value(String afterPath) {
        String json = afterPath.startsWith("= ") ? afterPath.substring(2) : afterPath;
        return JsonMapper.shared().readTree(json);
    }

    private static void repeat(JsonNode json, String path, String countAndElement) {
        int space = countAndElement.indexOf(' ');
        int count = Integer.parseInt(countAndElement.substring(0, space));
        String element = countAndElement.substring(space + 1);
        ArrayNode array = JsonMapper.shared().createArrayNode();
        for (int i = 0; i < count; i++) {
            array.add(JsonMapper.shared().readTree(element.replace("#", Integer.toString(i))));
        }
        JsonPath.of(path).set(json, array);
    }

    private static Body gzip(Body body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            body.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Body.of(packed.toByteArray());
    }

    private static Body multipart(String text, Variables variables) {
        List<Piece> pieces = new ArrayList<>();
        for (String line : text.lines().filter(line -> !line.isBlank()).toList()) {
            Part part = Part.read(line);
            pieces.add(ascii("--" + BOUNDARY + CRLF + part.headers() + CRLF));
            pieces.addAll(part.content(variables).pieces());
            pieces.add(ascii(CRLF));
        }
        pieces.add(ascii("--" + BOUNDARY + "--" + CRLF));
        return new Body(List.copyOf(pieces));
    }

    private static Bytes ascii(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * One part, written {@code @name [filename=…] [type=…] [picture=…|file=…] [cut=N] [pad=N] [text]}.
     *
     * @param text everything after the attributes
     */
    private record Part(String name, List<String> attributes, String text) {

        static Part read(String line) {
            if (!line.startsWith("@")) {
                throw new IllegalArgumentException("not a part line: " + line);
            }
            List<String> attributes = new ArrayList<>();
            int space = line.indexOf(' ');
            String name = space < 0 ? line.substring(1) : line.substring(1, space);
            String rest = space < 0 ? "" : line.substring(space + 1);
            while (rest.matches("(filename|type|picture|file|cut|pad)=.*")) {
                int end = rest.indexOf(' ') < 0 ? rest.length() : rest.indexOf(' ');
                attributes.add(rest.substring(0, end));
                rest = rest.substring(Math.min(end + 1, rest.length()));
            }
            return new Part(name, attributes, rest);
        }

        String headers() {
            String filename = has("filename") ? "; filename=\"" + attribute("filename") + "\"" : "";
            String type = has("type") ? "Content-Type: " + attribute("type") + CRLF : "";
            return "Content-Disposition: form-data; name=\"" + name + "\"" + filename + CRLF + type;
        }

        Body content(Variables variables) {
            byte[] bytes = bytes(variables);
            if (has("cut")) {
                bytes = Arrays.copyOf(bytes, Integer.parseInt(attribute("cut")));
            }
            Body body = Body.of(bytes);
            return has("pad") ? body.padded((byte) 0, Long.parseLong(attribute("pad"))) : body;
        }

        private byte[] bytes(Variables variables) {
            if (has("picture")) {
                return Pictures.unique(variables.fill(attribute("picture")));
            }
            return has("file") ? GoldenFiles.bytes(attribute("file")) : text.getBytes(StandardCharsets.UTF_8);
        }

        private boolean has(String attribute) {
            return attributes.stream().anyMatch(a -> a.startsWith(attribute + "="));
        }

        private String attribute(String attribute) {
            return attributes.stream()
                    .filter(a -> a.startsWith(attribute + "="))
                    .map(a -> a.substring(attribute.length() + 1))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
