/**
 * The scenario of {@code fovea demo}: a client that knows nothing of the server but its address and its credentials file, sends
 * real pictures and detection runs through the GenLogs, Acusight and Hub APIs, some of them wrong on purpose, reads everything
 * back through every door and reports what was stored and what was refused. Read {@link dev.fovea.cli.demo.DemoScenario} first.
 */
@org.jspecify.annotations.NullMarked
package dev.fovea.cli.demo;
