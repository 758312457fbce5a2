package dev.fovea.app;

import dev.fovea.core.port.ImageFetcher;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.Optional;

/**
 * Answers for the server's own sample picture from the jar, so that the GenLogs line printed at the first start works
 * as pasted although the outbound policy refuses this machine's own address. No connection is made for it.
 */
final class SampleFetcher implements ImageFetcher {
    private final ImageFetcher network;
    private final URI sample;

    SampleFetcher(ImageFetcher network, URI sample) {
        this.network = network;
        this.sample = sample;
    }

    @Override
    public Fetched fetch(URI url, OutputStream sink) throws FetchException, IOException {
        if (!url.equals(sample)) {
            return network.fetch(url, sink);
        }
        byte[] picture = Sample.picture();
        sink.write(picture);
        return new Fetched(Optional.of("image/jpeg"), picture.length);
    }
}
