package dev.fovea.core.port;

import dev.fovea.model.CapturedAt;
import dev.fovea.model.OrgId;
import dev.fovea.model.Review.Split;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which bytes show the same thing: near-duplicates, over all doors that brought them. */
public interface Likenesses {
    /** Pictures of one content nearly repeat pictures of another. */
    record Link(String sha256, String like) {}

    /**
     * The first medium with certain bytes.
     *
     * @param source the id that its device gives itself
     */
    record First(String sha256, long number, Optional<String> source, CapturedAt capturedAt) {}

    /** A person's word that a medium belongs to a part. */
    record Lock(String sha256, long number, Split split) {}

    /** Links from or to any of these contents. */
    List<Link> links(OrgId org, Collection<String> sha256);

    /** The first medium of each of these contents. */
    List<First> firsts(OrgId org, Collection<String> sha256);

    /** Locked media of these contents. */
    List<Lock> locks(OrgId org, Collection<String> sha256);
}
