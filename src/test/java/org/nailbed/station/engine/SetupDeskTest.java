package org.nailbed.station.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SetupDeskTest {

    private static final Rig USED = Rig.of(TestProducts.fixture(1));
    private static final Rig FIRST = Rig.of(TestProducts.fixture(2));
    private static final Rig SECOND = Rig.of(TestProducts.fixture(3));

    private final SetupDesk desk = new SetupDesk(USED);

    @Test
    void whatIsOfferedWhileAnotherIsTakenStaysOfferedAndIsNotTakenWithIt() {
        desk.offer(FIRST, List.of());
        Rig looked = desk.offered();
        desk.offer(SECOND, List.of());
        desk.take(looked);
        assertThat(desk.rig()).isEqualTo(FIRST);
        assertThat(desk.offered()).isEqualTo(SECOND);
        assertThat(desk.view().changes()).hasSize(1);
    }

    @Test
    void aFileThatBreaksWhileItIsTakenDoesNotUndoTheTaking() {
        desk.offer(FIRST, List.of());
        Rig looked = desk.offered();
        desk.broken(List.of("line.yaml:3:1: unknown key 'slotts'."));
        desk.take(looked);
        assertThat(desk.rig()).isEqualTo(FIRST);
        assertThat(desk.view().changes()).isEmpty();
    }
}
