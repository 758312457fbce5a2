package dev.fovea.engine.ocr.text.worker;

import dev.fovea.engine.ocr.text.wire.Ask;
import dev.fovea.engine.ocr.text.wire.Reply;
import dev.fovea.model.Job;
import dev.fovea.model.PageText;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The document that is open in a worker, and the page of it that was read last. */
final class Session implements AutoCloseable {
    private final Recogniser recogniser;
    private @Nullable OpenDocument document;
    private @Nullable PageReader page;
    private int pageNumber;

    Session(Recogniser recogniser) {
        this.recogniser = recogniser;
    }

    Reply answer(Ask ask, byte[] payload) throws IOException {
        try {
            if (ask.format().isPresent()) {
                close();
                document = OpenDocument.of(ask.format().get(), payload);
            }
            OpenDocument open = document;
            if (open == null) {
                return Reply.failed(Job.Code.INTERNAL_ERROR, "No document is open");
            }
            return answer(ask, open);
        } catch (UnreadableException e) {
            close();
            return Reply.failed(e.code(), e.words());
        } catch (OutOfMemoryError e) {
            close();
            return Reply.failed(Job.Code.IMAGE_TOO_LARGE, "The document needs more memory than a reader may use");
        } catch (StackOverflowError e) {
            close();
            return Reply.failed(Job.Code.INVALID_IMAGE, "The document is nested too deeply");
        }
    }

    private Reply answer(Ask ask, OpenDocument open) throws IOException, UnreadableException {
        if (ask.page() == 0) {
            return Reply.ready(open.pages());
        }
        return ask.longSide() > 0
                ? Reply.drawn(open.jpeg(ask.page(), ask.longSide()), open.pages())
                : Reply.read(read(open, ask), open.pages());
    }

    private Optional<PageText> read(OpenDocument open, Ask ask) throws UnreadableException {
        Optional<Look> look = Look.number(ask.look());
        if (look.isEmpty() || ask.page() > open.pages()) {
            return Optional.empty();
        }
        if (page == null || pageNumber != ask.page()) {
            Optional<PageText> layer = open.textLayer(ask.page());
            if (layer.isPresent()) {
                return ask.look() == 1 ? layer : Optional.empty();
            }
            page = new PageReader(recogniser, ask.page(), open.scan(ask.page()));
            pageNumber = ask.page();
        }
        return Optional.of(page.read(look.get()));
    }

    @Override
    public void close() throws IOException {
        page = null;
        if (document != null) {
            document.close();
            document = null;
        }
    }
}
