package dev.fovea.engine.ocr.text.worker;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.Binarizer;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import dev.fovea.model.PageText.Code;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * Barcodes of a page. The search is short of time, not of ways: it tries sizes and thresholds in the order in which they
 * succeed most often, and stops when its budget is spent. UPC-E, EAN-8 and ITF are left out, since ordinary text is
 * taken for them.
 */
final class Barcodes {
    private static final Duration BUDGET = Duration.ofSeconds(1);
    private static final int MOST_CODES = 12;
    private static final int[] LONG_SIDES = {1600, 2400, 900};

    private static final Map<DecodeHintType, Object> HINTS = Map.of(
            DecodeHintType.TRY_HARDER,
            true,
            DecodeHintType.POSSIBLE_FORMATS,
            List.of(
                    BarcodeFormat.QR_CODE,
                    BarcodeFormat.DATA_MATRIX,
                    BarcodeFormat.PDF_417,
                    BarcodeFormat.AZTEC,
                    BarcodeFormat.CODE_128,
                    BarcodeFormat.CODE_39,
                    BarcodeFormat.EAN_13,
                    BarcodeFormat.UPC_A));

    private final MultiFormatReader reader = new MultiFormatReader();
    private final long end = System.nanoTime() + BUDGET.toNanos();
    private final Grey page;

    private Barcodes(Grey page) {
        this.page = page;
    }

    static List<Code> of(Grey page) {
        return new Barcodes(page).search();
    }

    private List<Code> search() {
        List<Function<LuminanceSource, Binarizer>> thresholds =
                List.of(HybridBinarizer::new, GlobalHistogramBinarizer::new);
        for (int longSide : LONG_SIDES) {
            double factor = factor(longSide);
            Grey sized = sized(factor);
            for (Function<LuminanceSource, Binarizer> threshold : thresholds) {
                List<Code> codes = all(sized, factor, threshold);
                if (!codes.isEmpty() || System.nanoTime() > end) {
                    return codes;
                }
            }
        }
        return List.of();
    }

    /** A picture is never made larger than twice its size: that adds nothing to read. */
    private double factor(int longSide) {
        return Math.min(2, (double) longSide / Math.max(page.width(), page.height()));
    }

    private Grey sized(double factor) {
        try (Pix whole = Pix.of(page);
                Pix scaled = whole.scaled(factor)) {
            return scaled.toGrey();
        }
    }

    private List<Code> all(Grey sized, double factor, Function<LuminanceSource, Binarizer> threshold) {
        List<Code> codes = new ArrayList<>();
        Grey rest = sized.copy();
        while (codes.size() < MOST_CODES && (codes.isEmpty() || System.nanoTime() < end)) {
            Optional<Result> found = one(rest, threshold);
            if (found.isEmpty()) {
                break;
            }
            Code code = code(found.get());
            mask(rest, code);
            codes.add(new Code(
                    code.symbology(),
                    code.text(),
                    code.x1() / factor,
                    code.y1() / factor,
                    code.x2() / factor,
                    code.y2() / factor));
        }
        return codes;
    }

    private Optional<Result> one(Grey picture, Function<LuminanceSource, Binarizer> threshold) {
        LuminanceSource source = new PlanarYUVLuminanceSource(
                picture.pixels(), picture.width(), picture.height(), 0, 0, picture.width(), picture.height(), false);
        try {
            return Optional.of(reader.decode(new BinaryBitmap(threshold.apply(source)), HINTS));
        } catch (NotFoundException e) {
            return Optional.empty();
        } finally {
            reader.reset();
        }
    }

    /** The points of a code are the middles of its marks, those of a bar code one line across it: the box is drawn around them. */
    private static Code code(Result result) {
        ResultPoint[] points = result.getResultPoints();
        double left = xs(points).min().orElse(0);
        double right = xs(points).max().orElse(0);
        double top = ys(points).min().orElse(0);
        double bottom = ys(points).max().orElse(0);
        double margin = Math.max(right - left, bottom - top) * 0.15;
        return new Code(
                result.getBarcodeFormat().name(),
                result.getText(),
                left - margin,
                top - margin,
                right + margin,
                bottom + margin);
    }

    private static DoubleStream xs(ResultPoint[] points) {
        return Arrays.stream(points).mapToDouble(ResultPoint::getX);
    }

    private static DoubleStream ys(ResultPoint[] points) {
        return Arrays.stream(points).mapToDouble(ResultPoint::getY);
    }

    private static void mask(Grey picture, Code code) {
        int left = (int) Math.clamp(code.x1(), 0, picture.width());
        int right = (int) Math.clamp(code.x2(), 0, picture.width());
        int bottom = (int) Math.clamp(code.y2(), 0, picture.height());
        for (int y = (int) Math.clamp(code.y1(), 0, picture.height()); y < bottom; y++) {
            Arrays.fill(picture.pixels(), y * picture.width() + left, y * picture.width() + right, (byte) 255);
        }
    }
}
