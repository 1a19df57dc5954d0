package io.trueup.report.portfolio;

import java.time.YearMonth;

/**
 * What a portfolio is about.
 *
 * @param chosen whether the run was asked for some organizations only
 * @param organizations how many rows there will be
 */
public record Portfolio(YearMonth month, int version, boolean chosen, long organizations) {

    /** The file's name in the version's folder. */
    public static final String FILE = "portfolio.xlsx";

    /** The folder beside those of the organizations; no organization can be called so. */
    public static final String FOLDER = "_portfolio";

    /** The path of an organization's workbook, from the portfolio's own folder {@code _portfolio/<month>/v<N>}. */
    String pathTo(String organization, int itsVersion) {
        return "../../../" + organization + "/" + month + "/v" + itsVersion + "/reconciliation.xlsx";
    }
}
