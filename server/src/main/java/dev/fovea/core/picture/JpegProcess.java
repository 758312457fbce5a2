package dev.fovea.core.picture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** Whether a JPEG is progressive (ITU-T T.81): its decoder then holds the whole picture, up to six bytes a pixel. */
final class JpegProcess {
    private static final int MOST_SEGMENTS = 1000;
    private static final int FIRST_PROGRESSIVE_FRAME = 0xc2;
    private static final int FIRST_FRAME = 0xc0;
    private static final int LAST_FRAME = 0xcf;

    private JpegProcess() {}

    /** Looks for the first frame header; leaves the channel at its beginning. */
    static boolean isProgressive(SeekableByteChannel channel) throws IOException {
        long at = 2;
        ByteBuffer head = ByteBuffer.allocate(4);
        for (int segment = 0; segment < MOST_SEGMENTS; segment++) {
            head.clear();
            channel.position(at);
            while (head.hasRemaining() && channel.read(head) > 0) {
                // A channel may give less than was asked for.
            }
            if (head.hasRemaining()) {
                break;
            }
            int marker = head.get(1) & 0xff;
            if (isFrame(marker)) {
                channel.position(0);
                return marker >= FIRST_PROGRESSIVE_FRAME;
            }
            at += (head.get(0) & 0xff) != 0xff || marker == 0xff ? 1 : 2 + (head.getShort(2) & 0xffff);
        }
        channel.position(0);
        return true;
    }

    private static boolean isFrame(int marker) {
        return marker >= FIRST_FRAME && marker <= LAST_FRAME && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }
}
