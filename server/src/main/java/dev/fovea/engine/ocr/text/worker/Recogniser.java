package dev.fovea.engine.ocr.text.worker;

import dev.fovea.model.PageText.Word;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.leptonica.global.leptonica;
import org.bytedeco.tesseract.ETEXT_DESC;
import org.bytedeco.tesseract.FileReader;
import org.bytedeco.tesseract.StringVector;
import org.bytedeco.tesseract.TessBaseAPI;
import org.bytedeco.tesseract.global.tesseract;

/** Tesseract with its model loaded: words of a prepared picture. One thread at a time. */
final class Recogniser implements AutoCloseable {
    private static final int WORD_LEVEL = 5;
    private static final int COLUMNS = 12;
    /** What the model was trained at; said only so that Tesseract does not guess from a file header that is not there. */
    private static final int DOTS_PER_INCH = 300;

    private final TessBaseAPI api;

    /** How Tesseract looks for lines (its page segmentation modes). */
    enum Layout {
        /** Several columns of text. */
        COLUMNS(tesseract.PSM_AUTO),
        /** Text of changing size in one column. */
        COLUMN(tesseract.PSM_SINGLE_COLUMN),
        /** One block of even lines. */
        BLOCK(tesseract.PSM_SINGLE_BLOCK),
        /** As much text as can be found, in no order. */
        SPARSE(tesseract.PSM_SPARSE_TEXT);

        private final int mode;

        Layout(int mode) {
            this.mode = mode;
        }
    }

    /**
     * Loads a model.
     *
     * @param model content of a {@code .traineddata} file
     * @param language its name, e.g. {@code eng}
     */
    Recogniser(byte[] model, String language) {
        var _ = leptonica.setMsgSeverity(leptonica.L_SEVERITY_NONE);
        api = new TessBaseAPI();
        if (!loads(model, language)) {
            throw new IllegalStateException("Tesseract does not take the model of " + language);
        }
    }

    private boolean loads(byte[] model, String language) {
        try (BytePointer data = new BytePointer(model);
                BytePointer name = new BytePointer(language)) {
            var none = (StringVector) null;
            int mode = tesseract.OEM_LSTM_ONLY;
            return api.Init(data, model.length, name, mode, (byte[]) null, 0, none, none, false, (FileReader) null)
                    == 0;
        }
    }

    /** Words in pixels of the picture, in reading order. */
    List<Word> words(Pix picture, Layout layout, int milliseconds) {
        api.SetPageSegMode(layout.mode);
        api.SetImage(picture.raw());
        api.SetSourceResolution(DOTS_PER_INCH);
        try (ETEXT_DESC monitor = new ETEXT_DESC()) {
            monitor.set_deadline_msecs(milliseconds);
            if (api.Recognize(monitor) != 0) {
                return List.of();
            }
        }
        BytePointer table = api.GetTSVText(0);
        String text = table.getString(StandardCharsets.UTF_8);
        tesseract.TessDeleteText(table);
        api.Clear();
        return parse(text);
    }

    private static List<Word> parse(String table) {
        List<Word> words = new ArrayList<>();
        table.lines().map(line -> line.split("\t", COLUMNS)).forEach(cells -> {
            if (cells.length == COLUMNS && Integer.parseInt(cells[0]) == WORD_LEVEL) {
                add(words, cells);
            }
        });
        return words;
    }

    private static void add(List<Word> words, String[] cells) {
        String text = cells[11].strip();
        double x = Double.parseDouble(cells[6]);
        double y = Double.parseDouble(cells[7]);
        double width = Double.parseDouble(cells[8]);
        double height = Double.parseDouble(cells[9]);
        double confidence = Math.clamp(Double.parseDouble(cells[10]) / 100, 0, 1);
        if (!text.isEmpty()) {
            words.add(new Word(text, x, y, x + width, y + height, confidence));
        }
    }

    @Override
    public void close() {
        api.End();
        api.close();
    }
}
