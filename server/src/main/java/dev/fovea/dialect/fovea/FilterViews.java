package dev.fovea.dialect.fovea;

import dev.fovea.core.query.FilterToken;
import dev.fovea.core.query.FilterToken.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A filter and its words, as it was understood (docs/api/search.md). */
final class FilterViews {
    private FilterViews() {}

    static Map<String, Object> filter(String text, List<FilterToken> tokens) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("text", text);
        view.put("tokens", tokens.stream().map(FilterViews::token).toList());
        return view;
    }

    private static Map<String, Object> token(FilterToken token) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("kind", Spelling.word(token.kind()));
        view.put("position", token.position());
        view.put("length", token.length());
        view.put("negated", token.negated());
        if (token.kind() == Kind.TERM) {
            view.put("key", token.key());
            token.argument().ifPresent(argument -> view.put("argument", argument));
            view.put(
                    "operator",
                    token.operator().symbol().isEmpty() ? "=" : token.operator().symbol());
            view.put("value", token.value());
            view.put(
                    "values",
                    token.values().stream().map(FilterToken.Value::text).toList());
        }
        return view;
    }
}
