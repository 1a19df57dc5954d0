package io.trueup.job;

import io.trueup.store.EmbeddedServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the database past the program. */
final class Rows {

    private Rows() {}

    /** The first column of a query. */
    static List<String> of(World world, String query) throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.open(world.home());
                Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
                ResultSet rows = connection.createStatement().executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
