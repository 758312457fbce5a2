/**
 * What a command of the {@code fovea} program needs to call a server: where it is and who calls ({@code Endpoint},
 * {@code Profiles}), the call itself with its retries ({@code ApiClient}), and what a failure means for the shell
 * ({@code ExitCode}, {@code Failure}).
 */
@org.jspecify.annotations.NullMarked
package dev.fovea.cli.client;
