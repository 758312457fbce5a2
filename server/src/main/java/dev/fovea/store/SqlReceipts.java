package dev.fovea.store;

import dev.fovea.core.port.Receipts;
import dev.fovea.model.Media;
import dev.fovea.model.OrgId;
import dev.fovea.model.Receipt;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Table {@code receipt}. */
final class SqlReceipts implements Receipts {
    static final String BY_MEDIUM = "select r.dialect, r.route, r.credential_prefix, r.content_type, r.raw_text,"
            + " r.raw_sha256, r.raw_bytes, r.received_at from receipt r join media m on m.id = r.media_id"
            + " where r.media_id = ? and +m.org_id = ? order by r.id";

    private final Sql sql;

    SqlReceipts(Sql sql) {
        this.sql = sql;
    }

    @Override
    public void add(Media media, Receipt receipt) {
        switch (receipt.raw()) {
            case Receipt.Raw.Inline(String text) -> insert(media, receipt, text, null, null);
            case Receipt.Raw.Stored(String sha256, long bytes) -> insert(media, receipt, null, sha256, bytes);
        }
    }

    private void insert(
            Media media, Receipt receipt, @Nullable String text, @Nullable String sha256, @Nullable Long bytes) {
        sql.update(
                "insert into receipt (media_id, dialect, route, credential_prefix, content_type, raw_text, raw_sha256,"
                        + " raw_bytes, received_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                media.number(),
                receipt.dialect(),
                receipt.route(),
                receipt.credentialPrefix(),
                receipt.contentType(),
                text,
                sha256,
                bytes,
                receipt.at());
    }

    @Override
    public List<Receipt> list(OrgId org, long mediaNumber) {
        return sql.list(BY_MEDIUM, SqlReceipts::map, mediaNumber, org);
    }

    private static Receipt map(Row row) throws SQLException {
        return new Receipt(row.text(), row.text(), row.text(), row.text(), raw(row), row.instant());
    }

    private static Receipt.Raw raw(Row row) throws SQLException {
        String text = row.nullableText();
        String sha256 = row.nullableText();
        long bytes = row.number();
        if (sha256 != null) {
            return new Receipt.Raw.Stored(sha256, bytes);
        }
        return new Receipt.Raw.Inline(text == null ? "" : text);
    }
}
