package dev.fovea.dialect.genlogs;

import dev.fovea.core.access.Authenticate;
import dev.fovea.core.access.IssueTokens;
import dev.fovea.core.access.LogIn;
import dev.fovea.core.ingest.FetchImage;
import dev.fovea.dialect.Dialect;
import dev.fovea.error.FoveaError;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.http.Route;
import dev.fovea.model.Caller;
import dev.fovea.model.MediaId;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;

/** The doors of the GenLogs partner API. Order of checks: key, token, size, fields, download (genlogs.md §4). */
public final class GenlogsDialect implements Dialect {
    /** In receipts, metrics and {@code /openapi/genlogs.json}. */
    public static final String NAME = "genlogs";

    private static final int IMAGE_BODY_BYTES = 1024 * 1024;
    private static final int TOKEN_BODY_BYTES = 64 * 1024;
    private final GenlogsAuth auth;
    private final LogIn logIn;
    private final IssueTokens tokens;
    private final FetchImage fetchImage;

    /** Over the given use cases. */
    public GenlogsDialect(Authenticate authenticate, LogIn logIn, IssueTokens tokens, FetchImage fetchImage) {
        this.auth = new GenlogsAuth(authenticate);
        this.logIn = logIn;
        this.tokens = tokens;
        this.fetchImage = fetchImage;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.post("/image", this::receiveImage),
                Route.post("/auth/token", this::issueToken),
                Route.post("/auth/token/refresh", this::refreshToken));
    }

    @Override
    public boolean owns(String path) {
        return path.equals("/image") || path.startsWith("/image/") || path.startsWith("/auth/");
    }

    @Override
    public void refuse(Context context, FoveaError error) {
        GenlogsErrors.answer(context, error);
    }

    private void receiveImage(Context context) {
        Caller partner = auth.partner(context);
        auth.mayIngest(context, partner);
        GenlogsFields.refuseForms(context);
        byte[] body = Bodies.read(context, IMAGE_BODY_BYTES);
        GenlogsWire.Image image = GenlogsFields.image(body);
        MediaId id = fetchImage.fetch(GenlogsMapping.command(partner, image, body));
        context.header("X-Image-Id", id.toString());
        context.header("Location", "/api/data/images/" + id);
        Json.answer(context, 200, Map.of("message", "Image received"));
    }

    private void issueToken(Context context) {
        auth.partner(context);
        GenlogsWire.Login login = GenlogsFields.login(context, TOKEN_BODY_BYTES);
        IssueTokens.Pair pair =
                tokens.issueAccess(logIn.logIn(new LogIn.Command(login.email(), login.password(), context.ip())));
        Json.answer(context, 200, GenlogsMapping.tokens(pair));
    }

    private void refreshToken(Context context) {
        auth.partner(context);
        String token = GenlogsFields.refreshToken(context, TOKEN_BODY_BYTES);
        Json.answer(context, 200, GenlogsMapping.refreshed(tokens.refresh(token)));
    }
}
