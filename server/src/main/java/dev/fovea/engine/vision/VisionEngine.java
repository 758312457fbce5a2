package dev.fovea.engine.vision;

import dev.fovea.core.port.Cpu;
import dev.fovea.core.port.ExtractionEngine;
import dev.fovea.core.port.PageRenderer;
import dev.fovea.core.port.Store;
import dev.fovea.core.port.TextReader;
import dev.fovea.engine.vision.KeptAnswers.Kept;
import dev.fovea.engine.vision.answer.AnswerCheck;
import dev.fovea.engine.vision.answer.Fault;
import dev.fovea.engine.vision.answer.FieldList;
import dev.fovea.engine.vision.answer.JsonFinder;
import dev.fovea.engine.vision.answer.Leaves;
import dev.fovea.engine.vision.answer.Shape;
import dev.fovea.engine.vision.chat.ChatEndpoint;
import dev.fovea.engine.vision.chat.ChatReply;
import dev.fovea.engine.vision.ground.Grounding;
import dev.fovea.engine.vision.ground.Grounding.Grounded;
import dev.fovea.engine.vision.ground.Persuasion;
import dev.fovea.engine.vision.picture.Pictures;
import dev.fovea.error.FoveaError;
import dev.fovea.error.FoveaException;
import dev.fovea.model.Extraction;
import dev.fovea.model.FieldTree;
import dev.fovea.model.Job;
import dev.fovea.model.PageText;
import dev.fovea.model.Value;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Extraction by a model that looks at the picture. The model's answer is shaped and checked by us, put right once by the
 * model if need be, and each value is looked for in the words of the document (docs/engines.md).
 */
public final class VisionEngine implements ExtractionEngine {
    private static final Logger LOG = LoggerFactory.getLogger(VisionEngine.class);
    /** The model needs the larger part of the time. */
    private static final int PART_FOR_WORDS = 3;

    private static final int MOST_NAMED = 20;
    private static final int WORDS_READ = 20;
    private static final int SHAPED = 85;
    private static final int GROUNDED = 95;

    private final VisionSettings settings;
    private final Optional<TextReader> reader;
    private final Pictures pictures;
    private final Cpu cpu;
    private final Clock clock;
    private final ChatEndpoint endpoint;
    private final Spending spending;
    private final KeptAnswers kept;

    /**
     * An engine for one endpoint.
     *
     * @param reader reads the words to check the answer with; without one, nothing is checked
     * @param renderer makes pictures of pages
     * @param cpu where the values are looked for in the words
     */
    public VisionEngine(
            VisionSettings settings,
            Optional<TextReader> reader,
            PageRenderer renderer,
            Store store,
            Cpu cpu,
            Clock clock) {
        this.settings = settings;
        this.reader = reader;
        this.pictures = new Pictures(renderer, settings.mostPages());
        this.cpu = cpu;
        this.clock = clock;
        this.endpoint = new ChatEndpoint(settings.address(), clock);
        this.spending = new Spending(store, clock, settings);
        this.kept = new KeptAnswers(store, clock, settings);
    }

    @Override
    public String id() {
        return settings.name();
    }

    @Override
    public int concurrency() {
        return settings.concurrency();
    }

    /** It sees, so it can try anything. */
    @Override
    public boolean suits(FieldTree fields, String instructions) {
        return true;
    }

    @Override
    public Extraction extract(Request request, Progress progress) throws EngineException, InterruptedException {
        try {
            return new Attempt(request, progress).extract();
        } catch (FoveaException e) {
            throw EngineException.passing(
                    Job.Code.INTERNAL_ERROR, wait(e.error()), "The server is too busy at the moment", e);
        }
    }

    private static Optional<Duration> wait(FoveaError error) {
        return error instanceof FoveaError.Unavailable busy ? Optional.of(busy.retryAfter()) : Optional.empty();
    }

    @Override
    public void close() {
        endpoint.close();
    }

    /** One extraction, step by step. */
    private final class Attempt {
        private final Request request;
        private final Progress progress;
        private final FieldTree fields;
        private final List<String> warnings = new ArrayList<>();
        private final Map<String, Long> usage = new HashMap<>();

        Attempt(Request request, Progress progress) {
            this.request = request;
            this.progress = progress;
            this.fields = request.fields();
        }

        Extraction extract() throws EngineException, InterruptedException {
            List<PageText> words = words();
            progress.reached(WORDS_READ);
            Optional<Kept> known = kept.find(request);
            Kept found = known.isPresent() ? known.get() : asked(words);
            usage.put("cached", known.isPresent() ? 1L : 0L);
            warnings.addAll(found.warnings());
            Value.Members answer = usable(found.answer());
            if (known.isEmpty()) {
                kept.keep(request, found);
            }
            progress.reached(SHAPED);
            return conclude(answer, words);
        }

        private List<PageText> words() throws InterruptedException {
            if (reader.isEmpty()) {
                return List.of();
            }
            Instant now = clock.instant();
            try {
                return reader.get()
                        .read(
                                request.document(),
                                now.plus(Duration.between(now, request.deadline())
                                        .dividedBy(PART_FOR_WORDS)));
            } catch (EngineException e) {
                LOG.info(
                        "no words of {} to check the answer with: {}",
                        request.document().sha256(),
                        e.getMessage());
                warnings.add("The text of the picture could not be read, so the values were not checked against it");
                return List.of();
            }
        }

        private Kept asked(List<PageText> words) throws EngineException, InterruptedException {
            Pictures.Shown shown = pictures.show(request.document(), request.deadline());
            Dialogue dialogue = new Dialogue(endpoint, spending, request, progress, settings.mostTokens());
            Prompt prompt = new Prompt(fields, request.instructions());
            int tokens = Math.min(settings.mostTokens() / 2, FieldList.answerTokens(fields));
            ChatReply reply = dialogue.ask(prompt.question(shown.uris(), words, tokens));
            if (!reply.text().isBlank() && !JsonFinder.isBare(reply.text())) {
                endpoint.noteFormIgnored();
            }
            Draft draft = Draft.of(fields, reply.text());
            if (draft.isRepairable()) {
                draft = draft.orBetter(repaired(dialogue, prompt, draft, tokens));
            }
            usage.putAll(dialogue.usage());
            usage.put("pages", (long) shown.uris().size());
            return new Kept(
                    draft.answer().orElseThrow(Attempt::unusable),
                    shown.warning().stream().toList());
        }

        /** What there is already stays usable when this fails. */
        private Draft repaired(Dialogue dialogue, Prompt prompt, Draft draft, int tokens)
                throws EngineException, InterruptedException {
            try {
                ChatReply reply = dialogue.ask(prompt.repair(draft.said(), draft.faults(), tokens));
                return Draft.of(fields, reply.text());
            } catch (EngineException e) {
                if (draft.answer().isEmpty()) {
                    throw e;
                }
                LOG.info("pattern {}: the answer could not be put right: {}", request.pattern(), e.getMessage());
                return draft;
            }
        }

        private static EngineException unusable() {
            return EngineException.lasting(Job.Code.EXTRACTION_FAILED, "The model gave no usable answer");
        }

        /** The answer without the values that do not fit. */
        private Value.Members usable(Value.Members answer) throws EngineException {
            AnswerCheck check = new AnswerCheck(fields);
            List<Fault> faults = check.faults(answer);
            if (faults.isEmpty()) {
                return answer;
            }
            Value.Members rest = check.without(answer, faults);
            if (!Shape.holdsSomething(rest)) {
                throw unusable();
            }
            warnings.add("Left empty because the model's value did not fit: "
                    + faults.stream()
                            .map(Fault::place)
                            .distinct()
                            .limit(MOST_NAMED)
                            .collect(Collectors.joining(", ")));
            return rest;
        }

        private Extraction conclude(Value.Members answer, List<PageText> words) throws InterruptedException {
            Grounded grounded = onPool(answer, words);
            progress.reached(GROUNDED);
            warnings.addAll(grounded.warnings());
            if (!Shape.holdsSomething(answer)) {
                warnings.add("The model found nothing of what the pattern asks for");
            }
            return new Extraction(answer, Optional.of(grounded.confidence()), grounded.readings(), warnings, usage);
        }

        private Grounded onPool(Value.Members answer, List<PageText> words) throws InterruptedException {
            try {
                return cpu.call(() -> {
                    Persuasion.warning(words).ifPresent(warnings::add);
                    return new Grounding(words).ground(Leaves.of(fields, answer));
                });
            } catch (InterruptedException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("grounding throws nothing else", e);
            }
        }
    }
}
