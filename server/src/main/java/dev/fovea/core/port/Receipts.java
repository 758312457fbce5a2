package dev.fovea.core.port;

import dev.fovea.model.Media;
import dev.fovea.model.OrgId;
import dev.fovea.model.Receipt;
import java.util.List;

/** Requests as they were received. */
public interface Receipts {
    /** Keeps the receipt of a call that made or changed the medium. */
    void add(Media media, Receipt receipt);

    /** Receipts of a medium, oldest first. */
    List<Receipt> list(OrgId org, long mediaNumber);
}
