package org.nailbed.wire;

/** Every way in which a port can fail its user. */
public enum WireFault {
    /** No such device, or nobody listens there. */
    PORT_NOT_FOUND,
    /** Another program holds it, or this user may not open it. */
    PORT_BUSY,
    /** It was there and is not any more. */
    PORT_GONE,
    /** The far side or the adapter takes no more bytes. */
    WRITE_STALLED,
    /** The address cannot be understood. */
    BAD_ADDRESS,
    /** The adapter refuses this baud. */
    BAUD_REFUSED,
    /** The thread was interrupted: somebody wants this to stop. */
    INTERRUPTED,
    /** Used after close. */
    CLOSED
}
