package org.nailbed.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The launcher gives each command the few jars that it needs: one that is forgotten shows only here. */
class LauncherIT {

    @ParameterizedTest
    @ValueSource(
            strings = {"check station-config/full-jig.yaml station-config/products/demo-full.yaml", "schema product"})
    void commandsThatReadFilesFindWhatTheyNeed(String arguments) throws IOException, InterruptedException {
        List<String> command = List.of(("target/nailbed " + arguments).split(" "));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }
}
