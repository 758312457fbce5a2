package dev.fovea.store;

import dev.fovea.core.port.Likenesses;
import dev.fovea.model.CapturedAt;
import dev.fovea.model.OrgId;
import dev.fovea.model.Review.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/** Table {@code media}, seen as contents that resemble each other. The plus keeps SQLite from its index by organisation. */
final class SqlLikenesses implements Likenesses {
    /** Values in one statement; shorter lists are filled up, so that few different statements are prepared. */
    private static final int AT_ONCE = 100;

    private static final String MARKS = String.join(", ", Collections.nCopies(AT_ONCE, "?"));

    static final String FORWARD =
            "select distinct a.sha256, b.sha256 from media a join media b on b.uuid = a.similar_to"
                    + " where a.sha256 in (" + MARKS
                    + ") and +a.org_id = ? and b.org_id = a.org_id and b.sha256 is not null";

    static final String BACKWARD =
            "select distinct a.sha256, b.sha256 from media a join media b on b.similar_to = a.uuid"
                    + " where a.sha256 in (" + MARKS
                    + ") and +a.org_id = ? and b.org_id = a.org_id and b.sha256 is not null";

    static final String FIRSTS = "select m.sha256, m.id, s.external_id, m.captured_at, m.captured_offset from media m"
            + " left join source s on s.id = m.source_id where m.id in (select min(f.id) from media f where f.sha256 in ("
            + MARKS + ") and +f.org_id = ? group by f.sha256)";

    static final String LOCKS =
            "select sha256, id, split from media where sha256 in (" + MARKS + ") and +org_id = ? and split_locked = ?";

    private final Sql sql;

    SqlLikenesses(Sql sql) {
        this.sql = sql;
    }

    @Override
    public List<Link> links(OrgId org, Collection<String> sha256) {
        Sql.Mapper<Link> link = row -> new Link(row.text(), row.text());
        List<Link> links = new ArrayList<>(list(FORWARD, link, sha256, org));
        links.addAll(list(BACKWARD, link, sha256, org));
        return links;
    }

    @Override
    public List<First> firsts(OrgId org, Collection<String> sha256) {
        return list(
                FIRSTS,
                row -> new First(
                        row.text(), row.number(), row.optionalText(), new CapturedAt(row.instant(), row.integer())),
                sha256,
                org);
    }

    @Override
    public List<Lock> locks(OrgId org, Collection<String> sha256) {
        return list(LOCKS, row -> new Lock(row.text(), row.number(), row.word(Split.class)), sha256, org, true);
    }

    private <T> List<T> list(String query, Sql.Mapper<T> mapper, Collection<String> sha256, Object... more) {
        List<String> all = List.copyOf(sha256);
        List<T> found = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<Object> args = new ArrayList<>(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
            args.addAll(Collections.nCopies(AT_ONCE - args.size(), args.getLast()));
            Collections.addAll(args, more);
            found.addAll(sql.list(query, mapper, args.toArray()));
        }
        return found;
    }
}
