package dev.fovea.outbound;

import dev.fovea.core.port.ImageFetcher;
import dev.fovea.core.port.ImageFetcher.FetchException.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLSocketFactory;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * Fetches pictures over http and https (contract genlogs, 5). Redirects are followed by hand, so that each one passes
 * the policy; memory does not grow with the body; every limit of {@link FetchLimits} also holds against a peer that
 * drips or never ends.
 */
public final class HttpImageFetcher implements ImageFetcher {
    private static final int OK = 200;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int BUFFER_BYTES = 16 * 1024;

    private final AddressPolicy policy;
    private final FetchLimits limits;
    private final SSLSocketFactory tls;

    /** A fetcher that trusts the certificates that the JVM trusts. */
    public HttpImageFetcher(AddressPolicy policy, FetchLimits limits) {
        this(policy, limits, (SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    HttpImageFetcher(AddressPolicy policy, FetchLimits limits, SSLSocketFactory tls) {
        this.policy = policy;
        this.limits = limits;
        this.tls = tls;
    }

    @Override
    public Fetched fetch(URI url, OutputStream sink) throws FetchException, IOException {
        Deadline deadline = Deadline.in(limits.total());
        URI next = url;
        for (int hop = 0; hop <= limits.redirects(); hop++) {
            CheckedTarget target = checked(next, deadline);
            try (PinnedConnection connection = connected(target, deadline)) {
                ClassicHttpResponse response = answer(connection, target, deadline);
                Optional<URI> elsewhere = redirect(response, next);
                if (elsewhere.isEmpty()) {
                    return receive(response, sink, deadline);
                }
                next = elsewhere.get();
            }
        }
        throw new FetchException(Cause.BAD_STATUS, "more than " + limits.redirects() + " redirects");
    }

    /** The check runs in a thread of its own, since a lookup by the operating system cannot be interrupted. */
    private CheckedTarget checked(URI url, Deadline deadline) throws FetchException {
        FutureTask<CheckedTarget> check = new FutureTask<>(() -> policy.check(url));
        Thread.ofPlatform().daemon().name("outbound-resolve").start(check);
        try {
            return check.get(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw checkFailed(e);
        } catch (TimeoutException e) {
            throw failed(Cause.TIMEOUT, "resolving the host took too long", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed(Cause.BROKEN, "interrupted", e);
        }
    }

    private static FetchException checkFailed(ExecutionException e) {
        return switch (e.getCause()) {
            case AddressRefusedException refused -> failed(Cause.REFUSED_ADDRESS, "not allowed", refused);
            case UnknownHostException unknown -> failed(Cause.UNREACHABLE, "no address", unknown);
            case null, default -> throw new IllegalStateException("checking an address failed", e);
        };
    }

    private PinnedConnection connected(CheckedTarget target, Deadline deadline) throws FetchException {
        try {
            return PinnedConnection.open(target, limits.connect(), deadline, tls);
        } catch (IOException e) {
            throw failed(timedOut(e, deadline) ? Cause.TIMEOUT : Cause.UNREACHABLE, "no connection", e);
        }
    }

    private static ClassicHttpResponse answer(PinnedConnection connection, CheckedTarget target, Deadline deadline)
            throws FetchException {
        try {
            return connection.exchange(request(target));
        } catch (IOException | HttpException e) {
            throw broken("no answer", e, deadline);
        }
    }

    private static ClassicHttpRequest request(CheckedTarget target) {
        ClassicHttpRequest request = new BasicClassicHttpRequest("GET", "/");
        request.setPath(target.requestTarget());
        request.setHeader("Host", target.hostHeader());
        request.setHeader("User-Agent", "Fovea");
        request.setHeader("Accept", "image/*, */*;q=0.5");
        request.setHeader("Accept-Encoding", "identity");
        request.setHeader("Connection", "close");
        return request;
    }

    private static Optional<URI> redirect(ClassicHttpResponse response, URI base) throws FetchException {
        try {
            return Redirect.of(response, base);
        } catch (URISyntaxException e) {
            throw failed(Cause.BROKEN, "the Location is not an address", e);
        }
    }

    private Fetched receive(ClassicHttpResponse response, OutputStream sink, Deadline deadline)
            throws FetchException, IOException {
        if (response.getCode() != OK) {
            throw new FetchException(refusal(response.getCode()), "status " + response.getCode());
        }
        HttpEntity entity = response.getEntity();
        long bytes = entity == null ? 0 : copy(entity, sink, deadline);
        return new Fetched(contentType(response), bytes);
    }

    private static Cause refusal(int status) {
        return switch (status) {
            case REQUEST_TIMEOUT, TOO_MANY_REQUESTS -> Cause.BUSY;
            default -> status >= SERVER_ERROR ? Cause.BUSY : Cause.BAD_STATUS;
        };
    }

    private long copy(HttpEntity entity, OutputStream sink, Deadline deadline) throws FetchException, IOException {
        limitSize(entity.getContentLength());
        InputStream body = entity.getContent();
        byte[] buffer = new byte[BUFFER_BYTES];
        long bytes = 0;
        for (int n = read(body, buffer, deadline); n >= 0; n = read(body, buffer, deadline)) {
            bytes += n;
            limitSize(bytes);
            sink.write(buffer, 0, n);
        }
        return bytes;
    }

    private void limitSize(long bytes) throws FetchException {
        if (bytes > limits.maxBytes()) {
            throw new FetchException(Cause.TOO_LARGE, "more than " + limits.maxBytes() + " bytes");
        }
    }

    /** Failures of the far side become a {@link FetchException} here, so that an {@link IOException} can only mean the sink. */
    private static int read(InputStream body, byte[] buffer, Deadline deadline) throws FetchException {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw broken("the body broke off", e, deadline);
        }
    }

    private static Optional<String> contentType(ClassicHttpResponse response) {
        return Optional.ofNullable(response.getFirstHeader("Content-Type")).map(Header::getValue);
    }

    private static FetchException broken(String what, Exception e, Deadline deadline) {
        return failed(timedOut(e, deadline) ? Cause.TIMEOUT : Cause.BROKEN, what, e);
    }

    private static boolean timedOut(Exception e, Deadline deadline) {
        return e instanceof SocketTimeoutException || deadline.passed();
    }

    private static FetchException failed(Cause cause, String what, Exception e) {
        FetchException failure = new FetchException(cause, what + ": " + e);
        failure.initCause(e);
        return failure;
    }
}
