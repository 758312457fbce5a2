package dev.fovea.dialect.fovea;

import dev.fovea.core.ingest.AcceptImage;
import dev.fovea.core.ingest.RegisterRecording;
import dev.fovea.core.query.BatchQueries;
import dev.fovea.core.query.FilterParser;
import dev.fovea.core.query.MediaSearch;
import dev.fovea.core.query.RecordingCalendar;
import dev.fovea.http.Bodies;
import dev.fovea.http.Json;
import dev.fovea.model.Caller;
import dev.fovea.model.CapturedPlace;
import dev.fovea.model.Media;
import dev.fovea.model.OrgId;
import dev.fovea.model.Page;
import dev.fovea.model.Receipt.Raw;
import dev.fovea.model.Source;
import dev.fovea.model.SourceId;
import dev.fovea.model.search.Criterion;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What detection runs attach to: recordings, and every image as a recording of one frame. */
final class RecordingDoor {
    static final String PATH = "/v1/recordings";

    private final FoveaAuth auth;
    private final RegisterRecording register;
    private final MediaSearch search;
    private final FilterParser filters;
    private final BatchQueries batches;
    private final RecordingCalendar calendar;
    private final Lookup lookup;
    private final RecordingViews views;

    RecordingDoor(
            FoveaAuth auth,
            RegisterRecording register,
            MediaSearch search,
            FilterParser filters,
            BatchQueries batches,
            RecordingCalendar calendar,
            Lookup lookup,
            RecordingViews views) {
        this.auth = auth;
        this.register = register;
        this.search = search;
        this.filters = filters;
        this.batches = batches;
        this.calendar = calendar;
        this.lookup = lookup;
        this.views = views;
    }

    void register(Context context) {
        Caller caller = auth.administrator(context);
        byte[] body = Bodies.read(context, Raw.INLINE_BYTES);
        RegisterRecording.Receipt receipt = register.register(command(caller, NewRecording.parse(body), body));
        if (receipt.created()) {
            context.header("Location", PATH + "/" + receipt.media().id());
        }
        Json.answer(context, receipt.created() ? 201 : 200, views.recording(receipt.media()));
    }

    private static RegisterRecording.Command command(Caller caller, NewRecording recording, byte[] body) {
        return new RegisterRecording.Command(
                caller.org(),
                FoveaDialect.NAME,
                AcceptImage.Call.json("POST " + PATH, caller, new String(body, StandardCharsets.UTF_8)),
                recording.mediaKey(),
                recording.deviceKey(),
                recording.name(),
                recording.frame(),
                recording.start(),
                recording.end(),
                recording.extra());
    }

    void list(Context context) {
        Caller caller = auth.reader(context);
        Optional<String> device = Optional.ofNullable(context.queryParam("device"));
        Optional<SourceId> camera = device.flatMap(key -> camera(caller.org(), key));
        Optional<LocalDate> day = CalendarQuery.day(context);
        if (day.isPresent()) {
            listDay(context, device, camera, day.get());
            return;
        }
        Paging paging = Paging.of(context);
        FilterQuery query = FilterQuery.of(context, filters);
        List<Criterion> asked =
                device.<Criterion>map(Criterion.FromSource::new).stream().toList();
        Page<Media> page = search.page(caller.org(), query.and(asked), paging.before(), paging.limit());
        Paging.answer(context, page, views::recording, query.echo());
    }

    private Optional<SourceId> camera(OrgId org, String key) {
        return batches.sources(org, key).stream().findFirst().map(Source::id);
    }

    private void listDay(Context context, Optional<String> device, Optional<SourceId> camera, LocalDate day) {
        if (device.isEmpty()) {
            throw CalendarQuery.invalid("device", "device must be given with day");
        }
        ZoneId zone = CalendarQuery.zone(context);
        Optional<CapturedPlace> after = CalendarQuery.cursor(context);
        int limit = Paging.limit(context);
        List<Media> found = camera.map(source -> calendar.day(source, day, zone, after, limit + 1))
                .orElse(List.of());
        List<Media> shown = found.subList(0, Math.min(limit, found.size()));
        Optional<String> next = found.size() > limit
                ? Optional.of(CalendarQuery.cursor(new CapturedPlace(
                        shown.getLast().capturedAt().instant(), shown.getLast().number())))
                : Optional.empty();
        Paging.answer(context, new Page<>(shown, next), views::recording);
    }

    /** The days of a month on which a camera recorded, for the dots of a calendar. */
    void calendar(Context context) {
        Caller caller = auth.reader(context);
        String device = Optional.ofNullable(context.queryParam("device"))
                .orElseThrow(() -> CalendarQuery.invalid("device", "device must be given"));
        YearMonth month = CalendarQuery.month(context);
        ZoneId zone = CalendarQuery.zone(context);
        List<RecordingCalendar.Day> days = camera(caller.org(), device)
                .map(source -> calendar.month(source, month, zone))
                .orElse(List.of());
        Json.answer(context, 200, views.month(device, month, zone, days));
    }

    void get(Context context) {
        Caller caller = auth.reader(context);
        Json.answer(context, 200, views.detail(lookup.recording(caller.org(), context.pathParam("id"))));
    }
}
