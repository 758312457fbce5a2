package dev.fovea.conformance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fovea.conformance.e2e.FoveaCommand.Finished;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoIT {
    @TempDir
    private Path folder;

    @Test
    void the_demo_goes_as_expected_and_ends() throws Exception {
        Finished demo = FoveaCommand.run(
                folder,
                "demo",
                "--once",
                "--port",
                Integer.toString(ServerProcess.freePort()),
                "--data",
                folder.resolve("data").toString());

        assertThat(demo.code()).as("%s%n%s", demo.out(), demo.err()).isZero();
        assertThat(demo.out()).contains("uploads").doesNotContain("Exception");
    }
}
