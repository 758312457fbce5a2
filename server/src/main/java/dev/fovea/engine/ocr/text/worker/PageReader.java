package dev.fovea.engine.ocr.text.worker;

import dev.fovea.engine.ocr.text.worker.Recogniser.Layout;
import dev.fovea.model.PageText;
import dev.fovea.model.PageText.Code;
import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.List;

/** One page read from its pixels, as often as it is asked for, each time in another manner. */
final class PageReader {
    /** What the recogniser itself gives up after; the server's own limit is longer. */
    private static final int MOST_MILLISECONDS = 15_000;

    /** Nothing smaller can be read, and Leptonica takes nothing smaller. */
    private static final int LEAST_SIDE = 16;

    private static final int FEW_WORDS = 8;
    private static final int QUARTERS = 4;

    private final Recogniser recogniser;
    private final int number;
    private final List<Code> codes;
    private Scan scan;
    private boolean upright;

    PageReader(Recogniser recogniser, int number, Scan scan) {
        this.recogniser = recogniser;
        this.number = number;
        this.scan = scan;
        this.codes = isLegible(scan.grey()) ? Barcodes.of(scan.grey()) : List.of();
    }

    private static boolean isLegible(Grey grey) {
        return grey.width() >= LEAST_SIDE && grey.height() >= LEAST_SIDE;
    }

    PageText read(Look look) {
        if (!isLegible(scan.grey())) {
            return text(List.of());
        }
        List<Word> words = words(look);
        if (!upright && Legibility.of(words) < Legibility.POOR && turnUpright()) {
            words = words(look);
        }
        return text(words);
    }

    private List<Word> words(Look look) {
        try (Prepared prepared = Preparation.prepare(scan.grey(), look)) {
            List<Word> words = new ArrayList<>(recogniser.words(prepared.picture(), look.layout(), MOST_MILLISECONDS));
            if (words.size() < FEW_WORDS) {
                addMissing(words, recogniser.words(prepared.picture(), Layout.SPARSE, MOST_MILLISECONDS));
            }
            return words.stream().filter(Legibility::isWord).map(prepared::back).toList();
        }
    }

    private static void addMissing(List<Word> words, List<Word> more) {
        more.stream()
                .filter(word -> words.stream().noneMatch(known -> touch(known, word)))
                .toList()
                .forEach(words::add);
    }

    private static boolean touch(Word a, Word b) {
        return a.x1() < b.x2() && b.x1() < a.x2() && a.y1() < b.y2() && b.y1() < a.y2();
    }

    /** Tries the page turned by quarters, in small, and keeps it turned when that reads better; once a page. */
    private boolean turnUpright() {
        upright = true;
        int best = 0;
        double most = 0;
        for (int quarters = 0; quarters < QUARTERS; quarters++) {
            try (Prepared prepared = Preparation.prepare(scan.turned(quarters).grey(), Look.TRIAL)) {
                double legible = Legibility.sum(
                        recogniser.words(prepared.picture(), Look.TRIAL.layout(), MOST_MILLISECONDS / QUARTERS));
                if (legible > most) {
                    most = legible;
                    best = quarters;
                }
            }
        }
        scan = scan.turned(best);
        return best != 0;
    }

    private PageText text(List<Word> words) {
        double unit = scan.unit();
        return new PageText(
                number,
                (int) Math.round(scan.grey().width() * unit),
                (int) Math.round(scan.grey().height() * unit),
                PageText.Origin.RECOGNISED,
                words.stream()
                        .map(word -> new Word(
                                word.text(),
                                word.x1() * unit,
                                word.y1() * unit,
                                word.x2() * unit,
                                word.y2() * unit,
                                word.confidence()))
                        .toList(),
                codes);
    }
}
