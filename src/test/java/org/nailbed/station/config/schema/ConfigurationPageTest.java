package org.nailbed.station.config.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.nailbed.app.cli.output.Words;
import org.nailbed.station.config.machine.StationFile;
import org.nailbed.station.config.phase.KindReader;
import org.nailbed.station.config.phase.PhaseKeys;
import org.nailbed.station.config.product.Kinds;
import org.nailbed.station.config.product.ProductFile;

/**
 * docs/configuration.md has the keys that the readers have, in their words. What stands between {@code <!-- keys: NAME -->} and
 * {@code <!-- end -->} is made by this test: on a difference, take what it expects.
 */
class ConfigurationPageTest {

    private static final Path PAGE = Path.of("docs", "configuration.md");
    private static final Pattern BLOCK =
            Pattern.compile("<!-- keys: ([a-z-]+) -->\\n(.*?)<!-- end -->", Pattern.DOTALL);

    @Test
    void everyTableIsWhatTheReadersRead() throws IOException {
        Map<String, String> written = new LinkedHashMap<>();
        Matcher block = BLOCK.matcher(Files.readString(PAGE));
        while (block.find()) {
            written.put(block.group(1), block.group(2));
        }
        assertThat(written).isEqualTo(tables());
    }

    /** By the names of their blocks, in the order of the page. */
    static Map<String, String> tables() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("station", KeyTable.of(StationFile.TYPE.schema()));
        tables.put("product", KeyTable.of(ProductFile.schema()));
        tables.put("phase", KeyTable.of(PhaseKeys.COMMON.schema()));
        StringBuilder kinds = new StringBuilder("| phase | what it does | usual budget |\n|---|---|---|\n");
        for (KindReader kind : Kinds.ALL) {
            kinds.append("| `%s` | %s | %s |\n"
                    .formatted(
                            kind.word(),
                            kind.facts().meaning(),
                            Words.seconds(kind.facts().usualBudget().toMillis() / 1e3)));
        }
        tables.put("kinds", kinds.toString());
        Kinds.ALL.stream()
                .filter(kind -> !kind.shape().keys().isEmpty())
                .forEach(
                        kind -> tables.put(kind.word(), KeyTable.of(kind.shape().schema())));
        return tables;
    }
}
