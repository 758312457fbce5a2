package dev.fovea.conformance;

import dev.fovea.conformance.Step.Capture;
import dev.fovea.conformance.Step.Encoding;
import dev.fovea.conformance.Step.Expected;
import dev.fovea.conformance.Step.Header;
import dev.fovea.conformance.Step.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a golden file; the format is described in {@code conformance/README.md}. */
public final class ExchangeFile {
    private static final Pattern STEP_LINE = Pattern.compile("(?m)^={5,}$\\n?");
    private static final Pattern ANSWER_LINE = Pattern.compile("(?m)^-{5,}$\\n?");
    private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
    private static final Set<String> DIRECTIVES = Set.of(
            "shows",
            "origin",
            "needs",
            "first",
            "capture",
            "body",
            "multipart",
            "chunked",
            "gzip",
            "header",
            "repeat",
            "repeat-until",
            "wait");

    private ExchangeFile() {}

    /**
     * Parses the text of a golden file.
     *
     * @throws IllegalArgumentException when the text does not follow the format; the message names the file
     */
    public static Exchange parse(String name, String text) {
        try {
            return exchange(name, text.replace("\r\n", "\n"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
        }
    }

    private static Exchange exchange(String name, String text) {
        List<Section> sections =
                STEP_LINE.splitAsStream(text).map(Section::read).toList();
        Section head = sections.getFirst();
        String shows = head.required("shows");
        List<Step> steps =
                sections.stream().map(section -> step(section, head, shows)).toList();
        Origin origin = Origin.of(head.required("origin"));
        return new Exchange(name, shows, origin, words(head.all("needs")), words(head.all("first")), steps);
    }

    private static List<String> words(List<String> lines) {
        return lines.stream()
                .flatMap(COMMA::splitAsStream)
                .filter(word -> !word.isBlank())
                .toList();
    }

    private static Step step(Section section, Section head, String shows) {
        List<String> halves = ANSWER_LINE.splitAsStream(section.text()).toList();
        if (halves.size() != 2) {
            throw new IllegalArgumentException("a step needs a request, a line of dashes and an answer");
        }
        List<String> ownShows = section.all("shows");
        return new Step(
                ownShows.isEmpty() ? shows : ownShows.getFirst(),
                request(Message.read(halves.get(0)), section, head),
                expected(Message.read(halves.get(1))),
                section.all("body").contains("subset"),
                section.number("wait", 0),
                section.number("repeat", 1),
                section.number("repeat-until", 0),
                section.all("capture").stream().map(ExchangeFile::capture).toList());
    }

    private static Request request(Message message, Section section, Section head) {
        int space = message.start().indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("not a request line: " + message.start());
        }
        String method = message.start().substring(0, space);
        String target = message.start().substring(space + 1).strip();
        List<Header> headers = new ArrayList<>(message.headers());
        head.all("header").stream()
                .map(Message::header)
                .filter(header -> headers.stream().noneMatch(own -> own.name().equalsIgnoreCase(header.name())))
                .forEach(headers::add);
        return new Request(method, target, List.copyOf(headers), message.body(), section.encoding(), section.chunked());
    }

    private static Expected expected(Message message) {
        if (!message.start().matches("[1-5][0-9]{2}")) {
            throw new IllegalArgumentException("not a status: " + message.start());
        }
        return new Expected(Integer.parseInt(message.start()), message.headers(), message.body());
    }

    private static Capture capture(String line) {
        int equals = line.indexOf('=');
        if (equals < 0) {
            throw new IllegalArgumentException("capture without '=': " + line);
        }
        return new Capture(
                line.substring(0, equals).strip(), line.substring(equals + 1).strip());
    }

    /** The directives at the head of a step, and the text below them. */
    private record Section(List<Header> directives, String text) {

        static Section read(String text) {
            List<String> lines = text.lines().dropWhile(String::isBlank).toList();
            List<Header> directives = lines.stream()
                    .takeWhile(line -> line.startsWith("#"))
                    .map(Section::directive)
                    .toList();
            String rest = lines.stream().skip(directives.size()).collect(Collectors.joining("\n"));
            return new Section(directives, rest);
        }

        private static Header directive(String line) {
            String bare = line.substring(1).strip();
            int colon = bare.indexOf(':');
            String name = (colon < 0 ? bare : bare.substring(0, colon)).toLowerCase(Locale.ROOT);
            if (!DIRECTIVES.contains(name)) {
                throw new IllegalArgumentException("unknown directive: " + line);
            }
            return new Header(name, colon < 0 ? "" : bare.substring(colon + 1).strip());
        }

        List<String> all(String name) {
            return directives.stream()
                    .filter(directive -> directive.name().equals(name))
                    .map(Header::value)
                    .toList();
        }

        String required(String name) {
            return all(name).stream()
                    .filter(value -> !value.isEmpty())
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no '# " + name + ":' line"));
        }

        int number(String name, int otherwise) {
            return all(name).stream().mapToInt(Integer::parseInt).findFirst().orElse(otherwise);
        }

        boolean chunked() {
            return !all("chunked").isEmpty();
        }

        Encoding encoding() {
            if (!all("multipart").isEmpty()) {
                return Encoding.MULTIPART;
            }
            if (!all("gzip").isEmpty()) {
                return Encoding.GZIP;
            }
            return Encoding.PLAIN;
        }
    }

    /** First line, header lines and the body below the blank line. */
    private record Message(String start, List<Header> headers, String body) {

        static Message read(String text) {
            List<String> lines = text.lines().dropWhile(String::isBlank).toList();
            if (lines.isEmpty()) {
                throw new IllegalArgumentException("empty request or answer");
            }
            List<Header> headers = new ArrayList<>();
            int line = 1;
            while (line < lines.size() && !lines.get(line).isBlank()) {
                headers.add(header(lines.get(line++)));
            }
            String body = lines.stream().skip(line + 1L).collect(Collectors.joining("\n"));
            return new Message(lines.getFirst().strip(), List.copyOf(headers), body.strip());
        }

        private static Header header(String line) {
            int colon = line.indexOf(':');
            if (colon < 0) {
                return new Header(line.strip(), "");
            }
            return new Header(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip());
        }
    }
}
