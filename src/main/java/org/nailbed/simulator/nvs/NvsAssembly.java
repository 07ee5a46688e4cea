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

        int namespace() {
            return entry.namespace();
        }

        String key() {
            return entry.key();
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
        Map<Integer, String> namespaces = namespaces();
        Map<Piece, Found> pieces = pieces();
        Map<NvsItem.Name, NvsItem> items = new LinkedHashMap<>();
        for (Found one : found) {
            if (one.namespace() != NAMES && one.type() != NvsType.BLOB_CHUNK) {
                item(one, namespaces, pieces).ifPresent(item -> {
                    items.remove(item.name());
                    items.put(item.name(), item);
                });
            }
        }
        return new NvsContents(List.copyOf(items.values()), errors);
    }

    private Map<Integer, String> namespaces() {
        Map<Integer, String> names = new HashMap<>();
        found.stream()
                .filter(one -> one.namespace() == NAMES)
                .forEach(one -> names.put(one.content().u8(0), one.key()));
        return names;
    }

    private Map<Piece, Found> pieces() {
        Map<Piece, Found> pieces = new HashMap<>();
        found.stream()
                .filter(one -> one.type() == NvsType.BLOB_CHUNK)
                .forEach(one -> pieces.put(
                        new Piece(one.namespace(), one.key(), one.entry().chunk()), one));
        return pieces;
    }

    private Optional<NvsItem> item(Found one, Map<Integer, String> namespaces, Map<Piece, Found> pieces) {
        String namespace = namespaces.get(one.namespace());
        if (namespace == null) {
            complain("key " + one.key() + ": namespace " + one.namespace() + " has no name");
            return Optional.empty();
        }
        NvsItem.Name name = new NvsItem.Name(namespace, one.key());
        return one.type() == NvsType.BLOB_INDEX ? blob(one, name, pieces) : Optional.of(whole(one, name));
    }

    /** What lies in one place. */
    private static NvsItem whole(Found one, NvsItem.Name name) {
        byte[] content = one.content().array();
        int length = switch (one.type()) {
            case STR -> Math.max(0, content.length - 1);
            case BLOB -> content.length;
            default -> one.type().integerBytes();
        };
        return new NvsItem(name, one.type(), Arrays.copyOf(content, length), one.flashAddress());
    }

    private Optional<NvsItem> blob(Found index, NvsItem.Name name, Map<Piece, Found> pieces) {
        int first = index.content().u8(START_AT);
        int count = index.content().u8(COUNT_AT);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        int address = index.flashAddress();
        for (int i = 0; i < count; i++) {
            Found piece = pieces.get(new Piece(index.namespace(), index.key(), first + i));
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
