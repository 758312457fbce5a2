package dev.fovea.engine.ocr.text.worker;

import dev.fovea.engine.ocr.text.wire.Ask;
import dev.fovea.engine.ocr.text.wire.Frame;
import dev.fovea.engine.ocr.text.wire.Frames;
import dev.fovea.engine.ocr.text.wire.Messages;
import dev.fovea.engine.ocr.text.wire.Reply;
import dev.fovea.model.Job;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.imageio.ImageIO;

/**
 * The child process: reads frames from its standard input, answers on its standard output. It ends when the server does,
 * also in the middle of a page.
 */
public final class OcrWorkerMain {
    private static final String BUNDLED_MODEL = "/tessdata/eng.traineddata";

    private static final String BUNDLED_LANGUAGE = "eng";

    private final OutputStream out;
    private final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();

    private OcrWorkerMain(OutputStream out) {
        this.out = out;
    }

    /**
     * Runs until the standard input ends.
     *
     * @param args none for the English model that comes with Fovea; else the path of a {@code .traineddata} file
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        OutputStream pipe = new BufferedOutputStream(new FileOutputStream(FileDescriptor.out));
        System.setOut(System.err);
        ImageIO.setUseCache(false);
        OcrWorkerMain worker = new OcrWorkerMain(pipe);
        Thread.ofPlatform().daemon().name("pipe").start(worker::listen);
        worker.work(args);
    }

    private static byte[] bundled() throws IOException {
        try (InputStream in = OcrWorkerMain.class.getResourceAsStream(BUNDLED_MODEL)) {
            if (in == null) {
                throw new IOException("The model " + BUNDLED_MODEL + " is not on the class path");
            }
            return in.readAllBytes();
        }
    }

    private static String language(String[] args) {
        if (args.length == 0) {
            return BUNDLED_LANGUAGE;
        }
        String file = Path.of(args[0]).getFileName().toString();
        return file.substring(0, file.indexOf('.'));
    }

    /** Ends the process when the pipe does: the thread that recognises may be deep in native code. */
    private void listen() {
        try (InputStream in = new BufferedInputStream(new FileInputStream(FileDescriptor.in))) {
            while (true) {
                frames.add(Frames.read(in));
            }
        } catch (IOException e) {
            Runtime.getRuntime().halt(0);
        }
    }

    private void work(String[] args) throws IOException, InterruptedException {
        try (Recogniser recogniser = recogniser(args);
                Session session = new Session(recogniser)) {
            send(Reply.ready(0));
            while (true) {
                Frame frame = frames.take();
                send(session.answer(Messages.read(frame.message(), Ask.class), frame.payload()));
            }
        } catch (StartException e) {
            send(Reply.failed(Job.Code.EXTRACTION_FAILED, e.reason));
        }
    }

    private static Recogniser recogniser(String[] args) throws StartException {
        try {
            return new Recogniser(args.length == 0 ? bundled() : Files.readAllBytes(Path.of(args[0])), language(args));
        } catch (LinkageError e) {
            throw new StartException("the native libraries cannot be loaded", e);
        } catch (IOException | RuntimeException e) {
            throw new StartException("the model cannot be loaded", e);
        }
    }

    /** Why this machine cannot recognise anything. */
    private static final class StartException extends Exception {
        private static final long serialVersionUID = 1;

        private final String reason;

        StartException(String what, Throwable cause) {
            super(what, cause);
            this.reason = what + ": " + cause.getMessage();
        }
    }

    private void send(Reply reply) throws IOException {
        Frames.write(out, Messages.write(reply));
    }
}
