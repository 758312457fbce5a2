package dev.fovea.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.core.access.ContentLinks.Standing;
import dev.fovea.core.access.SignedLink.Kind;
import dev.fovea.model.MediaId;
import dev.fovea.model.OrgId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ContentLinksTest {
    private static final OrgId ORG = new OrgId(7);
    private static final MediaId MEDIA = new MediaId(UUID.fromString("550e8400-e29b-41d4-a716-446655440000"));
    private static final Duration HOUR = Duration.ofHours(1);

    private final MovingClock clock = new MovingClock();
    private final ContentLinks links = new ContentLinks(text -> "signed(" + text + ")", clock);

    private Standing standing(SignedLink link) {
        return links.standing(link, "signed(" + link.text() + ")");
    }

    @Test
    void a_link_opens_until_it_expires_and_lets_a_download_go_on_for_a_while() {
        SignedLink link = links.issue(Kind.CONTENT, ORG, MEDIA, Map.of(), HOUR);
        assertThat(standing(link)).isEqualTo(Standing.OPEN);
        clock.advance(HOUR.minusSeconds(1));
        assertThat(standing(link)).isEqualTo(Standing.OPEN);
        clock.advance(Duration.ofSeconds(1));
        assertThat(standing(link)).isEqualTo(Standing.CONTINUABLE);
        clock.advance(ContentLinks.CONTINUATION);
        assertThat(standing(link)).isEqualTo(Standing.ENDED);
    }

    @Test
    void everything_that_a_link_says_is_signed() {
        SignedLink link = links.issue(Kind.CROP, ORG, MEDIA, Map.of("box", "0,0,1,1", "width", "240"), HOUR);
        String signature = "signed(" + link.text() + ")";
        assertThat(links.standing(link, signature)).isEqualTo(Standing.OPEN);
        assertThat(java.util.List.of(
                        with(link, Kind.THUMBNAIL, ORG, link.view(), link.expires(), link.renewable()),
                        with(link, Kind.CROP, new OrgId(8), link.view(), link.expires(), link.renewable()),
                        with(link, Kind.CROP, ORG, Map.of("box", "0,0,1,1"), link.expires(), link.renewable()),
                        with(
                                link,
                                Kind.CROP,
                                ORG,
                                Map.of("box", "0,0,1,1&width=240"),
                                link.expires(),
                                link.renewable()),
                        with(link, Kind.CROP, ORG, link.view(), link.expires().plusSeconds(1), link.renewable()),
                        with(link, Kind.CROP, ORG, link.view(), link.expires(), Optional.empty())))
                .allSatisfy(changed ->
                        assertThat(links.standing(changed, signature)).isEqualTo(Standing.FORGED));
    }

    private static SignedLink with(
            SignedLink link,
            Kind kind,
            OrgId org,
            Map<String, String> view,
            Instant expires,
            Optional<Instant> renewable) {
        return new SignedLink(kind, org, link.media(), view, expires, renewable);
    }

    @Test
    void whoever_holds_a_link_may_have_it_renewed_until_a_day_after_its_end() {
        SignedLink link = links.issue(Kind.CONTENT, ORG, MEDIA, Map.of(), HOUR);
        assertThat(links.isRenewable(link)).isTrue();
        clock.advance(HOUR.plus(ContentLinks.LATE_RENEWAL).minusSeconds(1));
        assertThat(links.isRenewable(link)).isTrue();
        SignedLink renewed = links.renew(link, HOUR);
        assertThat(standing(renewed)).isEqualTo(Standing.OPEN);
        assertThat(renewed.renewable()).isEqualTo(link.renewable());
        clock.advance(Duration.ofSeconds(1));
        assertThat(links.isRenewable(link)).isFalse();
    }

    @Test
    void renewals_end_a_month_after_the_first_issue() {
        SignedLink link = links.issue(Kind.CONTENT, ORG, MEDIA, Map.of(), ContentLinks.LONGEST_VALIDITY);
        Instant end = link.renewable().orElseThrow();
        while (links.isRenewable(link)) {
            link = links.renew(link, ContentLinks.LONGEST_VALIDITY);
            assertThat(link.expires()).isBeforeOrEqualTo(end);
            clock.advance(Duration.ofDays(6));
        }
        assertThat(clock.instant()).isAfterOrEqualTo(end);
    }

    @Test
    void a_plain_link_is_for_one_hour_and_its_holder_cannot_renew_it() {
        assertThat(links.path(ORG, MEDIA))
                .isEqualTo("/v1/images/" + MEDIA
                        + "/content?organisation=7&expires=1795323600&signature=signed(content 7 " + MEDIA
                        + " 1795323600)");
    }
}
