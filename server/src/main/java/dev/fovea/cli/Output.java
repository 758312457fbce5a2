package dev.fovea.cli;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What commands print: JSON for programs, lines for people. */
final class Output {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Output() {}

    static void print(boolean json, Map<String, Object> object, String sentence) {
        System.out.println(json ? JSON.writeValueAsString(object) : sentence);
    }

    static void rows(boolean json, List<Map<String, Object>> rows) {
        if (json) {
            System.out.println(JSON.writeValueAsString(rows));
            return;
        }
        if (rows.isEmpty()) {
            System.out.println("none");
        }
        for (Map<String, Object> row : rows) {
            System.out.println(
                    String.join("  ", row.values().stream().map(String::valueOf).toList()));
        }
    }
}
