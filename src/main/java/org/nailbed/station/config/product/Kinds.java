package org.nailbed.station.config.product;

import java.util.List;
import org.nailbed.station.config.phase.KindReader;
import org.nailbed.station.config.phase.bench.ConsoleReader;
import org.nailbed.station.config.phase.bench.GuardReader;
import org.nailbed.station.config.phase.bench.InstrumentReader;
import org.nailbed.station.config.phase.bench.LabelReader;
import org.nailbed.station.config.phase.bench.MarkReader;
import org.nailbed.station.config.phase.bench.PromptReader;
import org.nailbed.station.config.phase.bench.WaitReader;
import org.nailbed.station.config.phase.board.BootReader;
import org.nailbed.station.config.phase.board.EraseReader;
import org.nailbed.station.config.phase.board.FlashReader;
import org.nailbed.station.config.phase.board.IdentifyReader;
import org.nailbed.station.config.phase.board.ProvisionReader;
import org.nailbed.station.config.phase.board.RamTestReader;
import org.nailbed.station.config.phase.board.VerifyReader;

/** Every kind of phase that a product file may have. A new kind is one more line here. */
public final class Kinds {

    public static final List<KindReader> ALL = List.of(
            new IdentifyReader(),
            new GuardReader(),
            new EraseReader(),
            new FlashReader(),
            new VerifyReader(),
            new ProvisionReader(),
            new BootReader(),
            new ConsoleReader(),
            new RamTestReader(),
            new InstrumentReader(),
            new PromptReader(),
            new WaitReader(),
            new LabelReader(),
            new MarkReader());

    private Kinds() {}
}
