package io.trueup.report;

import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.openxmlformats.schemas.drawingml.x2006.main.CTNonVisualDrawingProps;

/** What every chart of the workbook has around its data: a name, a title, and a text for those who cannot see it. */
final class ChartFrame {

    private static final byte[] RULE = {(byte) 0xD5, (byte) 0xDC, (byte) 0xE3};

    private ChartFrame() {}

    static void describe(XSSFChart chart, String name, String title, String description) {
        chart.setTitleText(ReportText.property(title));
        chart.setTitleOverlay(false);
        chart.getTitle().getOrAddTextProperties().setFontSize(11.0);
        chart.getCTChartSpace().addNewRoundedCorners().setVal(false);
        CTNonVisualDrawingProps frame = chart.getGraphicFrame()
                .getCTGraphicalObjectFrame()
                .getNvGraphicFramePr()
                .getCNvPr();
        frame.setName(ReportText.property(name));
        frame.setDescr(ReportText.cell(description));
    }

    /** Light lines behind the columns. */
    static void grid(XDDFValueAxis values) {
        values.getOrAddMajorGridProperties()
                .setLineProperties(new org.apache.poi.xddf.usermodel.XDDFLineProperties(
                        new XDDFSolidFillProperties(XDDFColor.from(RULE))));
    }
}
