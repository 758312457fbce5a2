package dev.fovea.dialect;

import dev.fovea.http.Api;

/** One API that Fovea speaks: its routes, and how it words what goes wrong. */
public interface Dialect extends Api {}
