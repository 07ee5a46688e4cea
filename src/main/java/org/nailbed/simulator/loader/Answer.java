package org.nailbed.simulator.loader;

/**
 * What a command came to.
 *
 * @param error 0 or the loader's own code
 * @param data before the status
 * @param then what happens once the reply is handed to the UART
 */
public record Answer(int error, byte[] data, Runnable then) {
    private static final byte[] NOTHING = {};

    public static final Answer OK = error(0);

    public static Answer error(int code) {
        return new Answer(code, NOTHING, () -> {});
    }

    public static Answer of(byte[] data) {
        return new Answer(0, data, () -> {});
    }

    public Answer then(Runnable next) {
        return new Answer(error, data, next);
    }
}
