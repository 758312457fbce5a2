package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.layout.Segment;
import dev.fovea.engine.ocr.lexicon.LabelHit;
import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the value of a label may stand, the likelier place first. */
final class Regions {
    /** How far below its label a value may begin, text heights. */
    private static final double REACH = 2.5;

    private final Sheet sheet;

    Regions(Sheet sheet) {
        this.sheet = sheet;
    }

    List<Region> of(Row row, Piece piece, LabelHit hit) {
        List<Region> regions = new ArrayList<>();
        List<Word> after = piece.after(hit);
        if (!after.isEmpty()) {
            regions.add(Region.beside(after, Place.AFTER, 1));
        }
        List<Word> right = right(row, piece, hit);
        if (!right.isEmpty()) {
            double gap = right.getFirst().x1() - piece.of(hit).x2();
            double nearness = 1 - 0.2 * Math.min(1, gap / sheet.layout().textWidth());
            regions.add(Region.beside(right, Place.RIGHT, after.isEmpty() ? nearness : 0.8 * nearness));
        }
        boolean alone = after.isEmpty() && right.isEmpty();
        below(piece, hit, (row.headsTable() ? 0.3 : 1) * (alone ? 1 : 0.75)).ifPresent(regions::add);
        if (alone) {
            above(piece, hit).ifPresent(regions::add);
        }
        return regions;
    }

    /** The pieces to the right, up to one that begins with a label of its own; nothing when a label stands in between. */
    private static List<Word> right(Row row, Piece piece, LabelHit hit) {
        boolean last = piece.hits().stream().noneMatch(other -> other.from() >= hit.to());
        List<Word> words = new ArrayList<>();
        int index = row.pieces().indexOf(piece);
        for (int i = index + 1; last && i < row.pieces().size(); i++) {
            Piece next = row.pieces().get(i);
            if (next.startsWithLabel()) {
                break;
            }
            words.addAll(next.words());
        }
        return words;
    }

    private Optional<Region> below(Piece piece, LabelHit hit, double factor) {
        Segment label = piece.of(hit);
        return sheet.layout()
                .below(label, REACH)
                .filter(under ->
                        sheet.piece(under).filter(Piece::startsWithLabel).isEmpty())
                .map(under -> column(under, label, Place.BELOW, factor));
    }

    private Optional<Region> above(Piece piece, LabelHit hit) {
        Segment label = piece.of(hit);
        return sheet.pieces().stream()
                .filter(other -> other.segment().overlaps(label, 0) && !other.startsWithLabel())
                .filter(other -> other.segment().y2()
                                < label.y1() + 0.3 * sheet.layout().textHeight()
                        && other.segment().y2() > label.y1() - sheet.layout().textHeight())
                .findFirst()
                .map(over -> column(over.segment(), label, Place.ABOVE, 1));
    }

    private Region column(Segment values, Segment label, Place place, double factor) {
        double slack = 1.5 * sheet.layout().textHeight();
        double aligned = values.aligned(label, slack) ? 1 : 0.8;
        return new Region(values.words(), place, factor * aligned, label.x1() - slack, label.x2() + slack);
    }
}
