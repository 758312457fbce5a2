package dev.fovea.conformance.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which anything can be written, at any pace. */
final class RawConnection implements AutoCloseable {
    private static final int READ_MILLIS = 30_000;

    private final Socket socket;

    private RawConnection(Socket socket) {
        this.socket = socket;
    }

    static RawConnection open(URI base) throws IOException {
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.setSoTimeout(READ_MILLIS);
        socket.setTcpNoDelay(true);
        return new RawConnection(socket);
    }

    void write(String text) throws IOException {
        write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    void write(byte[] bytes) throws IOException {
        out().write(bytes);
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    /** Nothing more will be sent. */
    void end() throws IOException {
        socket.shutdownOutput();
    }

    /** Everything until the server closes, one character a byte; what came before a reset counts. */
    String readAll() throws IOException {
        StringBuilder answer = new StringBuilder();
        byte[] block = new byte[8192];
        try {
            for (int read = socket.getInputStream().read(block);
                    read >= 0;
                    read = socket.getInputStream().read(block)) {
                answer.append(new String(block, 0, read, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException reset) {
            return answer.toString();
        }
        return answer.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
