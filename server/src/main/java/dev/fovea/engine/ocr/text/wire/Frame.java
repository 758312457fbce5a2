package dev.fovea.engine.ocr.text.wire;

/** One frame: a message and the bytes that go with it. */
public final class Frame {
    private final byte[] message;
    private final byte[] payload;

    Frame(byte[] message, byte[] payload) {
        this.message = message;
        this.payload = payload;
    }

    /** The message, JSON. */
    public byte[] message() {
        return message;
    }

    /** The document; empty when there is none. */
    public byte[] payload() {
        return payload;
    }
}
