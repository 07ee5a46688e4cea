package org.nailbed.simulator.peer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Over a real socket. */
class ScpiInstrumentIT {

    @Test
    void readingsLieAroundTheValueThatWasSetAndAreTheSameInEveryRun() throws IOException {
        assertThat(readings())
                .isEqualTo(readings())
                .hasSizeGreaterThan(1)
                .allSatisfy(text -> assertThat(Double.parseDouble(text)).isCloseTo(5.1, within(0.02)));
    }

    private static List<String> readings() throws IOException {
        try (ScpiInstrument meter = ScpiInstrument.onTcp(0);
                TcpClient client = new TcpClient(meter.address())) {
            meter.set(Quantity.VOLTAGE_DC, 5.1, 0.02);
            List<String> readings = new ArrayList<>();
            for (String query : List.of("MEAS:VOLT:DC?", "measure:voltage?", ":MEAS:SCAL:VOLT?", "READ?")) {
                readings.add(client.ask(query));
            }
            assertThat(readings).doesNotHaveDuplicates();
            return readings;
        }
    }

    @Test
    void whatItDoesNotKnowIsFoundInItsErrorQueue() throws IOException {
        try (ScpiInstrument meter = ScpiInstrument.onTcp(0);
                TcpClient client = new TcpClient(meter.address())) {
            client.send("MEAS:WEIGHT?\n");
            assertThat(client.ask("SYST:ERR?")).isEqualTo("-113,\"Undefined header\"");
            assertThat(client.ask("SYST:ERR:NEXT?")).isEqualTo("0,\"No error\"");
            assertThat(client.ask("*CLS;*OPC?;*IDN?")).startsWith("1;NAILBED,");
            assertThat(meter.heard())
                    .containsExactly("MEAS:WEIGHT?", "SYST:ERR?", "SYST:ERR:NEXT?", "*CLS;*OPC?;*IDN?");
        }
    }

    @Test
    void faultsShow() throws IOException {
        try (ScpiInstrument meter = ScpiInstrument.onTcp(0);
                TcpClient client = new TcpClient(meter.address())) {
            meter.order(Optional.of(new InstrumentFault.Garbage()));
            assertThat(client.ask("MEAS:CURR?")).startsWith("#");
            meter.order(Optional.of(new InstrumentFault.Overload()));
            assertThat(client.ask("MEAS:CURR?")).isEqualTo("+9.90000000E+37");
            meter.order(Optional.of(new InstrumentFault.Slow(Duration.ofMillis(150))));
            long asked = System.nanoTime();
            client.ask("*IDN?");
            assertThat(System.nanoTime() - asked).isGreaterThanOrEqualTo(150_000_000);
            meter.order(Optional.of(new InstrumentFault.Mute()));
            client.send("*IDN?\n");
            Awaitility.await().until(() -> meter.heard().size() == 4);
            meter.order(Optional.empty());
            assertThat(client.ask("*TST?")).as("nothing of the question before").isEqualTo("0");
        }
    }

    @Test
    void secondClientIsTurnedAwayAndOneThatComesWhileItIsUnpluggedIsRefused() throws IOException {
        try (ScpiInstrument meter = ScpiInstrument.onTcp(0)) {
            try (TcpClient first = new TcpClient(meter.address());
                    TcpClient second = new TcpClient(meter.address())) {
                assertThat(first.ask("*OPC?")).isEqualTo("1");
                assertThatThrownBy(() -> second.ask("*OPC?")).isInstanceOf(IOException.class);
            }
            meter.unplug();
            assertThatThrownBy(() -> new TcpClient(meter.address())).isInstanceOf(ConnectException.class);
            meter.plugIn();
            try (TcpClient later = new TcpClient(meter.address())) {
                assertThat(later.ask("*OPC?")).isEqualTo("1");
            }
        }
    }
}
