package dev.fovea.bench;

import java.time.Duration;

/** CPU time of the program itself, which shares the machine with the server it loads. */
final class Cpu {
    private Cpu() {}

    static Duration ofClients() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }
}
