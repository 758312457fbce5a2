package dev.fovea.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of the model of the commands: the reference page, manual pages, completion. */
class CommandReferenceTest {
    private static final String BEGIN = "<!-- Made by `fovea man --markdown`; a test compares it. -->\n";

    @TempDir
    private Path home;

    private Shell.Result run(String... arguments) {
        Shell.Result result = new Shell(home).run(arguments);
        assertThat(result.exit()).as(result.err()).isZero();
        return result;
    }

    @Test
    void the_page_in_the_docs_is_the_one_that_the_commands_make() throws Exception {
        String page = Files.readString(Path.of("..", "docs", "cli.md"));
        assertThat(page.substring(page.indexOf(BEGIN) + BEGIN.length()))
                .isEqualTo(run("man", "--markdown").out());
    }

    @Test
    void every_command_has_a_manual_page() throws Exception {
        Path folder = home.resolve("man");
        run("man", "--dir", folder.toString());
        try (Stream<Path> pages = Files.list(folder)) {
            List<Path> all = pages.toList();
            assertThat(all)
                    .hasSizeGreaterThan(60)
                    .allSatisfy(page -> assertThat(page)
                            .content()
                            .startsWith(".TH \"")
                            .contains(".SH NAME")
                            .contains(".SH SYNOPSIS"));
        }
        assertThat(folder.resolve("fovea-images-list.1")).content().contains("\\-\\-filter EXPR");
    }

    @Test
    void completion_of_fish_knows_nouns_verbs_and_options() {
        assertThat(run("completion", "fish").out())
                .contains("-n '__fish_use_subcommand' -a images ")
                .contains("'__fish_seen_subcommand_from images; and not __fish_seen_subcommand_from ")
                .contains("'__fish_seen_subcommand_from images; and __fish_seen_subcommand_from list' -l filter -r");
    }

    @Test
    void completion_of_bash_and_zsh_knows_nouns_verbs_and_options() {
        assertThat(run("completion", "bash").out())
                .isEqualTo(run("completion", "zsh").out())
                .contains("--filter")
                .contains("fovea_images_list");
    }

    @Test
    void the_readme_names_commands_that_are_there() throws Exception {
        String reference = run("man", "--markdown").out();
        Stream<String> named = Pattern.compile("\\./fovea ([a-z]+)")
                .matcher(Files.readString(Path.of("..", "README.md")))
                .results()
                .map(match -> match.group(1));
        assertThat(named.toList())
                .isNotEmpty()
                .allSatisfy(command -> assertThat(reference).contains("### " + command + "\n"));
    }
}
