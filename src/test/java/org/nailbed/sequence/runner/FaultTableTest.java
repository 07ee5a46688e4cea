package org.nailbed.sequence.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.flash.FlashException;
import org.nailbed.flash.FlashFault;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.SequenceException;
import org.nailbed.wire.WireException;
import org.nailbed.wire.WireFault;

class FaultTableTest {

    @Test
    void everyFaultOfAPortHasItsCode() {
        Map<WireFault, FaultCode> expected = Map.of(
                WireFault.PORT_NOT_FOUND, FaultCode.PORT_NOT_FOUND,
                WireFault.PORT_BUSY, FaultCode.PORT_BUSY,
                WireFault.PORT_GONE, FaultCode.PORT_GONE,
                WireFault.WRITE_STALLED, FaultCode.WRITE_STALLED,
                WireFault.BAD_ADDRESS, FaultCode.BAD_ADDRESS,
                WireFault.BAUD_REFUSED, FaultCode.BAUD_REFUSED,
                WireFault.INTERRUPTED, FaultCode.STOPPED,
                WireFault.CLOSED, FaultCode.INTERNAL);

        assertThat(expected.keySet()).isEqualTo(EnumSet.allOf(WireFault.class));
        expected.forEach((fault, code) ->
                assertThat(FaultTable.of(new WireException(fault, "What."))).isEqualTo(new Fault(code, "What.")));
    }

    @ParameterizedTest
    @EnumSource(FlashFault.class)
    void everyFaultOfAProgrammerHasTheCodeOfItsName(FlashFault fault) {
        assertThat(FaultTable.of(new FlashException(fault, "What.")))
                .isEqualTo(new Fault(FaultCode.valueOf(fault.name()), "What."));
    }

    @Test
    void faultsThatDifferBelowStayDifferentAbove() {
        Set<FaultCode> codes = EnumSet.noneOf(FaultCode.class);
        Stream.of(WireFault.values()).map(FaultTable::code).forEach(codes::add);
        Stream.of(FlashFault.values()).map(FaultTable::code).forEach(codes::add);

        assertThat(codes).hasSize(WireFault.values().length + FlashFault.values().length);
    }

    @Test
    void unusableFirmwareIsAFaultOfTheSetup() {
        assertThat(FaultTable.of(new FirmwareException("app.bin is damaged.")))
                .isEqualTo(new Fault(FaultCode.FIRMWARE_INVALID, "app.bin is damaged."));
    }

    @Test
    void whatAPhaseFoundKeepsItsCode() {
        assertThat(FaultTable.of(new SequenceException(FaultCode.CONSOLE_SILENT, "Nothing was heard.")))
                .isEqualTo(new Fault(FaultCode.CONSOLE_SILENT, "Nothing was heard."));
    }

    @Test
    void whatNobodyForesawIsNamedByItsClass() {
        assertThat(FaultTable.of(new IllegalStateException("odd")))
                .isEqualTo(new Fault(FaultCode.INTERNAL, "java.lang.IllegalStateException: odd"));
        assertThat(FaultTable.of(new NullPointerException()))
                .isEqualTo(new Fault(FaultCode.INTERNAL, "java.lang.NullPointerException"));
    }
}
