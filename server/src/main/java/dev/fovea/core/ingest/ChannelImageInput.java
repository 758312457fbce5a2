package dev.fovea.core.ingest;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import javax.imageio.stream.ImageInputStreamImpl;

/** Lets the JDK's picture decoders read a channel in place, without a copy of it; closing leaves the channel open. */
public final class ChannelImageInput extends ImageInputStreamImpl {
    private final SeekableByteChannel channel;

    /** Over the given channel, from its beginning. */
    public ChannelImageInput(SeekableByteChannel channel) {
        this.channel = channel;
    }

    @Override
    public int read() throws IOException {
        byte[] octet = new byte[1];
        return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        checkClosed();
        bitOffset = 0;
        channel.position(streamPos);
        int read = channel.read(ByteBuffer.wrap(target, offset, length));
        streamPos += Math.max(read, 0);
        return read;
    }

    @Override
    public long length() {
        try {
            return channel.size();
        } catch (IOException unknown) {
            return -1;
        }
    }
}
