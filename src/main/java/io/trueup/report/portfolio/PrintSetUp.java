package io.trueup.report.portfolio;

import io.trueup.report.Protection;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** How a sheet of the portfolio is printed and kept: landscape, pages numbered, protected without a password. */
final class PrintSetUp {

    private PrintSetUp() {}

    /** @param pagesWide over so many pages a row may run */
    static void of(XSSFSheet sheet, int pagesWide, String footer) {
        Protection.of(sheet);
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
        page.setFitWidth((short) pagesWide);
        page.setFitHeight((short) 0);
        sheet.getFooter().setLeft(footer);
        sheet.getFooter().setRight("Page &P of &N");
    }
}
