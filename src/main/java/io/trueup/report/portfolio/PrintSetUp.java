package io.trueup.report.portfolio;

import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Sheet;

/** How a sheet of the portfolio is printed: landscape, one page wide, pages numbered. */
final class PrintSetUp {

    private PrintSetUp() {}

    static void of(Sheet sheet, String footer) {
        sheet.setDisplayGridlines(false);
        sheet.setFitToPage(true);
        for (PageMargin side : new PageMargin[] {PageMargin.LEFT, PageMargin.RIGHT}) {
            sheet.setMargin(side, 0.4);
        }
        sheet.setMargin(PageMargin.TOP, 0.5);
        sheet.setMargin(PageMargin.BOTTOM, 0.7);
        PrintSetup page = sheet.getPrintSetup();
        page.setPaperSize(PrintSetup.A4_PAPERSIZE);
        page.setLandscape(true);
        page.setFitWidth((short) 1);
        page.setFitHeight((short) 0);
        sheet.getFooter().setLeft(footer);
        sheet.getFooter().setRight("Page &P of &N");
    }
}
