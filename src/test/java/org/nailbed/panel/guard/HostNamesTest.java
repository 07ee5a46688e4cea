package org.nailbed.panel.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HostNamesTest {

    private final HostNames names = new HostNames("127.0.0.1", List.of("Line-1.plant.example"));

    @Test
    void ownNamesAndBareAddressesAreKnown() {
        for (String host : List.of(
                "localhost",
                "localhost:8080",
                "LOCALHOST",
                "127.0.0.1:8080",
                "[::1]:8080",
                "10.0.0.7",
                "line-1.plant.example:8080")) {
            assertThat(names.knows(host)).as(host).isTrue();
        }
    }

    @Test
    void aNameThatSomebodyElseCanPointHereIsNot() {
        for (String host : List.of(
                "",
                "evil.example",
                "evil.example:8080",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "[::1].evil.example",
                "evil.example:80:80")) {
            assertThat(names.knows(host)).as(host).isFalse();
        }
    }

    @Test
    void sameOriginIsSchemeAndHostAndPort() {
        assertThat(HostNames.sameOrigin("http://localhost:8080", "localhost:8080"))
                .isTrue();
        assertThat(HostNames.sameOrigin("https://line-1", "line-1")).isTrue();
        for (String origin : List.of("http://localhost:9090", "http://evil.example", "null", "", "localhost:8080")) {
            assertThat(HostNames.sameOrigin(origin, "localhost:8080"))
                    .as(origin)
                    .isFalse();
        }
    }
}
