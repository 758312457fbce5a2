package dev.fovea.core.access;

import static dev.fovea.core.access.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.error.FoveaError.Flaw;
import dev.fovea.error.FoveaError.Proof;
import dev.fovea.error.FoveaError.Unauthenticated;
import dev.fovea.model.CredentialKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IssueTokensTest {
    private static final Unauthenticated INVALID = new Unauthenticated(Proof.REFRESH_TOKEN, Flaw.INVALID);

    @TempDir
    Path folder;

    private Premises here;

    @BeforeEach
    void open() {
        here = new Premises(folder);
    }

    @AfterEach
    void close() {
        here.close();
    }

    private IssueTokens.Pair refresh(IssueTokens.Pair pair) {
        return here.issueTokens.refresh(pair.refresh().text());
    }

    @Test
    void a_pair_lasts_an_hour_and_thirty_days() {
        IssueTokens.Pair pair = here.issueTokens.issueAccess(here.admin());
        assertThat(pair.access().expiresAt()).isEqualTo("2026-11-22T05:00:00Z");
        assertThat(pair.refresh().expiresAt()).isEqualTo("2026-12-22T04:00:00Z");
        assertThat(pair.organisation().name()).isEqualTo("default");
    }

    @Test
    void a_login_lasts_a_day() {
        assertThat(here.issueTokens.issueLogin(here.admin()).expiresAt()).isEqualTo("2026-11-23T04:00:00Z");
    }

    @Test
    void the_refresh_token_is_not_kept_in_clear() {
        IssueTokens.Pair pair = here.issueTokens.issueAccess(here.admin());
        assertThat(here.credentials.list(here.org(), CredentialKind.REFRESH).toString())
                .doesNotContain(pair.refresh().text());
    }

    @Test
    void a_refresh_token_buys_a_new_pair_once() {
        IssueTokens.Pair pair = here.issueTokens.issueAccess(here.admin());
        here.clock.advance(Duration.ofDays(29));
        IssueTokens.Pair next = refresh(pair);
        assertThat(here.authenticate
                        .accessToken(Optional.of(next.access().text()), here.org())
                        .user())
                .contains(here.admin());
        assertThat(next.refresh().text()).isNotEqualTo(pair.refresh().text());
        assertThat(refusal(() -> refresh(pair))).isEqualTo(INVALID);
    }

    @Test
    void an_unknown_or_expired_refresh_token_is_refused() {
        IssueTokens.Pair pair = here.issueTokens.issueAccess(here.admin());
        assertThat(refusal(() -> here.issueTokens.refresh("nobody's"))).isEqualTo(INVALID);
        assertThat(refusal(() -> here.issueTokens.refresh(pair.access().text())))
                .isEqualTo(INVALID);
        here.clock.advance(Duration.ofDays(30));
        assertThat(refusal(() -> refresh(pair))).isEqualTo(new Unauthenticated(Proof.REFRESH_TOKEN, Flaw.EXPIRED));
    }

    @Test
    void of_32_racers_one_gets_a_pair_and_can_go_on_with_it() throws Exception {
        IssueTokens.Pair pair = here.issueTokens.issueAccess(here.admin());
        List<IssueTokens.Pair> winners = Premises.winners(32, () -> refresh(pair));
        assertThat(winners).hasSize(1);
        assertThat(refresh(winners.getFirst()).user()).isEqualTo(here.admin());
    }

    @Test
    void a_used_token_that_comes_back_ends_the_tokens_that_descend_from_it() {
        IssueTokens.Pair stolen = here.issueTokens.issueAccess(here.admin());
        IssueTokens.Pair bystander = here.issueTokens.issueAccess(here.admin());
        IssueTokens.Pair last = refresh(refresh(refresh(stolen)));
        here.clock.advance(Duration.ofSeconds(10));
        assertThat(refusal(() -> refresh(stolen))).isEqualTo(INVALID);
        assertThat(refusal(() -> refresh(last))).isEqualTo(INVALID);
        assertThat(refresh(bystander).user()).isEqualTo(here.admin());
    }
}
