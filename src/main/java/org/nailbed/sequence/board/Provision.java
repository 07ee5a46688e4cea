package org.nailbed.sequence.board;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.nailbed.firmware.FirmwareException;
import org.nailbed.firmware.FirmwareSet;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.nvs.NvsEntry;
import org.nailbed.firmware.nvs.NvsPartition;
import org.nailbed.flash.Extent;
import org.nailbed.flash.Programmer;
import org.nailbed.flash.WriteMode;
import org.nailbed.run.Fault;
import org.nailbed.run.FaultCode;
import org.nailbed.sequence.MeasurementSheet;
import org.nailbed.sequence.PhaseKind;
import org.nailbed.sequence.PhaseWork;
import org.nailbed.sequence.Recipe;
import org.nailbed.sequence.SequenceException;
import org.nailbed.sequence.UnitData;
import org.nailbed.sequence.lookup.Lookup;
import org.nailbed.wire.Deadline;
import org.nailbed.wire.Trace.Concealment;

/**
 * Writes the unit's own NVS partition, whole and not encrypted, and has the board digest it. What lookups find is at hand for the
 * templates of later phases too.
 *
 * <p>Nothing is burnt into eFuses: a custom MAC or a key is what the application makes of its NVS.
 *
 * @param place of the partition
 * @param set the firmware set whose partition table names the place
 * @param items at least one; no key of a namespace twice
 * @param lookups asked in their order, for what the items want
 */
public record Provision(Place place, String set, List<NvsItem> items, List<Lookup> lookups) implements PhaseKind {

    private static final Duration USUAL = Duration.ofMillis(800);
    private static final Duration LOOKUP = Duration.ofMillis(200);

    /** @throws IllegalArgumentException when there is no item, or a key is there twice */
    public Provision {
        items = List.copyOf(items);
        lookups = List.copyOf(lookups);
        if (items.isEmpty()) {
            throw new IllegalArgumentException(
                    "Nothing is to be written into the NVS partition. Name at least one key.");
        }
        Set<List<String>> keys = new HashSet<>();
        for (NvsItem item : items) {
            if (!keys.add(List.of(item.namespace(), item.key()))) {
                throw new IllegalArgumentException(
                        "NVS key %s.%s is there twice. Remove the other.".formatted(item.namespace(), item.key()));
            }
        }
    }

    @Override
    public String word() {
        return "provision";
    }

    @Override
    public Role role() {
        return Role.WRITES;
    }

    @Override
    public Duration expected(Recipe recipe, int baud) {
        return USUAL.plus(LOOKUP.multipliedBy(lookups.size()));
    }

    @Override
    public void declare(MeasurementSheet sheet, Recipe recipe) {
        sheet.declare("nvs-bytes", "B").declare("nvs-sha256").declare("wire-bytes", "B");
        Digests.declare(sheet, place.in(recipe.firmware(set)).offset());
    }

    @Override
    public Optional<Fault> run(PhaseWork work, Deadline deadline) {
        UnitData unit = work.data();
        lookups.forEach(lookup -> lookup.findInto(unit, deadline));
        Image image = image(place.in(work.recipe().firmware(set)), unit);
        work.sheet().set("nvs-bytes", image.sizeBytes());
        work.sheet().set("nvs-sha256", image.sha256());
        FirmwareSet alone = new FirmwareSet(List.of(image), Optional.empty(), Optional.empty());
        Programmer programmer = work.programmer();
        try (Concealment secrets = conceal(programmer, unit)) {
            work.sheet()
                    .set(
                            "wire-bytes",
                            programmer.write(alone, WriteMode.CHANGED, deadline).wireBytes());
        }
        return Digests.prove(alone, work, deadline);
    }

    private Concealment conceal(Programmer programmer, UnitData unit) {
        boolean named = items.stream().anyMatch(item -> item.secrecy() == NvsItem.Secrecy.SECRET);
        return named ? programmer.trace().conceal() : unit.conceal(programmer::trace);
    }

    private Image image(Extent extent, UnitData unit) {
        List<NvsEntry> entries =
                items.stream().<NvsEntry>map(item -> item.of(unit)).toList();
        try {
            return Image.of(
                    "nvs of the unit",
                    extent.offset(),
                    NvsPartition.build(entries, extent.sizeBytes(), Optional.empty()));
        } catch (FirmwareException e) {
            throw new SequenceException(FaultCode.FIRMWARE_INVALID, "The unit's NVS: " + e.getMessage(), e);
        }
    }
}
