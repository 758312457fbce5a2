package dev.fovea.crypto;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.fovea.core.port.Ids;
import dev.fovea.core.port.Tokens;
import dev.fovea.model.User;
import dev.fovea.model.UserId;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;

/**
 * JSON Web Tokens signed with HS256 by the server's own key. The header of a token never chooses how it is checked: any
 * other algorithm, and any critical extension, is refused before the signature is looked at.
 */
public final class JwtTokens implements Tokens {
    private static final String ISSUER = "fovea";
    private static final String USE = "use";
    private static final String GENERATION = "gen";
    private static final int LEAST_KEY_BYTES = 32;

    private final MACSigner signer;
    private final MACVerifier verifier;
    private final Ids ids;

    /** Tokens under a key of at least 32 bytes. */
    public JwtTokens(byte[] key, Ids ids) {
        if (key.length < LEAST_KEY_BYTES) {
            throw new IllegalArgumentException("a token key has at least " + LEAST_KEY_BYTES + " bytes");
        }
        this.ids = ids;
        try {
            signer = new MACSigner(key);
            verifier = new MACVerifier(key);
        } catch (JOSEException e) {
            throw new IllegalArgumentException("the token key is unusable", e);
        }
    }

    @Override
    public String sign(Use use, User user, Instant issuedAt, Instant expiresAt) {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(Long.toString(user.id().value()))
                .claim(USE, use.name().toLowerCase(Locale.ROOT))
                .claim(GENERATION, user.generation())
                .issueTime(Date.from(issuedAt))
                .expirationTime(Date.from(expiresAt))
                .jwtID(ids.uuid().toString())
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("a token could not be signed", e);
        }
        return token.serialize();
    }

    @Override
    public Verdict verify(String token, Instant now) {
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            return genuine(parsed) ? judge(parsed.getJWTClaimsSet(), now) : new Verdict.Invalid();
        } catch (ParseException | JOSEException | IllegalArgumentException e) {
            return new Verdict.Invalid();
        }
    }

    private boolean genuine(SignedJWT token) throws JOSEException {
        JWSHeader header = token.getHeader();
        return JWSAlgorithm.HS256.equals(header.getAlgorithm())
                && header.getCriticalParams() == null
                && token.verify(verifier);
    }

    private static Verdict judge(JWTClaimsSet claims, Instant now) throws ParseException {
        Optional<Use> use = use(claims.getStringClaim(USE));
        Date expires = claims.getExpirationTime();
        if (use.isEmpty() || expires == null || !ISSUER.equals(claims.getIssuer())) {
            return new Verdict.Invalid();
        }
        UserId user = new UserId(Long.parseLong(claims.getSubject()));
        return expires.toInstant().isAfter(now)
                ? new Verdict.Valid(use.get(), user, generation(claims), expires.toInstant())
                : new Verdict.Expired(use.get(), user);
    }

    /** Tokens of the first version have none. */
    private static int generation(JWTClaimsSet claims) throws ParseException {
        Integer generation = claims.getIntegerClaim(GENERATION);
        return generation == null ? 0 : generation;
    }

    private static Optional<Use> use(String word) {
        return switch (word) {
            case "access" -> Optional.of(Use.ACCESS);
            case "login" -> Optional.of(Use.LOGIN);
            case "content" -> Optional.of(Use.CONTENT);
            case null, default -> Optional.empty();
        };
    }
}
