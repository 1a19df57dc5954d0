package io.trueup.job;

import javax.sql.DataSource;

/** Operations whose database others may keep tables of their own in. */
public interface OpenedDatabase extends Operations {

    /** Pooled connections, until it is closed. */
    DataSource pool();
}
