package io.trueup.console.page;

import io.trueup.finding.Severity;
import io.trueup.job.ExecutionView;
import io.trueup.reconcile.Verdict;

/**
 * A state as a word with a sign before it: never told by colour alone.
 *
 * @param tone good, watch, bad or plain: the style it is shown in
 */
public record Badge(String word, String sign, String tone) {

    private static final String GOOD = "good";
    private static final String WATCH = "watch";
    private static final String BAD = "bad";
    private static final String PLAIN = "plain";

    /**
     * Of a month.
     *
     * @param status as result.json names it
     */
    public static Badge ofStatus(String status) {
        return switch (status) {
            case "reconciled" -> new Badge(status, "✓", GOOD);
            case "provisional" -> new Badge(status, "…", WATCH);
            case "discrepant" -> new Badge(status, "✕", BAD);
            default -> new Badge(status, "•", PLAIN);
        };
    }

    public static Badge of(Verdict verdict) {
        String word = verdict.told().replace('-', ' ');
        return switch (verdict) {
            case MATCHED, WITHIN_TOLERANCE -> new Badge(word, "✓", GOOD);
            case INVOICE_MISSING, EVIDENCE_MISSING -> new Badge(word, "…", WATCH);
            case AMBIGUOUS -> new Badge(word, "?", BAD);
            case OVER_INVOICED, UNDER_INVOICED -> new Badge(word, "✕", BAD);
        };
    }

    public static Badge of(Severity severity) {
        return switch (severity) {
            case ERROR -> new Badge("error", "✕", BAD);
            case WARNING -> new Badge("warning", "!", WATCH);
            case INFO -> new Badge("info", "i", PLAIN);
        };
    }

    public static Badge of(ExecutionView.State state) {
        return switch (state) {
            case RUNNING -> new Badge("running", "▶", WATCH);
            case INTERRUPTED -> new Badge("interrupted", "!", BAD);
            case COMPLETED -> new Badge("completed", "✓", GOOD);
            case FAILED -> new Badge("failed", "✕", BAD);
            case STOPPED -> new Badge("stopped", "■", WATCH);
            case ABANDONED -> new Badge("abandoned", "–", PLAIN);
        };
    }
}
