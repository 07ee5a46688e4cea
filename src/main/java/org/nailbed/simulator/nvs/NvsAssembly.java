package org.nailbed.simulator.nvs;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts values together from entries: names of namespaces, pieces of blobs, what was overwritten. */
final class NvsAssembly {
    private static final int NAMES = 0;
    private static final int COUNT_AT = 4;
    private static final int START_AT = 5;

    private final List<Found> found = new ArrayList<>();
    private final List<String> errors = new ArrayList<>();

    private record Found(NvsEntry entry, NvsBytes content, int flashAddress) {
        NvsType type() {
            return entry.type().orElseThrow();
        }
    }

    /** Whose piece it is. */
    private record Piece(int namespace, String key, int chunk) {}

    /** An entry that is in order. */
    void add(NvsEntry entry, NvsBytes content, int flashAddress) {
        found.add(new Found(entry, content, flashAddress));
    }

    void complain(String complaint) {
        errors.add(complaint);
    }

    NvsContents contents() {
        Map<Integer, String> namespaces = new HashMap<>();
        Map<Piece, Found> pieces = new HashMap<>();
        for (Found one : found) {
            if (one.entry().namespace() == NAMES) {
                namespaces.put(one.content().u8(0), one.entry().key());
            } else if (one.type() == NvsType.BLOB_CHUNK) {
                pieces.put(
                        new Piece(
                                one.entry().namespace(),
                                one.entry().key(),
                                one.entry().chunk()),
                        one);
            }
        }
        Map<NvsItem.Name, NvsItem> items = new LinkedHashMap<>();
        for (Found one : found) {
            if (one.entry().namespace() != NAMES && one.type() != NvsType.BLOB_CHUNK) {
                String namespace = namespaces.get(one.entry().namespace());
                if (namespace == null) {
                    complain("key " + one.entry().key() + ": namespace "
                            + one.entry().namespace() + " has no name");
                } else {
                    item(one, namespace, pieces).ifPresent(item -> {
                        items.remove(item.name());
                        items.put(item.name(), item);
                    });
                }
            }
        }
        return new NvsContents(List.copyOf(items.values()), errors);
    }

    private Optional<NvsItem> item(Found one, String namespace, Map<Piece, Found> pieces) {
        NvsItem.Name name = new NvsItem.Name(namespace, one.entry().key());
        byte[] content = one.content().array();
        return switch (one.type()) {
            case BLOB_INDEX -> blob(one, name, pieces);
            case STR ->
                Optional.of(new NvsItem(
                        name,
                        NvsType.STR,
                        Arrays.copyOf(content, Math.max(0, content.length - 1)),
                        one.flashAddress()));
            case BLOB -> Optional.of(new NvsItem(name, NvsType.BLOB, content, one.flashAddress()));
            default ->
                Optional.of(new NvsItem(
                        name, one.type(), Arrays.copyOf(content, one.type().integerBytes()), one.flashAddress()));
        };
    }

    private Optional<NvsItem> blob(Found index, NvsItem.Name name, Map<Piece, Found> pieces) {
        int first = index.content().u8(START_AT);
        int count = index.content().u8(COUNT_AT);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int address = index.flashAddress();
        for (int i = 0; i < count; i++) {
            Found piece = pieces.get(
                    new Piece(index.entry().namespace(), index.entry().key(), first + i));
            if (piece == null) {
                complain("blob " + name + ": piece " + i + " of " + count + " is missing");
                return Optional.empty();
            }
            address = i == 0 ? piece.flashAddress() : address;
            whole.writeBytes(piece.content().array());
        }
        int total = index.content().i32(0);
        if (whole.size() != total) {
            complain("blob " + name + ": " + whole.size() + " bytes, expected " + total);
            return Optional.empty();
        }
        return Optional.of(new NvsItem(name, NvsType.BLOB, whole.toByteArray(), address));
    }
}
