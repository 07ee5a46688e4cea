package org.nailbed.ledger.embedded;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * What only the station knows about its server. Prints without the passwords.
 *
 * @param port TCP on 127.0.0.1, kept from start to start so that tools find the database again
 * @param ownerPassword of the user that made the database and migrates it
 * @param stationPassword of the user that may only read and add
 */
record ServerSecrets(int port, String ownerPassword, String stationPassword) {
    private static final int PASSWORD_BYTES = 24;

    /** @throws IllegalArgumentException when the port is no port, or a password could end an SQL literal */
    ServerSecrets {
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("port is " + port + ", expected 1 to 65535");
        }
        requirePlain(ownerPassword);
        requirePlain(stationPassword);
    }

    static ServerSecrets make() {
        return new ServerSecrets(FreePort.find(), newPassword(), newPassword());
    }

    /** @throws IllegalArgumentException when something is missing or malformed */
    static ServerSecrets from(Properties properties) {
        return new ServerSecrets(
                Integer.parseInt(properties.getProperty("port", "0")),
                properties.getProperty("owner-password", ""),
                properties.getProperty("station-password", ""));
    }

    ServerSecrets withPort(int other) {
        return new ServerSecrets(other, ownerPassword, stationPassword);
    }

    Properties toProperties() {
        Properties properties = new Properties();
        properties.setProperty("port", Integer.toString(port));
        properties.setProperty("owner-password", ownerPassword);
        properties.setProperty("station-password", stationPassword);
        return properties;
    }

    @Override
    public String toString() {
        return "port " + port;
    }

    private static String newPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private static void requirePlain(String password) {
        if (!password.matches("[A-Za-z0-9_-]{8,}")) {
            throw new IllegalArgumentException("a password is missing or not of letters, digits, _ and -");
        }
    }
}
