package dev.fovea.core.export;

import dev.fovea.core.detect.Corners;
import dev.fovea.model.DetectionRun;
import dev.fovea.model.RunSource;
import java.io.IOException;

/** How CVAT spells a box. */
final class CvatBox {
    private static final int PLACES = 2;

    private CvatBox() {}

    static XmlText corners(XmlText element, ExportImage image, ExportBox box) throws IOException {
        Corners corners = box.corners();
        return element.attribute("xtl", corners.x1() * image.width(), PLACES)
                .attribute("ytl", corners.y1() * image.height(), PLACES)
                .attribute("xbr", corners.x2() * image.width(), PLACES)
                .attribute("ybr", corners.y2() * image.height(), PLACES);
    }

    static String source(DetectionRun run) {
        return run.content().source().kind() == RunSource.Kind.IMPORT ? "manual" : "auto";
    }
}
