package dev.fovea.core.ingest;

import static dev.fovea.core.ingest.Pictures.exif;
import static dev.fovea.core.ingest.Pictures.join;
import static dev.fovea.core.ingest.Pictures.jpeg;
import static dev.fovea.core.ingest.Pictures.latin1;
import static dev.fovea.core.ingest.Pictures.png;
import static dev.fovea.core.ingest.Pictures.segment;
import static dev.fovea.core.ingest.Pictures.tiff;
import static dev.fovea.core.ingest.Pictures.webp;
import static dev.fovea.core.ingest.Pictures.withSegment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.ingest.Pictures.MemoryChannel;
import dev.fovea.core.ingest.Sniffed.NotAPicture;
import dev.fovea.core.ingest.Sniffed.Picture;
import dev.fovea.core.ingest.Sniffed.TooManyPixels;
import dev.fovea.model.PictureFormat;
import dev.fovea.model.PictureInfo;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureSnifferTest {
    private static final int MOST_BYTES_READ = 400_000;

    @TempDir
    Path folder;

    @Nested
    class Jpeg {
        @Test
        void size_and_format_are_read() throws Exception {
            assertThat(sniff(jpeg(40, 30))).isEqualTo(picture(PictureFormat.JPEG, 40, 30, 1, false));
        }

        @Test
        void a_file_is_sniffed_like_a_channel() throws Exception {
            Path file = Files.write(folder.resolve("picture"), jpeg(7, 5));
            assertThat(new PictureSniffer().sniff(file)).isEqualTo(picture(PictureFormat.JPEG, 7, 5, 1, false));
        }

        @Test
        void every_orientation_is_read_in_both_byte_orders() throws Exception {
            for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
                for (int orientation = 1; orientation <= 8; orientation++) {
                    byte[] file = withSegment(jpeg(40, 30), exif(order, orientation));
                    assertThat(sniff(file)).isEqualTo(picture(PictureFormat.JPEG, 40, 30, orientation, false));
                }
            }
        }

        @Test
        void an_impossible_orientation_counts_as_upright() throws Exception {
            for (int orientation : new int[] {0, 9, 65535}) {
                assertThat(sniff(withSegment(jpeg(4, 3), exif(ByteOrder.BIG_ENDIAN, orientation))))
                        .isEqualTo(picture(PictureFormat.JPEG, 4, 3, 1, false));
            }
        }

        @Test
        void only_the_first_exif_block_counts() throws Exception {
            byte[] both = join(exif(ByteOrder.BIG_ENDIAN, 6), exif(ByteOrder.BIG_ENDIAN, 3));
            assertThat(sniff(withSegment(jpeg(4, 3), both))).isEqualTo(picture(PictureFormat.JPEG, 4, 3, 6, false));
        }

        @Test
        void a_directory_outside_its_segment_is_ignored() throws Exception {
            byte[] block = join(latin1("Exif\0\0MM\0*"), new byte[] {0x7f, -1, -1, -1});
            assertThat(sniff(withSegment(jpeg(4, 3), segment(0xe1, block))))
                    .isEqualTo(picture(PictureFormat.JPEG, 4, 3, 1, false));
        }

        @Test
        void large_segments_fill_bytes_and_garbage_are_passed() throws Exception {
            byte[] colourProfile = segment(0xe2, new byte[65_533]);
            byte[] noise = join(
                    colourProfile,
                    colourProfile,
                    new byte[] {-1, -1, -1},
                    segment(0xfe, latin1("hi")),
                    latin1("garbage"));
            assertThat(sniff(withSegment(jpeg(40, 30), noise)))
                    .isEqualTo(picture(PictureFormat.JPEG, 40, 30, 1, false));
        }

        @Test
        void a_missing_end_is_noticed() throws Exception {
            byte[] whole = jpeg(200, 200);
            for (int missing : new int[] {1, 2, 100, whole.length / 3}) {
                assertThat(sniff(Arrays.copyOf(whole, whole.length - missing)))
                        .as("%d bytes missing", missing)
                        .isEqualTo(picture(PictureFormat.JPEG, 200, 200, 1, true));
            }
        }

        @Test
        void the_end_of_a_thumbnail_is_not_the_end_of_the_picture() throws Exception {
            byte[] withThumbnail = withSegment(jpeg(100, 100), segment(0xe0, jpeg(8, 8)));
            byte[] cut = Arrays.copyOf(withThumbnail, withThumbnail.length - 2);
            assertThat(sniff(cut)).isEqualTo(picture(PictureFormat.JPEG, 100, 100, 1, true));
        }

        @Test
        void trailing_data_and_further_pictures_are_allowed() throws Exception {
            byte[] whole = jpeg(20, 10);
            for (byte[] tail : List.of(new byte[1], new byte[64 * 1024], jpeg(300, 300))) {
                assertThat(sniff(join(whole, tail))).isEqualTo(picture(PictureFormat.JPEG, 20, 10, 1, false));
            }
        }

        @Test
        void a_header_that_ends_or_makes_no_sense_is_not_a_picture() throws Exception {
            for (byte[] file : List.of(
                    latin1("\u00ff\u00d8\u00ff"),
                    latin1("\u00ff\u00d8\u00ff\u00d9"),
                    latin1("\u00ff\u00d8\u00ff\u00da\0\u0008"),
                    latin1("\u00ff\u00d8\u00ff\u00e0\0\1"),
                    latin1("\u00ff\u00d8\u00ff\u00e0\u00ff\u00ff"),
                    latin1("\u00ff\u00d8\u00ff\u00c0\0\u0011\u0008\0\1"))) {
                assertThat(sniff(file)).isInstanceOfSatisfying(NotAPicture.class, not -> {
                    assertThat(not.looksLike()).contains("JPEG");
                    assertThat(not.reason()).contains("JPEG");
                });
            }
        }

        @Test
        void a_size_of_zero_is_not_a_picture() throws Exception {
            assertThat(sniff(latin1("\u00ff\u00d8\u00ff\u00c0\0\u0011\u0008\0\0\0\5\3\u00ff\u00d9")))
                    .isInstanceOf(NotAPicture.class);
        }
    }

    @Nested
    class Png {
        @Test
        void size_and_format_are_read() throws Exception {
            assertThat(sniff(png(33, 44))).isEqualTo(picture(PictureFormat.PNG, 33, 44, 1, false));
        }

        @Test
        void a_missing_end_is_noticed() throws Exception {
            byte[] whole = png(33, 44);
            for (int missing : new int[] {1, 8, 40}) {
                assertThat(sniff(Arrays.copyOf(whole, whole.length - missing)))
                        .isEqualTo(picture(PictureFormat.PNG, 33, 44, 1, true));
            }
        }

        @Test
        void trailing_data_is_allowed() throws Exception {
            assertThat(sniff(join(png(3, 4), new byte[1000]))).isEqualTo(picture(PictureFormat.PNG, 3, 4, 1, false));
        }

        @Test
        void an_exif_chunk_gives_the_orientation() throws Exception {
            byte[] whole = png(3, 4);
            byte[] exif = tiff(ByteOrder.LITTLE_ENDIAN, 8);
            byte[] chunk = join(new byte[] {0, 0, 0, (byte) exif.length}, latin1("eXIf"), exif, new byte[4]);
            byte[] file = join(Arrays.copyOf(whole, 33), chunk, Arrays.copyOfRange(whole, 33, whole.length));
            assertThat(sniff(file)).isEqualTo(picture(PictureFormat.PNG, 3, 4, 8, false));
        }

        @Test
        void negative_and_zero_sizes_are_not_a_picture() throws Exception {
            for (int width : new int[] {0, -1, Integer.MIN_VALUE}) {
                assertThat(sniff(resized(width, 4)))
                        .isInstanceOfSatisfying(
                                NotAPicture.class,
                                not -> assertThat(not.reason()).contains("impossible size"));
            }
        }

        @Test
        void more_pixels_than_the_cap_are_told_apart() throws Exception {
            assertThat(sniff(resized(Integer.MAX_VALUE, Integer.MAX_VALUE)))
                    .isEqualTo(new TooManyPixels(Integer.MAX_VALUE, Integer.MAX_VALUE));
            assertThat(sniff(resized(20_000, 10_001))).isEqualTo(new TooManyPixels(20_000, 10_001));
            assertThat(sniff(resized(20_000, 10_000))).isEqualTo(picture(PictureFormat.PNG, 20_000, 10_000, 1, false));
        }

        @Test
        void the_cap_can_be_chosen() throws Exception {
            var sniffer = new PictureSniffer(100);
            assertThat(sniffer.sniff(new MemoryChannel(png(10, 10)))).isInstanceOf(Picture.class);
            assertThat(sniffer.sniff(new MemoryChannel(png(10, 11)))).isEqualTo(new TooManyPixels(10, 11));
        }

        @Test
        void a_file_without_header_chunk_is_not_a_picture() throws Exception {
            assertThat(sniff(latin1(PngHeader.SIGNATURE + "\0\0\0\0IEND"))).isInstanceOf(NotAPicture.class);
        }

        private byte[] resized(int width, int height) {
            byte[] file = png(3, 4);
            ByteBuffer.wrap(file).putInt(16, width).putInt(20, height);
            return file;
        }
    }

    @Nested
    class Webp {
        private final byte[] extended = {0, 0, 0, 0, (byte) 0x8f, 1, 0, 0x2b, 1, 0};

        @Test
        void a_lossy_picture_is_measured() throws Exception {
            byte[] frame = {0x10, 0, 0, (byte) 0x9d, 1, 0x2a, (byte) 0x90, (byte) 0x41, 0x2c, (byte) 0x81, 0, 0};
            assertThat(sniff(webp("VP8 ", frame))).isEqualTo(picture(PictureFormat.WEBP, 400, 300, 1, false));
        }

        @Test
        void a_lossless_picture_is_measured() throws Exception {
            int sizes = 399 | 299 << 14;
            byte[] frame = {0x2f, (byte) sizes, (byte) (sizes >> 8), (byte) (sizes >> 16), (byte) (sizes >> 24), 0};
            assertThat(sniff(webp("VP8L", frame))).isEqualTo(picture(PictureFormat.WEBP, 400, 300, 1, false));
        }

        @Test
        void an_extended_picture_is_measured() throws Exception {
            assertThat(sniff(webp("VP8X", extended))).isEqualTo(picture(PictureFormat.WEBP, 400, 300, 1, false));
        }

        @Test
        void an_exif_chunk_gives_the_orientation_with_or_without_its_jpeg_prefix() throws Exception {
            for (String prefix : List.of("", "Exif\0\0")) {
                byte[] exif = join(latin1(prefix), tiff(ByteOrder.BIG_ENDIAN, 5));
                byte[] chunk = join(latin1("EXIF"), new byte[] {(byte) exif.length, 0, 0, 0}, exif);
                assertThat(sniff(join(webp("VP8X", extended), chunk)))
                        .isEqualTo(picture(PictureFormat.WEBP, 400, 300, 5, false));
            }
        }

        @Test
        void a_container_larger_than_the_file_is_truncated() throws Exception {
            byte[] file = webp("VP8X", join(extended, new byte[50]));
            assertThat(sniff(Arrays.copyOf(file, file.length - 1)))
                    .isEqualTo(picture(PictureFormat.WEBP, 400, 300, 1, true));
        }

        @Test
        void a_header_that_ends_or_is_of_no_picture_is_not_a_picture() throws Exception {
            assertThat(sniff(webp("VP8X", new byte[5]))).isInstanceOf(NotAPicture.class);
            assertThat(sniff(webp("VP8L", new byte[10]))).isInstanceOf(NotAPicture.class);
            assertThat(sniff(webp("ALPH", extended))).isInstanceOf(NotAPicture.class);
        }
    }

    @Nested
    class Gif_bmp_and_tiff {
        @Test
        void what_an_encoder_writes_is_read() throws Exception {
            Map<String, PictureFormat> formats =
                    Map.of("gif", PictureFormat.GIF, "bmp", PictureFormat.BMP, "tiff", PictureFormat.TIFF);
            for (var format : formats.entrySet()) {
                ByteArrayOutputStream file = new ByteArrayOutputStream();
                BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
                assertThat(ImageIO.write(image, format.getKey(), file)).isTrue();
                assertThat(sniff(file.toByteArray())).isEqualTo(picture(format.getValue(), 40, 30, 1, false));
            }
        }

        @Test
        void a_bitmap_with_its_top_row_first_has_a_positive_height() throws Exception {
            byte[] header = new byte[54];
            ByteBuffer bytes = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
            bytes.put(latin1("BM"))
                    .putInt(54)
                    .putInt(0)
                    .putInt(54)
                    .putInt(40)
                    .putInt(7)
                    .putInt(-5);
            assertThat(sniff(header)).isEqualTo(picture(PictureFormat.BMP, 7, 5, 1, false));
        }

        @Test
        void a_missing_end_is_noticed() throws Exception {
            assertThat(sniff(latin1("GIF89a\7\0\5\0\0\0\0,"))).isEqualTo(picture(PictureFormat.GIF, 7, 5, 1, true));
        }

        @Test
        void a_tiff_directory_says_size_and_orientation_in_both_byte_orders() throws Exception {
            for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
                ByteBuffer bytes = ByteBuffer.allocate(50).order(order);
                bytes.put(latin1(order == ByteOrder.BIG_ENDIAN ? "MM" : "II")).putShort((short) 42);
                bytes.putInt(8).putShort((short) 3);
                bytes.putShort((short) 256)
                        .putShort((short) 3)
                        .putInt(1)
                        .putShort((short) 40)
                        .putShort((short) 0);
                bytes.putShort((short) 257).putShort((short) 4).putInt(1).putInt(30);
                bytes.putShort((short) 274)
                        .putShort((short) 3)
                        .putInt(1)
                        .putShort((short) 6)
                        .putShort((short) 0);
                assertThat(sniff(bytes.array())).isEqualTo(picture(PictureFormat.TIFF, 40, 30, 6, false));
            }
        }
    }

    @Nested
    class Pdf {
        @Test
        void its_size_is_the_first_media_box_in_points() throws Exception {
            byte[] file = latin1("%PDF-1.7\n<</MediaBox [0 0 612.4 792]>>\n/MediaBox[0 0 1 1]\n%%EOF\n");
            assertThat(sniff(file)).isEqualTo(picture(PictureFormat.PDF, 612, 792, 1, false));
        }

        @Test
        void a_document_that_shows_no_sensible_box_counts_as_a4() throws Exception {
            for (String box :
                    List.of("", "/MediaBox 7 0 R", "/MediaBox [0 0 0 0]", "/MediaBox [a b c d]", "/MediaBox [")) {
                assertThat(sniff(latin1("%PDF-1.7\n" + box + "\n%%EOF")))
                        .isEqualTo(picture(PictureFormat.PDF, 595, 842, 1, false));
            }
        }

        @Test
        void it_may_begin_within_the_first_kilobyte() throws Exception {
            assertThat(sniff(latin1(" ".repeat(1000) + "%PDF-1.4 %%EOF")))
                    .isEqualTo(picture(PictureFormat.PDF, 595, 842, 1, false));
            assertThat(sniff(latin1("x".repeat(1100) + "%PDF-1.4"))).isInstanceOf(NotAPicture.class);
        }

        @Test
        void a_missing_end_is_noticed() throws Exception {
            assertThat(sniff(latin1("%PDF-1.7\n"))).isEqualTo(picture(PictureFormat.PDF, 595, 842, 1, true));
        }
    }

    @Nested
    class Other_files {
        @Test
        void common_formats_are_named() throws Exception {
            Map<String, String> starts = Map.ofEntries(
                    Map.entry("GIF89a\1\0\1", "GIF"),
                    Map.entry("BM\u00ff\0\0\0\0\0\0\0", "BMP"),
                    Map.entry("II*\0\u0008\0\0\0", "TIFF"),
                    Map.entry("MM\0*\0\0\0\u0008", "TIFF"),
                    Map.entry("\0\0\0\u0018ftypheic", "HEIC"),
                    Map.entry("\0\0\0\u0018ftypmif1", "HEIC"),
                    Map.entry("\0\0\0\u0018ftypavif", "AVIF"),
                    Map.entry("\0\0\0\u0018ftypisom", "MP4"),
                    Map.entry("\u00ef\u00bb\u00bf \r\n<!DOCTYPE HTML><html>", "HTML"),
                    Map.entry("<html lang=en>", "HTML"),
                    Map.entry("PK\u0003\u0004", "ZIP"));
            for (var start : starts.entrySet()) {
                assertThat(sniff(latin1(start.getKey())))
                        .isInstanceOfSatisfying(
                                NotAPicture.class,
                                not -> assertThat(not.looksLike()).contains(start.getValue()));
            }
        }

        @Test
        void unknown_and_tiny_files_have_no_name() throws Exception {
            for (String file :
                    List.of("x", "\u00ff", "\u00ff\u00d8", "\u0089PNG", "RIFF\0\0\0\0WAVE", " ".repeat(5000))) {
                assertThat(sniff(latin1(file)))
                        .isInstanceOfSatisfying(
                                NotAPicture.class,
                                not -> assertThat(not.looksLike()).isEmpty());
            }
        }

        @Test
        void an_empty_file_is_called_empty() throws Exception {
            assertThat(sniff(new byte[0]))
                    .isInstanceOfSatisfying(
                            NotAPicture.class, not -> assertThat(not.reason()).contains("empty"));
        }
    }

    @Nested
    class Cost {
        @Test
        void endless_markers_and_garbage_are_not_followed_to_the_end() throws Exception {
            byte[] start = latin1("\u00ff\u00d8\u00ff");
            byte[] restarts = latin1("\u00d0\u00ff".repeat(2_000_000));
            byte[] segments = latin1("\u00e0\0\2\u00ff".repeat(1_000_000));
            for (byte[] endless : List.of(new byte[4_000_000], filled(4_000_000), restarts, segments)) {
                assertThat(sniff(join(start, endless))).isInstanceOf(NotAPicture.class);
            }
        }

        @Test
        void endless_chunks_are_not_followed_to_the_end() throws Exception {
            byte[] chunks = latin1("\0\0\0\0tEXt\0\0\0\0".repeat(300_000));
            byte[] file = join(Arrays.copyOf(png(3, 4), 33), chunks);
            assertThat(sniff(file)).isEqualTo(picture(PictureFormat.PNG, 3, 4, 1, true));
        }

        private byte[] filled(int length) {
            byte[] fill = new byte[length];
            Arrays.fill(fill, (byte) 0xff);
            return fill;
        }
    }

    private static Sniffed sniff(byte[] file) throws IOException {
        var channel = new MemoryChannel(file);
        Sniffed sniffed = new PictureSniffer().sniff(channel);
        assertThat(channel.bytesRead).isLessThan(MOST_BYTES_READ);
        assertThat(channel.isOpen()).isTrue();
        return sniffed;
    }

    private static Sniffed picture(PictureFormat format, int width, int height, int orientation, boolean truncated) {
        return new Picture(new PictureInfo(format, width, height, orientation, truncated));
    }
}
