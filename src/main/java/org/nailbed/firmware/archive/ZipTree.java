package org.nailbed.firmware.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.nailbed.firmware.FirmwareException;

/**
 * A zip. Only the files asked for are inflated, into memory and up to the size asked for; still the whole archive is refused when
 * any entry shows that it was made to harm.
 */
final class ZipTree implements FileTree {

    /** A build folder of ESP-IDF holds some thousands. */
    static final int MAX_ENTRIES = 20_000;

    /** Deflate packs no tighter than this; where the entries together seem to, they share their bytes. */
    static final int MAX_RATIO = 1032;

    static final long MAX_TOTAL_BYTES = 4L << 30;

    private final Path file;
    private final ZipFile zip;
    private final Map<String, ZipEntry> entries = new HashMap<>();
    private final Set<String> links = new HashSet<>();
    private final ReadBudget budget = new ReadBudget();

    private ZipTree(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    static ZipTree open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new FirmwareException(file + ": not found, or not a file. Check the name.");
        }
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                ZipTree tree = new ZipTree(file, zip);
                tree.check();
                return tree;
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new FirmwareException(
                    file + ": cannot be read as a zip: " + e.getMessage() + ". Copy or pack it again.", e);
        }
    }

    private void check() throws IOException {
        if (zip.size() > MAX_ENTRIES) {
            throw refusal(
                    "%d entries, expected at most %d. Pack only the build folder.".formatted(zip.size(), MAX_ENTRIES));
        }
        long total = 0;
        for (ZipEntry entry : zip.stream().toList()) {
            total += Math.max(0, entry.getSize());
            String name = safe(entry);
            if (!entry.isDirectory() && entries.putIfAbsent(name, entry) != null) {
                throw refusal("holds %s twice. Pack it again.".formatted(name));
            }
        }
        if (total > MAX_TOTAL_BYTES) {
            throw refusal("its files have %d bytes, expected at most %d. Pack only the build folder."
                    .formatted(total, MAX_TOTAL_BYTES));
        }
        long size = Files.size(file);
        if (total > size * MAX_RATIO) {
            throw refusal(
                    "%d bytes claim to hold %d, expected at most %d times as many. It was made to harm, do not use it."
                            .formatted(size, total, MAX_RATIO));
        }
        links.addAll(ZipLinks.of(file));
    }

    private String safe(ZipEntry entry) {
        try {
            return Names.inside("", entry.getName());
        } catch (FirmwareException e) {
            throw new FirmwareException(
                    file + ": its entry " + e.getMessage() + " The archive was made to harm, do not use it.", e);
        }
    }

    @Override
    public String title() {
        return file.toString();
    }

    @Override
    public NavigableSet<String> names() {
        return entries.keySet().stream()
                .filter(name -> name.chars().filter(each -> each == '/').count() <= 1)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public byte[] read(String name, int limitBytes) {
        String inside = Names.inside("", name);
        ZipEntry entry = entries.get(inside);
        if (entry == null) {
            throw refusal("%s: not found in it. Pack the whole build folder.".formatted(name));
        }
        if (links.contains(entry.getName())) {
            throw refusal("%s is a symbolic link, expected a file. Pack it with links followed.".formatted(name));
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readNBytes(limitBytes);
            if (in.read() >= 0) {
                throw refusal("%s has more than %d bytes. Check what was packed.".formatted(name, limitBytes));
            }
            checkSum(entry, content);
            budget.take(title(), content.length);
            return content;
        } catch (IOException e) {
            throw new FirmwareException(
                    "%s: %s in it cannot be unpacked: %s. Copy or pack it again.".formatted(file, name, e.getMessage()),
                    e);
        }
    }

    private void checkSum(ZipEntry entry, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        if (content.length != entry.getSize() || crc.getValue() != entry.getCrc()) {
            throw refusal(
                    "%s unpacks to %d bytes with CRC %08X, expected %d with %08X. It is damaged; copy or pack it again."
                            .formatted(
                                    entry.getName(), content.length, crc.getValue(), entry.getSize(), entry.getCrc()));
        }
    }

    private FirmwareException refusal(String fault) {
        return new FirmwareException(file + ": " + fault);
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new FirmwareException(file + ": cannot be closed: " + e + ".", e);
        }
    }
}
