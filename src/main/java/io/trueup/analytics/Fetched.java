package io.trueup.analytics;

import java.util.List;

/** What asking for a month's analytics gave. */
public sealed interface Fetched {

    /** The pages as they came, byte for byte. */
    record Pages(List<Page> pages) implements Fetched {
        public Pages {
            pages = List.copyOf(pages);
        }
    }

    /** A raw page. @param name of the document that it becomes, such as {@code credit_usage-1d-page-1.json} */
    record Page(String name, byte[] body) {}

    /** Nothing can be asked yet: no whole UTC day of the month is over. */
    record Nothing() implements Fetched {}

    /**
     * It cannot be had now.
     *
     * @param reason a sentence for the user: what happened and what to do
     * @param forEverybody whether the server is out of order, so that asking for another organization is of no use now
     */
    record Failed(String reason, boolean forEverybody) implements Fetched {}
}
