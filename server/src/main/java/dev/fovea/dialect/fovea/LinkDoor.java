package dev.fovea.dialect.fovea;

import dev.fovea.core.access.ContentLinks;
import dev.fovea.core.access.SignedLink;
import dev.fovea.core.query.MediaQueries;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Caller;
import dev.fovea.model.Media;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Links that open an image, or a small picture of it, without a token (docs/api/media.md). Nothing is stored of them. */
final class LinkDoor {
    static final String RENEWAL = "/v1/links/renew";
    private static final int BODY_BYTES = 64 * 1024;

    private final FoveaAuth auth;
    private final ContentLinks links;
    private final MediaQueries media;
    private final Lookup lookup;

    LinkDoor(FoveaAuth auth, ContentLinks links, MediaQueries media, Lookup lookup) {
        this.auth = auth;
        this.links = links;
        this.media = media;
        this.lookup = lookup;
    }

    void create(Context context) {
        Caller caller = auth.reader(context);
        Media image = lookup.image(caller.org(), context.pathParam("id"));
        LinkBody body = LinkBody.one(Bodies.read(context, BODY_BYTES));
        Json.answer(context, 201, view(context, issue(caller.org(), image.id(), body)));
    }

    private SignedLink issue(OrgId org, MediaId id, LinkBody body) {
        return links.issue(body.kind(), org, id, body.view(), body.validity());
    }

    /** One link each, in the order asked for; of what does not exist, that it does not. */
    void createMany(Context context) {
        Caller caller = auth.reader(context);
        LinkBody body = LinkBody.many(Bodies.read(context, BODY_BYTES));
        Set<MediaId> known = media.existing(
                caller.org(),
                body.ids().stream()
                        .map(MediaId::parse)
                        .flatMap(Optional::stream)
                        .collect(Collectors.toSet()));
        List<Map<String, Object>> items = body.ids().stream()
                .map(id -> MediaId.parse(id)
                        .filter(known::contains)
                        .map(found -> view(context, issue(caller.org(), found, body)))
                        .orElseGet(() -> missing(id)))
                .toList();
        Json.answer(context, 200, Map.of("items", items));
    }

    private static Map<String, Object> missing(String id) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", id);
        view.put("error", "No image or recording " + id);
        return view;
    }

    /** By a token, or by whoever holds the link, for a while. */
    void renew(Context context) {
        Optional<OrgId> owner = context.header("Authorization") == null
                ? Optional.empty()
                : Optional.of(auth.reader(context).org());
        LinkBody body = LinkBody.renewal(Bodies.read(context, BODY_BYTES));
        LinkQuery query = LinkQuery.of(body.url().orElseThrow())
                .orElseThrow(() -> new FoveaException(
                        FoveaError.Invalid.of("url", "url must be a link that an answer of this server gave")));
        Json.answer(context, 200, view(context, renew(query, owner, body.validity())));
    }

    private SignedLink renew(LinkQuery query, Optional<OrgId> owner, Duration validity) {
        SignedLink link = query.link();
        if (links.standing(link, query.signature()) == ContentLinks.Standing.FORGED) {
            throw refused("The link is not one of this server's, or it was changed");
        }
        if (owner.isEmpty()) {
            return renewByHolder(link, validity);
        }
        if (!owner.get().equals(link.org())) {
            throw new FoveaException(
                    new FoveaError.NotFound(FoveaError.Thing.IMAGE, link.media().toString()));
        }
        Media image = lookup.medium(link.org(), link.media().toString());
        return links.issue(link.kind(), link.org(), image.id(), link.view(), validity);
    }

    private SignedLink renewByHolder(SignedLink link, Duration validity) {
        if (!links.isRenewable(link)) {
            throw refused("The link can no longer be renewed without a token");
        }
        var _ = lookup.medium(link.org(), link.media().toString());
        return links.renew(link, validity);
    }

    private static FoveaException refused(String message) {
        return new FoveaException(new FoveaError.Forbidden(FoveaError.Bar.SCOPE, message));
    }

    private Map<String, Object> view(Context context, SignedLink link) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("id", link.media().toString());
        view.put("kind", link.kind().word());
        view.put("url", context.scheme() + "://" + context.host() + links.path(link));
        view.put("expires_at", link.expires().toString());
        view.put("renew", renewal(link));
        return view;
    }

    private static Map<String, Object> renewal(SignedLink link) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("method", "POST");
        view.put("path", RENEWAL);
        view.put("until", Spelling.time(link.renewable()));
        return view;
    }
}
