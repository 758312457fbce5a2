package dev.fovea.engine.ocr.text.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FramesTest {
    private static final int HEAD = 16;

    @Property
    void what_is_written_is_read(@ForAll @Size(max = 500) byte[] message, @ForAll @Size(max = 5000) byte[] payload)
            throws IOException {
        Frame frame = Frames.read(new ByteArrayInputStream(written(message, payload)));
        assertThat(frame.message()).isEqualTo(message);
        assertThat(frame.payload()).isEqualTo(payload);
    }

    @Property
    void frames_follow_each_other(@ForAll @Size(max = 50) byte[] first, @ForAll @Size(max = 50) byte[] second)
            throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Frames.write(out, first);
        Frames.write(out, second);
        var in = new ByteArrayInputStream(out.toByteArray());
        assertThat(Frames.read(in).message()).isEqualTo(first);
        assertThat(Frames.read(in).message()).isEqualTo(second);
        assertThatThrownBy(() -> Frames.read(in)).isInstanceOf(EOFException.class);
    }

    @Property
    void a_frame_that_breaks_off_is_an_end(@ForAll @IntRange(max = HEAD + 29) int length) throws IOException {
        byte[] whole = written(new byte[10], new byte[20]);
        assertThatThrownBy(() -> Frames.read(new ByteArrayInputStream(Arrays.copyOf(whole, length))))
                .isInstanceOf(EOFException.class);
    }

    @Property(tries = 5000)
    void bytes_of_chance_are_refused(@ForAll @Size(max = 200) byte[] bytes) {
        assertThatThrownBy(() -> Frames.read(new ByteArrayInputStream(bytes))).isInstanceOf(IOException.class);
    }

    @Property(tries = 5000)
    void a_frame_with_one_wrong_byte_never_costs_more_than_what_came(
            @ForAll @IntRange(max = HEAD - 1) int position, @ForAll byte value) throws IOException {
        byte[] bytes = written(new byte[10], new byte[20]);
        byte before = bytes[position];
        bytes[position] = value;
        try {
            Frame frame = Frames.read(new ByteArrayInputStream(bytes));
            assertThat(frame.message().length + frame.payload().length).isLessThanOrEqualTo(bytes.length - HEAD);
        } catch (IOException e) {
            assertThat(value).isNotEqualTo(before);
        }
    }

    @Test
    void a_stray_print_is_no_frame() {
        assertThatThrownBy(() -> Frames.read(new ByteArrayInputStream("OpenJDK warning: …".getBytes(UTF_8))))
                .isInstanceOf(StreamCorruptedException.class);
    }

    @Test
    void a_document_shorter_than_announced_is_an_error_of_the_writer() {
        assertThatThrownBy(() -> Frames.write(
                        new ByteArrayOutputStream(), new byte[1], new ByteArrayInputStream(new byte[5]), 6))
                .isInstanceOf(IOException.class);
    }

    private static byte[] written(byte[] message, byte[] payload) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Frames.write(out, message, new ByteArrayInputStream(payload), payload.length);
        return out.toByteArray();
    }
}
