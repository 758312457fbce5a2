package dev.fovea.conformance;

import dev.fovea.conformance.Step.Header;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLSocketFactory;

/**
 * One HTTP/1.1 request on a connection of its own.
 *
 * <p>A library client would repair what golden files break on purpose, and would lose an answer that arrives while the body is still being
 * sent. Here the body is written beside the reading, and a failed write is no error once an answer has come.
 */
final class Wire {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int READ_MILLIS = 60_000;
    private static final int CHUNK = 64 * 1024;

    private Wire() {}

    /**
     * Sends the request and waits for the answer.
     *
     * @param target path and query as they go on the request line
     * @throws IOException when no complete answer comes within a minute
     */
    static Answer send(URI base, String method, String target, List<Header> headers, Body body, boolean chunked)
            throws IOException {
        try (Socket socket = connect(base)) {
            OutputStream out = new BufferedOutputStream(socket.getOutputStream(), CHUNK);
            out.write(head(base, method, target, headers, body, chunked).getBytes(StandardCharsets.UTF_8));
            out.flush();
            Thread.ofVirtual().start(() -> write(body, chunked, out));
            return read(method, new BufferedInputStream(socket.getInputStream()));
        }
    }

    private static Socket connect(URI base) throws IOException {
        boolean tls = "https".equals(base.getScheme());
        int port = base.getPort() >= 0 ? base.getPort() : tls ? 443 : 80;
        Socket plain = new Socket();
        plain.connect(new InetSocketAddress(base.getHost(), port), CONNECT_MILLIS);
        plain.setSoTimeout(READ_MILLIS);
        if (!tls) {
            return plain;
        }
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        return factory.createSocket(plain, base.getHost(), port, true);
    }

    private static String head(
            URI base, String method, String target, List<Header> headers, Body body, boolean chunked) {
        StringBuilder head = new StringBuilder();
        head.append(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        List<Header> all = new ArrayList<>(headers);
        addIfAbsent(all, "Host", base.getRawAuthority());
        addIfAbsent(all, "Accept", "*/*");
        all.add(new Header("Connection", "close"));
        if (chunked) {
            all.add(new Header("Transfer-Encoding", "chunked"));
        } else if (body.length() > 0 || !method.equals("GET")) {
            addIfAbsent(all, "Content-Length", Long.toString(body.length()));
        }
        all.forEach(header ->
                head.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        return head.append("\r\n").toString();
    }

    private static void addIfAbsent(List<Header> headers, String name, String value) {
        if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase(name))) {
            headers.add(new Header(name, value));
        }
    }

    private static void write(Body body, boolean chunked, OutputStream out) {
        try {
            if (chunked) {
                ChunkedOutput chunks = new ChunkedOutput(out);
                body.writeTo(chunks);
                chunks.end();
            } else {
                body.writeTo(out);
            }
            out.flush();
        } catch (IOException refused) {
            // The server may answer and close before it has read everything; the reader tells whether it answered.
            return;
        }
    }

    private static Answer read(String method, InputStream in) throws IOException {
        while (true) {
            int status = status(line(in));
            List<Header> headers = headers(in);
            if (status >= 200) {
                Answer head = new Answer(status, headers, new byte[0]);
                boolean empty = method.equals("HEAD") || status == 204 || status == 304;
                return empty ? head : new Answer(status, headers, body(head, in));
            }
        }
    }

    private static int status(String line) throws IOException {
        if (!line.matches("HTTP/1\\.[01] [0-9]{3}( .*)?")) {
            throw new IOException("not a status line: " + line);
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private static List<Header> headers(InputStream in) throws IOException {
        List<Header> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.add(new Header(
                    line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
        }
        return List.copyOf(headers);
    }

    private static byte[] body(Answer head, InputStream in) throws IOException {
        boolean chunked = head.header("Transfer-Encoding")
                .filter(coding -> coding.toLowerCase(Locale.ROOT).contains("chunked"))
                .isPresent();
        if (chunked) {
            return chunks(in);
        }
        int length = head.header("Content-Length").map(Integer::parseInt).orElse(-1);
        return length < 0 ? in.readAllBytes() : exactly(in, length);
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            String size = line(in);
            int semicolon = size.indexOf(';');
            int length = Integer.parseInt((semicolon < 0 ? size : size.substring(0, semicolon)).strip(), 16);
            body.writeBytes(exactly(in, length));
            line(in);
            if (length == 0) {
                return body.toByteArray();
            }
        }
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ended after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the connection was closed without an answer");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /** Frames what is written as chunks; each write becomes one chunk. */
    private static final class ChunkedOutput extends OutputStream {
        private final OutputStream out;

        ChunkedOutput(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            if (length > 0) {
                out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(bytes, from, length);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        }

        void end() throws IOException {
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
