package org.nailbed.wire;

/** Opens ports by address. */
public final class Ports {
    private Ports() {}

    /**
     * Opens at {@code baud}, exclusively, both lines released.
     *
     * @param address a device path or a symbolic link to one, or {@code socket://host:port}. Where a Unix socket named like the
     *     device plus {@code .lines} lies beside it, as the virtual jig's do, DTR and RTS travel over that socket
     */
    public static Port open(String address, int baud, Deadline deadline) {
        throw new UnsupportedOperationException(address);
    }
}
