package dev.fovea.dialect.imggo;

import dev.fovea.core.access.ApiRight;
import dev.fovea.core.access.Authenticate;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.http.Bearer;
import dev.fovea.http.RateLimits;
import dev.fovea.http.RateLimits.Allowance;
import dev.fovea.model.Caller;
import dev.fovea.model.User;
import io.javalin.http.Context;

/**
 * Who calls, how often, and whether they may: 401, then 429, then 403 (contract imggo.md §9). Requests with a valid key
 * count against the key, all others against the address they come from.
 */
final class ImggoAuth {
    private final Authenticate authenticate;
    private final RateLimits keys;
    private final RateLimits addresses;

    ImggoAuth(Authenticate authenticate, RateLimits keys, RateLimits addresses) {
        this.authenticate = authenticate;
        this.keys = keys;
        this.addresses = addresses;
    }

    /** The caller, who has this right and did not call too often. */
    Caller admit(Context context, ApiRight right) {
        Caller caller = identify(context);
        count(context, keys, keyOf(caller));
        right.require(caller);
        return caller;
    }

    private Caller identify(Context context) {
        try {
            return authenticate.apiKey(Bearer.of(context));
        } catch (FoveaException e) {
            countStranger(context);
            throw e;
        }
    }

    /** Someone who shows no valid key. */
    void countStranger(Context context) {
        count(context, addresses, context.ip());
    }

    /** For answers that count nobody. */
    void showUntouched(Context context) {
        RateHeaders.write(context, keys.untouched());
    }

    private static void count(Context context, RateLimits limits, String who) {
        Allowance allowance = limits.take(who);
        RateHeaders.write(context, allowance);
        if (!allowance.granted()) {
            throw new FoveaException(new FoveaError.TooManyAttempts(allowance.retryAfter()));
        }
    }

    private static String keyOf(Caller caller) {
        String person = caller.user().map(User::username).orElse("");
        return caller.org() + " " + caller.credential() + " " + person;
    }
}
