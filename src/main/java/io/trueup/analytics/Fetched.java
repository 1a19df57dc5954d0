package io.trueup.analytics;

import io.trueup.json.Json;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What asking for a month's analytics gave. */
public sealed interface Fetched {

    /** The pages as they came, byte for byte. */
    record Pages(List<Page> pages) implements Fetched {
        public Pages {
            pages = List.copyOf(pages);
        }
    }

    /**
     * A raw page.
     *
     * @param name of the document that it becomes, such as {@code credit_usage-1d-page-1.json}
     */
    record Page(String name, byte[] body) {

        /** Whether a page fetched earlier says the same: a cursor is made anew each time and says nothing of use. */
        public boolean saysTheSameAs(byte[] earlier) {
            return Arrays.equals(body, earlier) || said(body).equals(said(earlier));
        }

        private static JsonNode said(byte[] page) {
            JsonNode json = Json.mapper().readTree(page);
            return json instanceof ObjectNode object ? object.without("next_page") : json;
        }
    }

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
