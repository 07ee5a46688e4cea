package org.nailbed.firmware.nvs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.nailbed.firmware.Problems;
import org.nailbed.firmware.nvs.NvsEntry.Item;
import org.nailbed.firmware.nvs.NvsEntry.Namespace;

/** Makes names and values of the entries of all pages: namespaces by their number, blobs of their pieces. */
final class NvsItems {

    private final Problems problems;
    private final Map<Integer, String> namespaces = new HashMap<>();
    private final Map<PieceOf, RawEntry> pieces = new HashMap<>();
    private final Set<List<String>> seen = new HashSet<>();

    /** Where a piece belongs. */
    private record PieceOf(int namespace, String key, int chunk) {}

    NvsItems(Problems problems) {
        this.problems = problems;
    }

    List<NvsEntry> assemble(List<RawEntry> raw) {
        raw.forEach(entry -> problems.attempt(() -> register(entry)));
        List<NvsEntry> entries = new ArrayList<>();
        raw.forEach(entry ->
                problems.attempt(() -> entry(entry)).flatMap(found -> found).ifPresent(entries::add));
        pieces.values()
                .forEach(piece -> problems.add(String.valueOf(
                        piece.fault("is a piece that no index counts").getMessage())));
        return entries;
    }

    /** Namespaces and pieces first: a device may have moved them behind what refers to them. */
    private boolean register(RawEntry entry) {
        EntryHead head = entry.head();
        if (head.namespace() == 0) {
            int index = entry.data()[0] & 0xFF;
            if (head.type() != NvsType.U8 || index == 0 || namespaces.putIfAbsent(index, head.key()) != null) {
                throw entry.fault("is no namespace with a number of its own");
            }
        }
        if (head.type() == NvsType.BLOB_DATA
                && pieces.put(new PieceOf(head.namespace(), head.key(), head.chunk()), entry) != null) {
            throw entry.fault("has piece %d twice".formatted(head.chunk()));
        }
        return true;
    }

    private Optional<NvsEntry> entry(RawEntry entry) {
        EntryHead head = entry.head();
        if (head.namespace() == 0) {
            return Optional.of(new Namespace(head.key()));
        }
        if (head.type() == NvsType.BLOB_DATA) {
            return Optional.empty();
        }
        String namespace = namespaces.get(head.namespace());
        if (namespace == null) {
            throw entry.fault("is in namespace number %d, which has no name".formatted(head.namespace()));
        }
        if (!seen.add(List.of(namespace, head.key()))) {
            throw entry.fault("is there twice");
        }
        return Optional.of(new Item(namespace, head.key(), value(entry)));
    }

    private NvsValue value(RawEntry entry) {
        return switch (entry.head().type()) {
            case STRING -> new NvsValue.Text(text(entry));
            case BLOB -> new NvsValue.Blob(entry.content());
            case BLOB_INDEX -> new NvsValue.Blob(joined(entry));
            default -> new NvsValue.Int(entry.head().type(), number(entry));
        };
    }

    private static BigInteger number(RawEntry entry) {
        NvsType type = entry.head().type();
        byte[] magnitude = new byte[type.bytes()];
        for (int i = 0; i < magnitude.length; i++) {
            magnitude[magnitude.length - 1 - i] = entry.data()[i];
        }
        return type.isSigned() ? new BigInteger(magnitude) : new BigInteger(1, magnitude);
    }

    private static String text(RawEntry entry) {
        byte[] content = entry.content();
        if (content.length == 0 || content[content.length - 1] != 0) {
            throw entry.fault("has no NUL at its end");
        }
        try {
            return UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(Arrays.copyOf(content, content.length - 1)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw entry.fault("is no text in UTF-8");
        }
    }

    private byte[] joined(RawEntry index) {
        int size = Bytes.get32(index.data(), 0);
        int count = index.data()[4] & 0xFF;
        int start = index.data()[5] & 0xFF;
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        for (int chunk = start; chunk < start + count; chunk++) {
            RawEntry piece = pieces.remove(
                    new PieceOf(index.head().namespace(), index.head().key(), chunk));
            if (piece == null) {
                throw index.fault("counts %d pieces from %d, but piece %d is missing".formatted(count, start, chunk));
            }
            blob.writeBytes(piece.content());
        }
        if (blob.size() != size) {
            throw index.fault(
                    "says %s bytes, its pieces have %d".formatted(Integer.toUnsignedString(size), blob.size()));
        }
        return blob.toByteArray();
    }
}
