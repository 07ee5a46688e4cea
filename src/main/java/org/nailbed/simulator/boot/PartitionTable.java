package org.nailbed.simulator.boot;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.nailbed.simulator.memory.NorFlash;

/** The partition table as it lies in flash (protocol reference, 6.2). */
record PartitionTable(List<Partition> partitions) {
    private static final int OFFSET = 0x8000;
    private static final int MAX_BYTES = 0xC00;
    private static final int ROW_BYTES = 32;
    private static final int ROW_MAGIC = 0x50AA;
    private static final int MD5_MAGIC = 0xEBEB;
    private static final int MD5_AT = 16;
    private static final int BLANK = 0xFFFF;

    static PartitionTable read(NorFlash flash) throws BadImageException {
        Bytes table = new Bytes(flash.read(OFFSET, MAX_BYTES));
        List<Partition> rows = new ArrayList<>();
        boolean digested = false;
        for (int at = 0; at < MAX_BYTES; at += ROW_BYTES) {
            int magic = table.u16(at);
            if (magic == ROW_MAGIC && !digested) {
                rows.add(row(table, at));
            } else if (magic == MD5_MAGIC && !digested) {
                digested = true;
                checkDigest(table, at);
            } else if (magic == BLANK && !rows.isEmpty()) {
                return new PartitionTable(List.copyOf(rows));
            } else {
                throw new BadImageException(
                        String.format("partition %d invalid magic number 0x%x", at / ROW_BYTES, magic));
            }
        }
        return new PartitionTable(List.copyOf(rows));
    }

    private static Partition row(Bytes table, int at) {
        return new Partition(
                table.u8(at + 2), table.u8(at + 3), table.i32(at + 4), table.i32(at + 8), table.text(at + 12, 16));
    }

    private static void checkDigest(Bytes table, int at) throws BadImageException {
        byte[] computed = md5(table.slice(0, at));
        if (!Arrays.equals(computed, table.slice(at + MD5_AT, computed.length))) {
            throw new BadImageException("partition table MD5 differs from its rows");
        }
    }

    private static byte[] md5(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }

    /** Where an application looks for its settings: the partition named nvs, else the first of that kind. */
    Optional<Application.Region> nvs() {
        List<Partition> stores = partitions.stream().filter(Partition::isNvs).toList();
        return stores.stream()
                .filter(store -> store.label().equals("nvs"))
                .findFirst()
                .or(() -> stores.stream().findFirst())
                .map(store -> new Application.Region(store.offset(), store.size()));
    }

    /** Applications in the order in which they are tried. */
    List<Partition> bootOrder(NorFlash flash) {
        List<Partition> otas = partitions.stream().filter(Partition::isOta).toList();
        List<Partition> order = new ArrayList<>();
        partitions.stream()
                .filter(Partition::isOtaData)
                .findFirst()
                .flatMap(data -> OtaData.selectedSlot(flash, data, otas.size()))
                .ifPresent(slot -> order.add(otas.get(slot)));
        partitions.stream().filter(Partition::isFactory).forEach(order::add);
        otas.stream().filter(ota -> !order.contains(ota)).forEach(order::add);
        return order;
    }
}
