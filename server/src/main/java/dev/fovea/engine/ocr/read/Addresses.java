package dev.fovea.engine.ocr.read;

import dev.fovea.engine.ocr.layout.Segment;
import dev.fovea.engine.ocr.lexicon.Concept;
import dev.fovea.engine.ocr.lexicon.LabelHit;
import dev.fovea.engine.ocr.lexicon.Party;
import dev.fovea.engine.ocr.value.Candidate;
import dev.fovea.model.PageText.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Addresses: after their label, under the name of the issuer, or in the block of the party that is asked for. */
final class Addresses implements Source {
    private static final double REACH = 1.7;
    private static final double FAR = 2.2;
    private static final double CLOSE = 3;

    private final Issuers issuers;
    private final AddressBlock block;

    Addresses(Values values, Issuers issuers) {
        this.issuers = issuers;
        this.block = new AddressBlock(values);
    }

    @Override
    public List<Option> options(Asked asked, Look look) {
        if (!asked.is(Concept.ADDRESS)) {
            return List.of();
        }
        return switch (asked.meaning().party()) {
            case CUSTOMER -> under(Concept.CUSTOMER, look);
            case RECIPIENT -> under(Concept.RECIPIENT, look);
            default -> ofIssuer(asked, look);
        };
    }

    private List<Option> ofIssuer(Asked asked, Look look) {
        List<Option> options = new ArrayList<>();
        issuers.names(look).stream()
                .sorted(Comparator.comparingDouble(Option::score).reversed())
                .limit(3)
                .forEach(name -> {
                    Sheet sheet = sheetOf(name, look);
                    Segment anchor = new Segment(name.candidate().words());
                    read(sheet.layout().stackBelow(anchor, REACH), sheet)
                            .ifPresent(found -> options.add(
                                    option(found, look, sheet, 0, (0.3 + 0.6 * name.score()) * trust(found))));
                });
        for (Sheet sheet : look.sheets()) {
            for (Piece piece : sheet.pieces()) {
                alone(piece, sheet, look).ifPresent(options::add);
                labelled(piece, asked, sheet, look).ifPresent(options::add);
            }
        }
        if (asked.meaning().party() == Party.NONE && options.isEmpty()) {
            options.addAll(under(Concept.CUSTOMER, look));
        }
        return options;
    }

    private Optional<Option> alone(Piece piece, Sheet sheet, Look look) {
        if (!block.begins(piece.words())) {
            return Optional.empty();
        }
        List<Segment> lines = new ArrayList<>(List.of(piece.segment()));
        lines.addAll(sheet.layout().stackBelow(piece.segment(), REACH));
        double depth = sheet.layout().depth(piece.segment().y1());
        return read(lines, sheet)
                .filter(found -> found.words().getFirst().equals(piece.words().getFirst()) && found.quality() > 0.5)
                .map(found -> option(found, look, sheet, 0, 0.45 * trust(found) * (1 - 0.5 * depth)));
    }

    private Optional<Option> labelled(Piece piece, Asked asked, Sheet sheet, Look look) {
        return piece.hits().stream()
                .filter(hit -> hit.label().strength(asked.meaning()) > 0.5 && hit.quality() > 0.8)
                .findFirst()
                .flatMap(hit -> after(piece, hit, sheet)
                        .map(found -> option(found, look, sheet, hit.quality(), 0.85 * trust(found))));
    }

    private Optional<Candidate> after(Piece piece, LabelHit hit, Sheet sheet) {
        List<Word> first = piece.after(hit).isEmpty() ? right(piece, sheet) : piece.after(hit);
        List<List<Word>> lines = new ArrayList<>();
        List<List<LabelHit>> hits = new ArrayList<>();
        if (!first.isEmpty()) {
            lines.add(first);
            hits.add(List.of());
        }
        Segment anchor = first.isEmpty() ? piece.of(hit) : new Segment(first);
        add(sheet.layout().stackBelow(anchor, FAR), sheet, lines, hits);
        return block.read(lines, hits);
    }

    private static List<Word> right(Piece piece, Sheet sheet) {
        for (Row row : sheet.rows()) {
            int next = row.pieces().indexOf(piece) + 1;
            if (next > 0
                    && next < row.pieces().size()
                    && !row.pieces().get(next).startsWithLabel()) {
                return row.pieces().get(next).words();
            }
        }
        return List.of();
    }

    private List<Option> under(Concept party, Look look) {
        List<Option> options = new ArrayList<>();
        for (Sheet sheet : look.sheets()) {
            for (Piece piece : sheet.pieces()) {
                for (LabelHit hit : piece.hits()) {
                    double label = hit.label().strength(party) * hit.quality();
                    if (label > 0.3) {
                        after(piece, hit, sheet)
                                .ifPresent(found ->
                                        options.add(option(found, look, sheet, label, 0.9 * label * trust(found))));
                    }
                }
            }
        }
        return options;
    }

    private Optional<Candidate> read(List<Segment> segments, Sheet sheet) {
        List<List<Word>> lines = new ArrayList<>();
        List<List<LabelHit>> hits = new ArrayList<>();
        add(segments, sheet, lines, hits);
        return block.read(lines, hits);
    }

    private static void add(List<Segment> segments, Sheet sheet, List<List<Word>> lines, List<List<LabelHit>> hits) {
        for (Segment segment : segments) {
            List<Word> whole = new ArrayList<>(segment.words());
            following(segment, sheet).forEach(next -> whole.addAll(next.words()));
            lines.add(whole);
            hits.add(sheet.piece(segment).map(Piece::hits).orElse(List.of()));
        }
    }

    /** What stands close to the right and is no label: the line was printed with a wide gap. */
    private static List<Segment> following(Segment segment, Sheet sheet) {
        List<Segment> following = new ArrayList<>();
        for (Row row : sheet.rows()) {
            Segment last = null;
            for (Piece piece : row.pieces()) {
                double gap = last == null ? Double.MAX_VALUE : piece.segment().x1() - last.x2();
                if (piece.segment().equals(segment)) {
                    last = segment;
                } else if (gap < CLOSE * sheet.layout().textHeight() && !piece.startsWithLabel()) {
                    following.add(piece.segment());
                    last = piece.segment();
                } else {
                    last = null;
                }
            }
        }
        return following;
    }

    private static Sheet sheetOf(Option option, Look look) {
        return look.sheets().stream()
                .filter(sheet -> sheet.page().page() == option.layout().page().page())
                .findFirst()
                .orElseThrow();
    }

    private static double trust(Candidate found) {
        return 0.5 + 0.5 * Math.min(1, found.quality() / 0.8);
    }

    private static Option option(Candidate found, Look look, Sheet sheet, double label, double score) {
        return new Option(found, look.number(), sheet.layout(), label > 0 ? Place.BELOW : Place.ALONE, label, score);
    }
}
