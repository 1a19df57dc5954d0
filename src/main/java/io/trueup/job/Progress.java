package io.trueup.job;

/** Told of a run's progress while it works; called from several threads. */
public interface Progress {
    /** @param step collect, read, reconcile, report, portfolio, deliver or mails; done and total count documents, organizations or mails */
    void advanced(String step, long done, long total);

    /** Something that the user should know at once, in a sentence. */
    void note(String message);

    Progress NONE = new Progress() {
        @Override
        public void advanced(String step, long done, long total) {}

        @Override
        public void note(String message) {}
    };
}
