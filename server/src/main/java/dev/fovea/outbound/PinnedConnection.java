package dev.fovea.outbound;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/**
 * One connection for one exchange, to an address that the policy has checked. There is no name service, proxy, reuse,
 * redirect, retry or decompression behind it: the socket is opened here, and the library only speaks HTTP/1.1 over it.
 *
 * <p>At the deadline the socket is closed under whoever still reads or writes, so a peer that sends one byte a second
 * cannot hold a call longer.
 */
final class PinnedConnection implements AutoCloseable {
    private static final Http1Config LIMITS =
            Http1Config.custom().setMaxLineLength(8192).setMaxHeaderCount(100).build();

    private final Socket socket;
    private final Thread watchdog;
    private final DefaultBHttpClientConnection http = new DefaultBHttpClientConnection(LIMITS);

    private PinnedConnection(Socket socket, Deadline deadline) {
        this.socket = socket;
        this.watchdog = Thread.ofVirtual().name("outbound-deadline").start(() -> closeAt(deadline));
    }

    /**
     * Connects to the first address that answers, and shakes hands when the target is https: the certificate must be
     * valid for the host of the URL.
     *
     * @param connect time for each attempt
     */
    static PinnedConnection open(CheckedTarget target, Duration connect, Deadline deadline, SSLSocketFactory tls)
            throws IOException {
        PinnedConnection connection = new PinnedConnection(connected(target, connect, deadline), deadline);
        try {
            connection.bind(target, tls);
            return connection;
        } catch (IOException e) {
            connection.close();
            throw e;
        }
    }

    /** Sends the request and returns the head of the answer; its body streams from this connection. */
    ClassicHttpResponse exchange(ClassicHttpRequest request) throws IOException, HttpException {
        return new HttpRequestExecutor().execute(request, http, HttpCoreContext.create());
    }

    /** Drops the connection at once, whatever is still to come on it. */
    @Override
    public void close() {
        watchdog.interrupt();
        drop();
    }

    private static Socket connected(CheckedTarget target, Duration connect, Deadline deadline) throws IOException {
        IOException failure = new SocketTimeoutException("no time left to connect");
        for (InetAddress address : target.addresses()) {
            if (deadline.passed()) {
                break;
            }
            Socket socket = new Socket(Proxy.NO_PROXY);
            try {
                int millis = (int) deadline.remaining(connect).toMillis();
                socket.connect(new InetSocketAddress(address, target.port()), millis);
                return socket;
            } catch (IOException e) {
                socket.close();
                failure = e;
            }
        }
        throw failure;
    }

    private void bind(CheckedTarget target, SSLSocketFactory tls) throws IOException {
        if (!target.secure()) {
            http.bind(socket);
            return;
        }
        SSLSocket secure = (SSLSocket) tls.createSocket(socket, target.host(), target.port(), true);
        secure.setSSLParameters(verifying(secure.getSSLParameters()));
        secure.startHandshake();
        http.bind(secure, socket);
    }

    private static SSLParameters verifying(SSLParameters parameters) {
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        return parameters;
    }

    private void closeAt(Deadline deadline) {
        try {
            Thread.sleep(deadline.remaining());
            drop();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closes the TCP socket, not the TLS one on top, whose farewell could wait for a peer that does not read. */
    private void drop() {
        try {
            socket.close();
        } catch (IOException _) {
            // Nothing is left to do for a socket that cannot even be closed.
        }
    }
}
