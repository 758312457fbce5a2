package dev.fovea.dialect.fovea;

import dev.fovea.core.access.ContentLinks;
import dev.fovea.core.access.SignedLink;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Media;
import io.javalin.http.Context;
import java.util.regex.Pattern;

/** The medium that a call may see: by its token, or by the signature of a link. */
final class LinkedMedia {
    /** A part that does not begin at the beginning: the caller has that already. */
    private static final Pattern LATER_PART = Pattern.compile("bytes=\\s*0*[1-9][0-9]*-[0-9]*\\s*");

    private final FoveaAuth auth;
    private final ContentLinks links;
    private final Lookup lookup;

    LinkedMedia(FoveaAuth auth, ContentLinks links, Lookup lookup) {
        this.auth = auth;
        this.links = links;
        this.lookup = lookup;
    }

    /** The medium of the path. */
    Media find(Context context, SignedLink.Kind kind) {
        if (context.queryParam("signature") == null) {
            return lookup.medium(auth.reader(context).org(), context.pathParam("id"));
        }
        LinkQuery query =
                LinkQuery.of(kind, context.pathParam("id"), context::queryParam).orElseThrow(LinkedMedia::badLink);
        boolean opens = switch (links.standing(query.link(), query.signature())) {
            case OPEN -> true;
            case CONTINUABLE -> continues(context);
            case ENDED, FORGED -> false;
        };
        if (!opens) {
            throw badLink();
        }
        return lookup.medium(query.link().org(), context.pathParam("id"));
    }

    private static boolean continues(Context context) {
        String range = context.header("Range");
        return range != null && LATER_PART.matcher(range).matches();
    }

    static FoveaException badLink() {
        return new FoveaException(
                new FoveaError.Unauthenticated(FoveaError.Proof.ACCESS_TOKEN, FoveaError.Flaw.INVALID));
    }
}
