package dev.fovea.core.port;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The place where devices put objects themselves and only announce them (acusight.md §7, LAN mode). */
public interface Bucket {
    /**
     * The object of that key, if it has arrived. The caller closes the stream.
     *
     * @param key as announced; it never leaves the bucket, whatever it says
     */
    Optional<InputStream> open(String key) throws IOException;
}
