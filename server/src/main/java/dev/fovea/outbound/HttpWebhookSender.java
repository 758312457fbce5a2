package dev.fovea.outbound;

import dev.fovea.core.port.WebhookSender;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts webhook deliveries over http and https (contract imggo.md §7). Every address passes the policy first; a receiver
 * that drips, never answers or never ends costs no more than the time and the characters allowed.
 */
public final class HttpWebhookSender implements WebhookSender {
    private static final Logger LOG = LoggerFactory.getLogger(HttpWebhookSender.class);
    private static final int KEPT_BYTES = 4096;

    /** No database keeps it in a text. */
    private static final char NUL = 0;

    private static final char REPLACEMENT = '\uFFFD';

    private final AddressPolicy policy;
    private final Duration connect;
    private final Duration total;
    private final SSLSocketFactory tls;

    /**
     * A sender that trusts the certificates that the JVM trusts.
     *
     * @param connect time for each attempt to connect
     * @param total time for everything: resolving, connecting, sending, the answer
     */
    public HttpWebhookSender(AddressPolicy policy, Duration connect, Duration total) {
        this(policy, connect, total, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    HttpWebhookSender(AddressPolicy policy, Duration connect, Duration total, SSLSocketFactory tls) {
        this.policy = policy;
        this.connect = connect;
        this.total = total;
        this.tls = tls;
    }

    @Override
    public Outcome post(Message message) throws InterruptedException {
        Deadline deadline = Deadline.in(total);
        try {
            return exchange(message, deadline);
        } catch (AddressRefusedException e) {
            return unanswered(Cause.REFUSED_ADDRESS, message, e);
        } catch (UnreachableException | UnknownHostException e) {
            return unanswered(deadline.passed() ? Cause.TIMEOUT : Cause.UNREACHABLE, message, e);
        } catch (SSLException e) {
            return unanswered(deadline.passed() ? Cause.TIMEOUT : Cause.INSECURE, message, e);
        } catch (IOException | HttpException e) {
            return unanswered(timedOut(e, deadline) ? Cause.TIMEOUT : Cause.BROKEN, message, e);
        }
    }

    private static boolean timedOut(Exception e, Deadline deadline) {
        return e instanceof SocketTimeoutException || deadline.passed();
    }

    /** An interrupt closes the socket under the call, which then fails like any broken connection. */
    private static Outcome unanswered(Cause cause, Message message, Exception e) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException("while posting");
        }
        LOG.debug("{}: {}", message.url(), cause, e);
        return new Unanswered(cause);
    }

    private Outcome exchange(Message message, Deadline deadline)
            throws AddressRefusedException, IOException, HttpException, InterruptedException {
        CheckedTarget target = checked(address(message.url()), deadline);
        try (PinnedConnection connection = connected(target, deadline)) {
            ClassicHttpResponse response = connection.exchange(request(message, target));
            return new Answered(response.getCode(), head(response));
        }
    }

    private static URI address(String url) throws AddressRefusedException {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw new AddressRefusedException("not an address: " + e.getMessage());
        }
    }

    /** The check runs in a thread of its own, since a lookup by the operating system cannot be interrupted. */
    private CheckedTarget checked(URI url, Deadline deadline)
            throws AddressRefusedException, IOException, InterruptedException {
        FutureTask<CheckedTarget> check = new FutureTask<>(() -> policy.check(url));
        Thread.ofPlatform().daemon().name("outbound-resolve").start(check);
        try {
            return check.get(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new SocketTimeoutException("resolving the host took too long");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case AddressRefusedException refused -> throw refused;
                case UnknownHostException unknown -> throw unknown;
                case null, default -> throw new IllegalStateException("checking an address failed", e);
            }
        }
    }

    private PinnedConnection connected(CheckedTarget target, Deadline deadline) throws IOException {
        try {
            return PinnedConnection.open(target, connect, deadline, tls);
        } catch (SSLException e) {
            throw e;
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            throw new UnreachableException(e);
        }
    }

    private static ClassicHttpRequest request(Message message, CheckedTarget target) {
        ClassicHttpRequest request = new BasicClassicHttpRequest("POST", "/");
        request.setPath(target.requestTarget());
        request.setHeader("Host", target.hostHeader());
        message.headers().forEach(request::setHeader);
        request.setHeader("Connection", "close");
        byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
        request.setHeader("Content-Length", Integer.toString(body.length));
        request.setEntity(new ByteArrayEntity(body, null));
        return request;
    }

    /**
     * The first bytes of the body; what is beyond is not read, since the connection is dropped. The status says all that
     * counts, so a body that breaks off does no harm.
     */
    private static String head(ClassicHttpResponse response) {
        HttpEntity entity = response.getEntity();
        byte[] buffer = new byte[KEPT_BYTES];
        int bytes = 0;
        try {
            InputStream body = entity == null ? InputStream.nullInputStream() : entity.getContent();
            for (int n = body.read(buffer); n > 0; n = body.read(buffer, bytes, buffer.length - bytes)) {
                bytes += n;
            }
        } catch (IOException e) {
            LOG.debug("the body of an answer broke off after {} bytes", bytes, e);
        }
        return new String(buffer, 0, bytes, StandardCharsets.UTF_8).replace(NUL, REPLACEMENT);
    }

    /** No connection came about. */
    private static final class UnreachableException extends IOException {
        private static final long serialVersionUID = 1;

        UnreachableException(IOException cause) {
            super("no connection", cause);
        }
    }
}
