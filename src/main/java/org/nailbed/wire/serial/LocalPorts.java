package org.nailbed.wire.serial;

import java.util.Optional;
import org.nailbed.wire.PortInfo;
import org.nailbed.wire.PortInfo.Presence;
import org.nailbed.wire.UsbLocation;
import org.nailbed.wire.WireException;

/** What can be told of this machine's serial devices without opening one. */
public final class LocalPorts {
    private LocalPorts() {}

    /** @param address a device path, a link to one, or a USB location */
    public static Presence presence(String address) {
        return DevicePath.presence(address);
    }

    /** Where a device is plugged in now; empty when it is on no USB, or is gone again. */
    public static Optional<UsbLocation> location(String address) {
        if (UsbLocation.isMeantBy(address)) {
            return Optional.of(UsbLocation.of(address));
        }
        try {
            return SysTty.SYSTEM
                    .usb(DevicePath.resolve(address))
                    .flatMap(PortInfo.Usb::location)
                    .map(device -> new UsbLocation(device, Optional.empty()));
        } catch (WireException e) {
            return Optional.empty();
        }
    }
}
