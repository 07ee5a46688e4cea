package org.nailbed.station.config.machine;

import org.nailbed.station.config.StationConfig.Database;
import org.nailbed.station.config.StationConfig.Panel;
import org.nailbed.station.config.type.Scalar;
import org.nailbed.station.config.type.Values;
import org.nailbed.station.config.yaml.Key;
import org.nailbed.station.config.yaml.Mapping;
import org.nailbed.station.config.yaml.Section;
import org.nailbed.station.config.yaml.Shape;
import org.nailbed.station.config.yaml.Type;

/** The {@code database} and the {@code panel} of a station. */
final class ServerKeys {

    private static final Key<String> URL = Key.required(
            "url",
            Values.ruled("a JDBC URL", ServerKeys::jdbcUrl),
            "where PostgreSQL is",
            "jdbc:postgresql://localhost:5432/nailbed");
    private static final Key<String> USER = Key.optional("user", Scalar.TEXT, "the database's user", "nailbed");
    private static final Key<String> PASSWORD_FILE = Key.optional(
            "password-file",
            Scalar.TEXT,
            "a file with the password and nothing else, so that this file can be shown around",
            "/etc/nailbed/database-password");

    static final Type<Database> DATABASE =
            new Mapping<>("a PostgreSQL", Shape.of(URL, USER, PASSWORD_FILE), ServerKeys::database);

    private static final Key<String> HOST = Key.optional(
                    "host", Scalar.TEXT, "the address to listen at; whoever reaches it can run the jig", "127.0.0.1")
            .otherwise(Panel.DEFAULT.host() + ", this machine only");
    private static final Key<Integer> PORT = Key.optional(
                    "port", Values.count(0, 65_535), "the TCP port; 0 takes a free one", "8080")
            .otherwise(Integer.toString(Panel.DEFAULT.port()));

    static final Type<Panel> PANEL = new Mapping<>("host and port", Shape.of(HOST, PORT), ServerKeys::panel);

    private ServerKeys() {}

    private static Database database(Section section) {
        return new Database(
                section.need(URL),
                section.find(USER),
                section.find(PASSWORD_FILE)
                        .map(path -> section.place().reading().file().resolveSibling(path)));
    }

    private static String jdbcUrl(String text) {
        if (!text.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("expected a JDBC URL such as jdbc:postgresql://host:5432/nailbed");
        }
        if (text.contains("password=")) {
            throw new IllegalArgumentException("expected no password in it; name a 'password-file'");
        }
        return text;
    }

    private static Panel panel(Section section) {
        return new Panel(
                section.find(HOST).orElse(Panel.DEFAULT.host()),
                section.find(PORT).orElse(Panel.DEFAULT.port()));
    }
}
