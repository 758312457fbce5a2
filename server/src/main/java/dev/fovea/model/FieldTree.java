package dev.fovea.model;

import java.util.List;

/**
 * What a pattern asks for, whatever notation its schema was written in (contract imggo.md §4, Schema reading).
 *
 * @param fields in the order in which the result shows them; empty when the pattern has no schema, so that the engine
 *     decides from the instructions
 */
public record FieldTree(List<Field> fields) {
    /** A pattern without a schema. */
    public static final FieldTree FREE = new FieldTree(List.of());

    public FieldTree {
        fields = List.copyOf(fields);
    }

    /** Whether every field is a single value. */
    public boolean flat() {
        return fields.stream().allMatch(field -> field instanceof Field.Leaf);
    }

    /** One thing that is asked for. */
    public sealed interface Field {
        /** The member's name in the result. */
        String name();

        /** What the schema says of it beside its type, e.g. a description or {@code (2 decimals)}; may be empty. */
        String hint();

        /**
         * A single value.
         *
         * @param options the only values allowed; empty when any is
         */
        record Leaf(String name, Type type, String hint, List<String> options) implements Field {
            public Leaf {
                options = List.copyOf(options);
            }

            /** A leaf that takes any value of the type. */
            public static Leaf of(String name, Type type) {
                return new Leaf(name, type, "", List.of());
            }
        }

        /** An object of further fields. */
        record Group(String name, String hint, List<Field> members) implements Field {
            public Group {
                members = List.copyOf(members);
            }
        }

        /**
         * A list: of objects when {@code element} is a group, of single values when it is a leaf. The element's own
         * name is empty.
         */
        record Many(String name, String hint, Field element) implements Field {}
    }

    /** Types of single values (seed and documents of ImgGo; {@code INTEGER} is ours). */
    public enum Type {
        STRING,
        NUMBER,
        INTEGER,
        BOOLEAN,
        /** Answered as {@code YYYY-MM-DD}. */
        DATE,
        EMAIL,
        URL,
        PHONE,
        /** Any data: an {@code object} or {@code array} whose inside the pattern leaves open. */
        ANY
    }
}
