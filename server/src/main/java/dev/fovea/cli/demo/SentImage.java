package dev.fovea.cli.demo;

/**
 * An image that the server acknowledged, and what it must be able to give back.
 *
 * @param picture file name of the photograph
 * @param imageId {@code img_<uuid>}
 * @param sha256 SHA-256 of the bytes that were sent, lower-case hex
 */
record SentImage(String picture, String imageId, String sha256) {}
