package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.layout.Layout;
import dev.fovea.engine.ocr.layout.Segment;
import dev.fovea.engine.ocr.lexicon.Labels;
import dev.fovea.model.PageText;
import dev.fovea.model.PageText.Word;
import java.util.List;
import java.util.Optional;

/** A page with its lines and the labels in them. */
record Sheet(Layout layout, List<Row> rows) {
    private static final double AFTER_PAYMENT = 0.85;

    Sheet {
        rows = List.copyOf(rows);
    }

    static Sheet of(PageText page, Labels labels) {
        Layout layout = Layout.of(page);
        return new Sheet(
                layout,
                layout.lines().stream()
                        .map(line -> new Row(
                                line,
                                line.segments().stream()
                                        .map(segment -> new Piece(segment, labels.find(segment.words())))
                                        .toList()))
                        .toList());
    }

    PageText page() {
        return layout.page();
    }

    List<Piece> pieces() {
        return rows.stream().flatMap(row -> row.pieces().stream()).toList();
    }

    /** The piece that is exactly this segment. */
    Optional<Piece> piece(Segment segment) {
        return pieces().stream()
                .filter(piece -> piece.segment().equals(segment))
                .findFirst();
    }

    /** How likely a total is the document's: less below the line where it was paid, where taxes are summed up. */
    double settlement(Row row) {
        int paid = -1;
        for (int i = 0; i < rows.size() && paid < 0; i++) {
            paid = rows.get(i).settles() ? i : -1;
        }
        return paid >= 0 && rows.indexOf(row) > paid ? AFTER_PAYMENT : 1;
    }

    /** Every word in reading order. */
    List<Word> words() {
        return rows.stream().flatMap(row -> row.line().words().stream()).toList();
    }
}
