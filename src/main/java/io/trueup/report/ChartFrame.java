package io.trueup.report;

import javax.xml.namespace.QName;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlCursor;
import org.openxmlformats.schemas.drawingml.x2006.main.CTNonVisualDrawingProps;

/** What every chart of the workbook has around its data: a name, a title, and a text for those who cannot see it. */
final class ChartFrame {

    private static final byte[] RULE = {(byte) 0xD5, (byte) 0xDC, (byte) 0xE3};

    /** In hundredths of a point. */
    private static final int TITLE_SIZE = 1100;

    private static final QName LANGUAGE = new QName("lang");

    private ChartFrame() {}

    static void describe(XSSFChart chart, String name, String title, String description) {
        chart.setTitleText(ReportText.property(title));
        chart.setTitleOverlay(false);
        chart.getCTChart()
                .getTitle()
                .getTx()
                .getRich()
                .getPArray(0)
                .getRArray(0)
                .getRPr()
                .setSz(TITLE_SIZE);
        chart.getCTChartSpace().addNewRoundedCorners().setVal(false);
        CTNonVisualDrawingProps frame = chart.getGraphicFrame()
                .getCTGraphicalObjectFrame()
                .getNvGraphicFramePr()
                .getCNvPr();
        // programs count shapes from 1 on
        frame.setId(chart.getGraphicFrame().getId() + 1);
        frame.setName(ReportText.property(name));
        frame.setDescr(ReportText.cell(description));
    }

    /** Light lines behind the columns. */
    static void grid(XDDFValueAxis values) {
        values.getOrAddMajorGridProperties()
                .setLineProperties(new XDDFLineProperties(new XDDFSolidFillProperties(XDDFColor.from(RULE))));
    }

    /** POI writes the machine's language into every text of a chart; the texts are English wherever they are written. */
    static void inEnglish(XSSFWorkbook workbook) {
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            XSSFDrawing drawing = workbook.getSheetAt(i).getDrawingPatriarch();
            if (drawing != null) {
                drawing.getCharts().forEach(ChartFrame::inEnglish);
            }
        }
    }

    private static void inEnglish(XSSFChart chart) {
        try (XmlCursor cursor = chart.getCTChartSpace().newCursor()) {
            while (cursor.hasNextToken()) {
                if (cursor.toNextToken().isStart() && cursor.getAttributeText(LANGUAGE) != null) {
                    cursor.setAttributeText(LANGUAGE, "en");
                }
            }
        }
    }
}
