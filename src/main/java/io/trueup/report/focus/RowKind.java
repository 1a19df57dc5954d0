package io.trueup.report.focus;

import java.util.Locale;

/** What a row stands for ({@code x_RowKind}), with the category and frequency that FOCUS gives it. */
enum RowKind {
    SEAT("Usage", "Recurring"),
    SEAT_PRORATION("Usage", "Recurring"),
    SEAT_ANNUAL_PURCHASE("Purchase", "One-Time"),
    SEAT_ANNUAL_USAGE("Usage", "Recurring"),
    API_CREDIT_PURCHASE("Purchase", "One-Time"),
    COMPUTER_CREDIT_PURCHASE("Purchase", "One-Time"),
    /** Usage charged after use, line by line. */
    API_USAGE_BILLED("Usage", "Usage-Based"),
    /** What was used beyond the credit, and charged. */
    OVERDRAFT("Usage", "Usage-Based"),
    /** Computer usage below zero, charged afterwards. */
    COMPUTER_ARREARS("Usage", "Usage-Based"),
    /** A charge for usage below zero that filled the pool up to zero: what was used then counts where it was drawn. */
    COMPUTER_SETTLEMENT("Purchase", "One-Time"),
    TAX("Tax", "One-Time"),
    DISCOUNT("Credit", "One-Time"),
    /** What a printed total says beyond its printed parts. */
    PRINTED_DIFFERENCE("Adjustment", "One-Time"),
    /** Usage drawn from prepaid credit. */
    API_USAGE("Usage", "Usage-Based"),
    /** Drawn from prepaid credit, and no meter tells for what. */
    API_USAGE_UNMETERED("Usage", "Usage-Based"),
    COMPUTER_USAGE_PAID("Usage", "Usage-Based"),
    COMPUTER_USAGE_PROMOTIONAL("Usage", "Usage-Based"),
    CREDIT_EXPIRY("Usage", "One-Time"),
    /** Bought credit that an adjustment took away. */
    CREDIT_ADJUSTMENT("Adjustment", "One-Time");

    private final String category;
    private final String frequency;

    RowKind(String category, String frequency) {
        this.category = category;
        this.frequency = frequency;
    }

    String told() {
        return name().toLowerCase(Locale.ROOT);
    }

    String category() {
        return category;
    }

    String frequency() {
        return frequency;
    }

    /** Drawn from credit bought before: not billed. */
    boolean isDrawn() {
        return switch (this) {
            case API_USAGE, API_USAGE_UNMETERED, COMPUTER_USAGE_PAID, CREDIT_EXPIRY -> true;
            default -> false;
        };
    }
}
