package org.nailbed.station.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.nailbed.flash.Programmer;
import org.nailbed.flash.Progress;
import org.nailbed.flash.esp.EspOptions;
import org.nailbed.flash.esp.EspProgrammer;
import org.nailbed.flash.espressif.rate.RateBook;
import org.nailbed.station.Product;
import org.nailbed.station.SlotPort;
import org.nailbed.station.outside.ProgrammerSource;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Port;
import org.nailbed.wire.ports.Ports;

/** ESP boards on the slots' ports. */
public final class EspProgrammers implements ProgrammerSource {

    /** What every ROM loader listens at (protocol reference, 4). */
    static final int CONNECT_BAUD = 115_200;

    /** An adapter that does not open by then will not. */
    private static final Duration OPEN_BUDGET = Duration.ofSeconds(5);

    private final RateBook rates;

    /** What the book calls the port of each slot; known once it was open. */
    private final Map<Integer, String> portNames = new ConcurrentHashMap<>();

    /** @param rates what was learnt of the slots whose rate is {@link SlotPort#AUTO_BAUD} */
    public EspProgrammers(RateBook rates) {
        this.rates = rates;
    }

    @Override
    public Optional<Integer> learntBaud(SlotPort slot, Product product) {
        return slot.baud() == SlotPort.AUTO_BAUD
                ? Optional.ofNullable(portNames.get(slot.number()))
                        .flatMap(name -> rates.learnt(new RateBook.Key(name, product.chip())))
                : Optional.empty();
    }

    @Override
    public Programmer open(SlotPort slot, Product product, Progress.Listener listener) {
        EspOptions options =
                EspOptions.DEFAULT.withBaud(slot.baud()).withRates(rates).withLoader(product.loader());
        Port port = Ports.open(slot.address(), CONNECT_BAUD, Deadline.after(OPEN_BUDGET));
        portNames.put(slot.number(), RateBook.Key.portName(port.address(), port.usb()));
        return new EspProgrammer(port, options, listener);
    }
}
