package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.engine.ocr.lexicon.LabelHit;
import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.engine.ocr.value.Hints;
import dev.fovea.engine.ocr.value.ValueType;
import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values that stand beside a label of the field. */
final class LabelledValues implements Source {
    /** Each word that stands between label and value makes it less likely. */
    private static final double SKIPPED = 0.9;

    private final Values values;

    LabelledValues(Values values) {
        this.values = values;
    }

    @Override
    public List<Option> options(Asked asked, Look look) {
        List<Option> exact = exact(asked, look);
        return exact.isEmpty() && asked.meaning().concept().isEmpty() ? resembling(asked, look) : exact;
    }

    private List<Option> resembling(Asked asked, Look look) {
        List<Option> options = new ArrayList<>();
        for (Sheet sheet : look.sheets()) {
            Regions regions = new Regions(sheet);
            for (Row row : sheet.rows()) {
                for (Piece piece : row.pieces()) {
                    look.labels()
                            .resembling(piece.words(), asked.meaning())
                            .ifPresent(hit -> regions.of(row, piece, hit).stream()
                                    .flatMap(region -> options(asked, region, hit.quality(), look, sheet).stream())
                                    .forEach(options::add));
                }
            }
        }
        return options;
    }

    private List<Option> exact(Asked asked, Look look) {
        List<Option> options = new ArrayList<>();
        for (Sheet sheet : look.sheets()) {
            Regions regions = new Regions(sheet);
            for (Row row : sheet.rows()) {
                for (Piece piece : row.pieces()) {
                    for (LabelHit hit : piece.hits()) {
                        double label = hit.label().strength(asked.meaning())
                                * hit.quality()
                                * standing(piece, hit)
                                * (asked.is(Concept.TOTAL) ? sheet.settlement(row) : 1);
                        if (label > 0.1) {
                            regions(asked, regions, row, piece, hit).stream()
                                    .flatMap(region -> options(asked, region, label, look, sheet).stream())
                                    .forEach(options::add);
                        }
                    }
                }
            }
        }
        return options;
    }

    /** The words of an option may be labels themselves, so that no label ends the search for one. */
    private static List<Region> regions(Asked asked, Regions regions, Row row, Piece piece, LabelHit hit) {
        List<Region> all = new ArrayList<>();
        if (asked.type() == ValueType.ENUM) {
            List<Word> line = row.line().words();
            int from = line.indexOf(piece.words().get(hit.to() - 1)) + 1;
            all.add(Region.beside(line.subList(from, line.size()), Place.AFTER, 1));
        }
        all.addAll(regions.of(row, piece, hit));
        return all;
    }

    /** A label in the midst of a sentence is hardly one. */
    private static double standing(Piece piece, LabelHit hit) {
        if (hit.from() == 0) {
            return 1;
        }
        boolean colon = piece.words().get(hit.to() - 1).text().endsWith(":");
        boolean follows = piece.hits().stream().anyMatch(other -> other.to() <= hit.from());
        return colon || follows ? 0.9 : 0.6;
    }

    private List<Option> options(Asked asked, Region region, double label, Look look, Sheet sheet) {
        Hints hints = look.hints();
        List<Candidate> found = values.find(asked, region.words(), hints).stream()
                .filter(candidate -> region.holds(candidate.words()))
                .toList();
        return found.stream()
                .map(candidate -> {
                    double fit = 0.25 + 0.75 * candidate.quality();
                    double score = label
                            * region.place().usual()
                            * region.nearness()
                            * fit
                            * order(asked, candidate, found, region);
                    return new Option(candidate, look.number(), sheet.layout(), region.place(), label, score);
                })
                .toList();
    }

    /** Amounts stand at the end of their line, anything else at the beginning. */
    private static double order(Asked asked, Candidate candidate, List<Candidate> all, Region region) {
        if (region.place() == Place.BELOW || region.place() == Place.ABOVE) {
            return 1;
        }
        if (asked.type() == ValueType.MONEY && asked.meaning().concept().isPresent()) {
            return after(candidate, all);
        }
        int skipped = region.words().indexOf(candidate.words().getFirst());
        return Math.max(0.5, Math.pow(SKIPPED, Math.max(0, skipped)));
    }

    private static double after(Candidate candidate, List<Candidate> all) {
        Word last = candidate.words().getLast();
        long later = all.stream()
                .filter(other -> other.words().getFirst().x1() > last.x2() - 1)
                .map(other -> other.words().getFirst())
                .distinct()
                .count();
        return Math.pow(SKIPPED, (double) later);
    }

    /** Whether a label that means one of several other things stands before the words. */
    static boolean ownedByAnother(Asked asked, Candidate candidate, Sheet sheet) {
        Word first = candidate.words().getFirst();
        for (Row row : sheet.rows()) {
            if (row.line().words().contains(first)) {
                return owner(row, first)
                        .filter(hit -> hit.quality() > 0.7
                                && hit.label().strength(asked.meaning()) == 0
                                && hit.label().concepts().keySet().stream()
                                        .anyMatch(concept -> sameKind(concept, asked)))
                        .isPresent();
            }
        }
        return false;
    }

    private static boolean sameKind(Concept concept, Asked asked) {
        return concept.type() == asked.type();
    }

    private static Optional<LabelHit> owner(Row row, Word value) {
        LabelHit owner = null;
        for (Piece piece : row.pieces()) {
            for (LabelHit hit : piece.hits()) {
                if (piece.words().get(hit.from()).x1() < value.x1()) {
                    owner = hit;
                }
            }
        }
        return Optional.ofNullable(owner);
    }
}
