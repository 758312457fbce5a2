/**
 * The protocol of chat completions, as OpenAI's API reference describes it and vLLM, Ollama, llama.cpp and hosted APIs
 * speak it: one question, one answer, and what failures mean.
 */
@NullMarked
package dev.fovea.engine.vision.chat;

import org.jspecify.annotations.NullMarked;
