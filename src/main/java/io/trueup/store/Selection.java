package io.trueup.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which rows of a list are asked for: conditions that all hold, with their parameters. */
final class Selection {

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    Selection where(String condition) {
        conditions.add(condition);
        return this;
    }

    Selection with(String parameter, Object value) {
        parameters.put(parameter, value);
        return this;
    }

    /** The statement with the conditions between its head and its tail. */
    JdbcClient.StatementSpec of(JdbcClient sql, String head, String tail) {
        String where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        return sql.sql(head + where + " " + tail).params(parameters);
    }

    /** A text to look for anywhere, as the pattern of a {@code like}: what the user typed stands for itself. */
    static String anywhere(String text) {
        return "%" + text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
