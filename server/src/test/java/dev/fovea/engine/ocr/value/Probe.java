package dev.fovea.engine.ocr.value;

/** Prints candidates: {@code Probe TYPE text...}. */
public final class Probe {
    private Probe() {}

    public static void main(String[] args) {
        Recognisers r = new Recognisers();
        for (int i = 1; i < args.length; i++) {
            System.out.println(args[i]);
            for (Hints h : java.util.List.of(Hints.NONE)) {
                r.find(ValueType.valueOf(args[0]), Words.of(args[i]), h)
                        .forEach(c -> System.out.printf("    %-28s %.3f  [%s]%n", c.value(), c.quality(), c.raw()));
            }
        }
    }
}
