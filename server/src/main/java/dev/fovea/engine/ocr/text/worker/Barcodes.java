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
import dev.fovea.engine.ocr.text.worker.Pix.Area;
import dev.fovea.model.PageText.Code;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.DoubleStream;

/**
 * Barcodes of a page. The search is short of time, not of ways: it tries sizes and thresholds in the order in which they
 * succeed most often, and stops when its budget is spent. UPC-E, EAN-8 and ITF are left out, since ordinary text is
 * taken for them.
 */
final class Barcodes {
    private static final Duration BUDGET = Duration.ofSeconds(1);
    private static final int MOST_FINDS = 16;
    private static final int[] LONG_SIDES = {1600, 2400, 900};
    private static final double MARGIN = 0.15;

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
        Set<Double> tried = new HashSet<>();
        for (int longSide : LONG_SIDES) {
            double factor = Math.min(1, (double) longSide / Math.max(page.width(), page.height()));
            List<Code> codes = tried.add(factor) ? atSize(factor) : List.of();
            if (!codes.isEmpty() || System.nanoTime() > end) {
                return codes;
            }
        }
        return squares();
    }

    private List<Code> atSize(double factor) {
        try (Pix whole = Pix.of(page);
                Pix scaled = whole.scaled(factor)) {
            Grey sized = scaled.toGrey();
            List<Code> codes = all(sized, HybridBinarizer::new);
            List<Code> more = codes.isEmpty() ? all(sized, GlobalHistogramBinarizer::new) : codes;
            return more.stream().map(code -> moved(code, 0, 0, factor)).toList();
        }
    }

    /** A Data Matrix is found only from its own middle: each square region of the page is looked at by itself. */
    private List<Code> squares() {
        double factor = Math.min(1, (double) LONG_SIDES[2] / Math.max(page.width(), page.height()));
        try (Pix whole = Pix.of(page);
                Pix scaled = whole.scaled(factor)) {
            return CodeRegions.of(scaled).stream()
                    .takeWhile(area -> System.nanoTime() < end)
                    .flatMap(area -> within(scaled, area).stream().map(code -> moved(code, area.x(), area.y(), factor)))
                    .toList();
        }
    }

    private List<Code> within(Pix scaled, Area area) {
        try (Pix part = scaled.cropped(area)) {
            return all(part.toGrey(), HybridBinarizer::new);
        }
    }

    private static Code moved(Code code, int dx, int dy, double factor) {
        return new Code(
                code.symbology(),
                code.text(),
                (code.x1() + dx) / factor,
                (code.y1() + dy) / factor,
                (code.x2() + dx) / factor,
                (code.y2() + dy) / factor);
    }

    /** Finds one code after the other, painting over each. A bar code is found again in what is left of its bars. */
    private List<Code> all(Grey picture, Function<LuminanceSource, Binarizer> threshold) {
        Map<String, Code> codes = new LinkedHashMap<>();
        for (int finds = 0; finds < MOST_FINDS && (finds == 0 || System.nanoTime() < end); finds++) {
            Optional<Result> found = one(picture, threshold);
            if (found.isEmpty()) {
                break;
            }
            Code code = code(found.get());
            mask(picture, code);
            codes.merge(code.symbology() + " " + code.text(), code, Barcodes::joined);
        }
        return List.copyOf(codes.values());
    }

    private static Code joined(Code a, Code b) {
        return new Code(
                a.symbology(),
                a.text(),
                Math.min(a.x1(), b.x1()),
                Math.min(a.y1(), b.y1()),
                Math.max(a.x2(), b.x2()),
                Math.max(a.y2(), b.y2()));
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
        double margin = Math.max(right - left, bottom - top) * MARGIN;
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
