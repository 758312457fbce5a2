package dev.fovea.cli.remote;

import dev.fovea.cli.client.Answer;
import dev.fovea.cli.client.ApiClient;
import dev.fovea.cli.client.Body;
import dev.fovea.cli.client.Call;
import dev.fovea.cli.client.ExitCode;
import dev.fovea.cli.client.Failure;
import dev.fovea.cli.output.Columns;
import dev.fovea.cli.output.Printer;
import dev.fovea.cli.output.Progress;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import tools.jackson.databind.JsonNode;

/** The command of one {@link Route}: lists it, or calls it once for each argument. */
final class RouteCommand extends ApiCommand {
    private static final String LIMIT = "--limit";
    private static final String ALL = "--all";
    private static final long USUAL_LIMIT = 30;

    private final Route route;

    private RouteCommand(Route route, Surroundings around) {
        super(around);
        this.route = route;
    }

    /** The command with its options and arguments. */
    static CommandSpec spec(Route route, Surroundings around) {
        CommandSpec spec = CommandSpec.forAnnotatedObject(new RouteCommand(route, around));
        spec.name(route.verb());
        spec.usageMessage().description(route.description());
        route.places().forEach(place -> spec.addPositional(argument(spec, route, place)));
        for (Parameter parameter : route.input().parameters()) {
            if (parameter.isArgument()) {
                spec.addPositional(argument(spec, parameter.label(), parameter.description(), false));
            } else {
                spec.addOption(option(parameter));
            }
        }
        if (route.isList()) {
            spec.addOption(OptionSpec.builder(LIMIT)
                    .type(long.class)
                    .paramLabel("N")
                    .description("Most rows (default: " + USUAL_LIMIT + ").")
                    .build());
            spec.addOption(OptionSpec.builder(ALL)
                    .type(boolean.class)
                    .arity("0")
                    .description("All rows.")
                    .build());
        }
        return spec;
    }

    private static PositionalParamSpec argument(CommandSpec spec, Route route, String place) {
        return argument(spec, place.toUpperCase(Locale.ROOT), "As listed.", route.takesSeveral());
    }

    private static PositionalParamSpec argument(CommandSpec spec, String label, String description, boolean several) {
        int index = spec.positionalParameters().size();
        return PositionalParamSpec.builder()
                .index(several ? "0..*" : Integer.toString(index))
                .arity(several ? "1..*" : "1")
                .type(several ? List.class : String.class)
                .auxiliaryTypes(String.class)
                .paramLabel(label)
                .description(description)
                .build();
    }

    private static OptionSpec option(Parameter parameter) {
        return OptionSpec.builder(parameter.option())
                .type(String.class)
                .arity("1")
                .paramLabel(parameter.label())
                .description(parameter.description())
                .required(parameter.required())
                .build();
    }

    @Override
    ExitCode run(ApiClient client) {
        List<String> arguments = arguments();
        if (route.isList()) {
            return list(client, arguments);
        }
        if (route.destroys()) {
            confirm("This ends " + String.join(", ", arguments) + " for good.");
        }
        if (!route.takesSeveral()) {
            once(client, arguments);
            return ExitCode.SUCCESS;
        }
        Tally tally = new Tally(arguments.size() == 1, err()::println);
        arguments.forEach(argument -> tally.count(argument, () -> once(client, List.of(argument))));
        return tally.exit();
    }

    private ExitCode list(ApiClient client, List<String> arguments) {
        Printer printer = printer(route.reply().columns());
        long most = given(ALL, false) ? Long.MAX_VALUE : given(LIMIT, USUAL_LIMIT);
        Listing.Extent extent = new Listing(client, route, route.path(arguments), query()).each(most, printer::row);
        printer.end();
        tell(extent);
        return ExitCode.SUCCESS;
    }

    private void tell(Listing.Extent extent) {
        String shown = "showing " + Progress.number(extent.shown());
        if (extent.total().isPresent()) {
            remark(shown + " of " + Progress.number(extent.total().getAsLong()));
        } else if (extent.more()) {
            remark(shown + ", there are more: --limit N or --all");
        } else if (around.terminal().out()) {
            remark(shown);
        }
    }

    private void once(ApiClient client, List<String> arguments) {
        String path = route.path(arguments);
        Call call = route.input().query()
                ? Call.of(route.method(), Call.get(path, query()).path(), Body.NONE)
                : Call.of(route.method(), path, body());
        Answer answer = client.send(call);
        JsonNode object = answer.json().at(route.reply().at());
        if (route.reply().shape() == Route.Shape.NOTHING || !object.isObject()) {
            remark(route.verb() + ": done" + (arguments.isEmpty() ? "" : ", " + String.join(" ", arguments)));
        } else {
            printer(objectColumns(object)).one(object);
        }
    }

    /** The id first, then whatever the object has. */
    private Columns objectColumns(JsonNode object) {
        String id = route.reply().columns().usual().getFirst();
        List<String> others =
                object.propertyNames().stream().filter(name -> !name.equals(id)).toList();
        return Columns.of(id).wide(others.toArray(String[]::new));
    }

    private Body body() {
        if (route.input().query()
                || (route.input().parameters().isEmpty()
                        && route.input().fixed().isEmpty())) {
            return Body.NONE;
        }
        Map<String, Object> members = new LinkedHashMap<>(route.input().fixed());
        Iterator<String> arguments =
                arguments().stream().skip(route.places().size()).iterator();
        for (Parameter parameter : route.input().parameters()) {
            String text = parameter.isArgument() ? arguments.next() : given(parameter.option(), "");
            if (!text.isEmpty()) {
                members.put(parameter.member(), parameter.value(text));
            }
        }
        if (members.isEmpty() && !route.input().mayBeEmpty()) {
            throw new Failure(ExitCode.USAGE, "nothing to change was said; see --help");
        }
        return Body.json(members);
    }

    private Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        route.input().parameters().forEach(parameter -> query.put(parameter.member(), given(parameter.option(), "")));
        return query;
    }

    private List<String> arguments() {
        return spec().positionalParameters().stream()
                .flatMap(place -> place.getValue() instanceof List<?> several
                        ? several.stream().map(String::valueOf)
                        : Stream.of(String.valueOf(place.<Object>getValue())))
                .toList();
    }

    private <T> T given(String option, T otherwise) {
        OptionSpec found = spec().findOption(option);
        T value = found == null ? null : found.getValue();
        return value == null ? otherwise : value;
    }
}
