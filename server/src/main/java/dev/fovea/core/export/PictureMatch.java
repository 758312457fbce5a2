package dev.fovea.core.export;

import dev.fovea.core.port.Store;
import dev.fovea.model.Content;
import dev.fovea.model.Media;
import dev.fovea.model.MediaFilter;
import dev.fovea.model.MediaKind;
import dev.fovea.model.OrgId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the image that an imported picture is: by id, by media key, by the name that an export gave it, by the name that
 * its sender gave it. Where several have that name, the hash decides.
 */
final class PictureMatch {
    private static final Pattern EXPORTED = Pattern.compile("(.+)-([0-9]{1,18})(\\.[A-Za-z0-9]{1,8})?");
    private static final int MOST_NAMESAKES = 100;

    private final Store.Session session;
    private final OrgId org;

    PictureMatch(Store.Session session, OrgId org) {
        this.session = session;
        this.org = org;
    }

    /** Every image that it may be; one, if all is well. */
    List<Media> of(ImportedPicture picture) {
        Optional<Media> known = picture.id()
                .flatMap(id -> session.media().find(org, id))
                .or(() -> picture.mediaKey().flatMap(key -> session.media().findByKey(org, key)))
                .or(() -> picture.names().stream()
                        .flatMap(name -> exported(name).stream())
                        .findFirst());
        return known.map(List::of).orElseGet(() -> named(picture));
    }

    private Optional<Media> exported(String name) {
        Matcher matcher = EXPORTED.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String stem = matcher.group(1) + "-" + matcher.group(2);
        return session.media()
                .find(org, Long.parseLong(matcher.group(2)))
                .filter(media -> ExportNames.stem(media).equals(stem));
    }

    private List<Media> named(ImportedPicture picture) {
        for (String name : picture.names()) {
            List<Media> namesakes = session.media().list(org, filter(name), MOST_NAMESAKES);
            List<Media> same =
                    namesakes.stream().filter(media -> hasBytes(media, picture)).toList();
            if (!namesakes.isEmpty()) {
                return picture.sha256().isPresent() ? same : namesakes;
            }
        }
        return List.of();
    }

    private static boolean hasBytes(Media media, ImportedPicture picture) {
        return media.content() instanceof Content.Present present
                && picture.sha256().filter(present.sha256()::equals).isPresent();
    }

    private static MediaFilter filter(String filename) {
        return new MediaFilter(
                EnumSet.of(MediaKind.IMAGE),
                OptionalLong.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(filename),
                Optional.empty(),
                Set.of());
    }
}
