package dev.fovea.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.fovea.core.port.Tokens.Use;
import dev.fovea.core.port.Tokens.Verdict;
import dev.fovea.model.OrgId;
import dev.fovea.model.Role;
import dev.fovea.model.User;
import dev.fovea.model.UserId;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JwtTokensTest {
    private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(3600);
    private static final User USER =
            new User(new UserId(17), new OrgId(3), "ann", "ann@example.org", Role.EDITOR, true, 0, Instant.EPOCH);

    /** Long enough for every HMAC, so that a refusal is never owed to the length of the key. */
    private final byte[] key = key(7);

    private final JwtTokens tokens = tokens(key);

    private static byte[] key(int fill) {
        byte[] key = new byte[64];
        Arrays.fill(key, (byte) fill);
        return key;
    }

    private static JwtTokens tokens(byte[] key) {
        return new JwtTokens(key, new SecureIds(Clock.systemUTC()));
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("fovea")
                .subject("17")
                .claim("use", "login")
                .issueTime(Date.from(NOW))
                .expirationTime(Date.from(LATER));
    }

    private static String signed(JWSHeader header, JWTClaimsSet claims, JWSSigner signer) throws JOSEException {
        SignedJWT token = new SignedJWT(header, claims);
        token.sign(signer);
        return token.serialize();
    }

    private String signed(JWSAlgorithm algorithm, JWTClaimsSet claims) throws JOSEException {
        return signed(new JWSHeader(algorithm), claims, new MACSigner(key));
    }

    private void assertRefused(String token) {
        assertThat(tokens.verify(token, NOW)).isEqualTo(new Verdict.Invalid());
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    void a_token_says_whose_it_is_and_what_for_until_its_time_is_up(Use use) {
        String token = tokens.sign(use, USER, NOW, LATER);
        assertThat(tokens.verify(token, LATER.minusSeconds(1))).isEqualTo(new Verdict.Valid(use, USER.id(), 0, LATER));
        assertThat(tokens.verify(token, LATER)).isEqualTo(new Verdict.Expired(use, USER.id()));
    }

    @Test
    void two_tokens_of_the_same_second_differ() {
        assertThat(tokens.sign(Use.LOGIN, USER, NOW, LATER)).isNotEqualTo(tokens.sign(Use.LOGIN, USER, NOW, LATER));
    }

    @Test
    void the_claims_that_the_refused_tokens_carry_are_good_ones() throws JOSEException {
        assertThat(tokens.verify(signed(JWSAlgorithm.HS256, claims().build()), NOW))
                .isEqualTo(new Verdict.Valid(Use.LOGIN, USER.id(), 0, LATER));
    }

    @Test
    void an_unsigned_token_is_refused() {
        assertRefused(new PlainJWT(claims().build()).serialize());
    }

    @Test
    void a_token_that_says_none_over_a_real_signature_is_refused() {
        String[] parts = tokens.sign(Use.LOGIN, USER, NOW, LATER).split("\\.", -1);
        String none = base64("{\"alg\":\"none\"}");
        assertRefused(none + "." + parts[1] + "." + parts[2]);
        assertRefused(none + "." + parts[1] + ".");
    }

    @Test
    void another_hmac_under_the_same_key_is_refused() throws JOSEException {
        assertRefused(signed(JWSAlgorithm.HS512, claims().build()));
        assertRefused(signed(JWSAlgorithm.HS384, claims().build()));
    }

    @Test
    void an_rsa_signature_is_refused() throws JOSEException, NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        RSASSASigner signer = new RSASSASigner(generator.generateKeyPair().getPrivate());
        assertRefused(signed(new JWSHeader(JWSAlgorithm.RS256), claims().build(), signer));
    }

    @Test
    void a_header_that_names_rsa_over_our_own_signature_is_refused() {
        String[] parts = tokens.sign(Use.LOGIN, USER, NOW, LATER).split("\\.", -1);
        assertRefused(base64("{\"alg\":\"RS256\"}") + "." + parts[1] + "." + parts[2]);
    }

    @Test
    void a_critical_extension_is_refused() throws JOSEException {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .criticalParams(Set.of("fovea"))
                .customParam("fovea", true)
                .build();
        assertRefused(signed(header, claims().build(), new MACSigner(key)));
    }

    @Test
    void a_token_of_another_key_is_refused() {
        assertRefused(tokens(key(8)).sign(Use.LOGIN, USER, NOW, LATER));
    }

    @Test
    void a_changed_claim_is_refused() {
        String[] parts = tokens.sign(Use.LOGIN, USER, NOW, LATER).split("\\.", -1);
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        String forged = claims.replace("\"17\"", "\"18\"");
        assertThat(forged).isNotEqualTo(claims);
        assertRefused(parts[0] + "." + base64(forged) + "." + parts[2]);
    }

    @Test
    void a_genuine_signature_over_claims_that_are_not_ours_is_refused() throws JOSEException {
        JWTClaimsSet[] odd = {
            claims().issuer("other").build(),
            claims().claim("use", "everything").build(),
            claims().claim("use", null).build(),
            claims().claim("use", 7).build(),
            claims().expirationTime(null).build(),
            claims().subject("ann").build(),
            claims().subject(null).build()
        };
        for (JWTClaimsSet claims : odd) {
            assertRefused(signed(JWSAlgorithm.HS256, claims));
        }
    }

    @Test
    void what_is_no_token_at_all_is_refused() {
        for (String text : new String[] {"", ".", "..", "a.b.c", "é.é.é", "{}.{}.{}"}) {
            assertRefused(text);
        }
    }

    @Test
    void a_short_key_is_refused() {
        assertThatThrownBy(() -> tokens(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
