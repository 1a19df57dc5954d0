package io.trueup.job;

import io.trueup.organization.Organization;
import java.util.List;

/** Reads an {@code organization.yaml}. */
@FunctionalInterface
public interface OrganizationLoader {

    /**
     * @param folder the organization's folder name, which its yaml must carry as its id
     * @param label how the file is called in messages, such as {@code halyard-labs/organization.yaml}
     */
    Loaded load(String folder, String label, byte[] yaml);

    /** An organization, or why there is none. */
    sealed interface Loaded {
        record Good(Organization organization) implements Loaded {}

        /** @param problems a sentence each, with file, line, key, what was found and what is allowed; never empty */
        record Bad(List<String> problems) implements Loaded {
            public Bad {
                problems = List.copyOf(problems);
            }
        }
    }
}
