package dev.fovea.engine.ocr.text;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** Gives a JPEG an EXIF orientation. */
final class Exif {
    private static final int AFTER_START_OF_IMAGE = 2;

    private Exif() {}

    static byte[] oriented(byte[] jpeg, int orientation) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(out);
        data.write(jpeg, 0, AFTER_START_OF_IMAGE);
        data.writeShort(0xffe1);
        data.writeShort(2 + 6 + 8 + 2 + 12 + 4);
        data.writeBytes("Exif\0\0MM");
        data.writeShort(42);
        data.writeInt(8);
        data.writeShort(1);
        data.writeShort(0x0112);
        data.writeShort(3);
        data.writeInt(1);
        data.writeShort(orientation);
        data.writeShort(0);
        data.writeInt(0);
        data.write(jpeg, AFTER_START_OF_IMAGE, jpeg.length - AFTER_START_OF_IMAGE);
        return out.toByteArray();
    }
}
