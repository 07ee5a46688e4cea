package org.nailbed.app.bench.sample;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.nailbed.firmware.Image;
import org.nailbed.firmware.deflate.OptimalDeflater;

/** How much smaller the optimal stream is than zlib's best, and what making it costs, as a Markdown table. */
public final class DeflateTable {
    private static final int BITS_PER_BYTE_ON_THE_WIRE = 10;

    private DeflateTable() {}

    /** @param baud for the time that a board gains */
    public static void print(List<Sample> samples, int baud, PrintWriter out) {
        out.println("| firmware | plain bytes | zlib 9 | optimal | smaller by | s to make | gained per board |");
        out.println("|---|---:|---:|---:|---:|---:|---:|");
        for (Sample sample : samples) {
            out.println(row(sample, baud));
            out.flush();
        }
    }

    private static String row(Sample sample, int baud) {
        byte[] plain = sample.image().padded();
        int zlib = Image.of(
                        sample.name(), sample.image().offset(), sample.image().content())
                .deflated()
                .length;
        long start = System.nanoTime();
        int optimal = OptimalDeflater.zlib(plain).length;
        double seconds = (System.nanoTime() - start) / 1e9;
        double gainedMillis = 1e3 * (zlib - optimal) * BITS_PER_BYTE_ON_THE_WIRE / baud;
        return String.format(
                Locale.ROOT,
                "| %s (%s) | %d | %d | %d | %.2f %% | %.1f | %.0f ms |",
                sample.name(),
                sample.what(),
                plain.length,
                zlib,
                optimal,
                100.0 * (zlib - optimal) / zlib,
                seconds,
                gainedMillis);
    }
}
