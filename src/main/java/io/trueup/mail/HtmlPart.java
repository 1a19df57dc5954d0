package io.trueup.mail;

import io.trueup.mail.Content.Point;
import io.trueup.mail.Content.Row;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The HTML of a mail. Styles stand at each element, because some readers drop style sheets; the sheet in the head only darkens. Nothing is
 * fetched from outside, and every text is escaped.
 */
final class HtmlPart {

    /** The picture's content id. */
    static final String PICTURE = "picture@trueup";

    private static final String SHEET = """
            :root { color-scheme: light dark; supported-color-schemes: light dark; }
            @media (prefers-color-scheme: dark) {
              .page { background: #16181c !important; color: #e8eaed !important; }
              .card { background: #1f2227 !important; border-color: #3a3f47 !important; }
              .quiet { color: #b3b9c2 !important; }
              .cell { border-color: #3a3f47 !important; color: #e8eaed !important; }
              .head { color: #b3b9c2 !important; border-color: #5a606a !important; }
              .wrong { color: #ff9b8f !important; }
              .link { color: #8ab4f8 !important; }
            }
            @media (max-width: 480px) {
              .page { padding: 8px !important; }
              .card { padding: 16px !important; }
            }
            """;

    private static final String FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";

    private final StringBuilder html = new StringBuilder(8192);

    private HtmlPart() {}

    /** @param alternative what the picture shows, in words; null without a picture */
    static String of(String title, Content content, Place place, @Nullable String alternative) {
        HtmlPart part = new HtmlPart();
        part.page(title, content, place, alternative);
        return part.html.toString();
    }

    private void page(String title, Content content, Place place, @Nullable String alternative) {
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"color-scheme\" content=\"light dark\">\n")
                .append("<meta name=\"supported-color-schemes\" content=\"light dark\">\n")
                .append("<title>")
                .append(escaped(title))
                .append("</title>\n<style>\n")
                .append(SHEET)
                .append("</style>\n</head>\n");
        html.append("<body class=\"page\" style=\"margin:0;padding:16px;background:#f4f5f7;color:#1d2126;")
                .append(FONT)
                .append("font-size:15px;line-height:1.5;\">\n")
                .append("<div class=\"card\" style=\"max-width:720px;margin:0 auto;padding:24px;background:#ffffff;"
                        + "border:1px solid #d9dce1;border-radius:8px;\">\n");
        html.append("<h1 style=\"margin:0 0 8px;font-size:21px;line-height:1.3;overflow-wrap:anywhere;\">")
                .append(escaped(content.heading()))
                .append("</h1>\n");
        paragraph("margin:0 0 8px;", "", content.status());
        if (content.dispute() != null) {
            paragraph("margin:0 0 8px;font-weight:600;color:#a11212;", "wrong", content.dispute());
        }
        accounts(content.rows());
        if (alternative != null) {
            html.append("<p style=\"margin:16px 0;\"><img src=\"cid:")
                    .append(PICTURE)
                    .append(
                            "\" width=\"480\" style=\"display:block;width:100%;max-width:480px;height:auto;border-radius:4px;\" alt=\"")
                    .append(escaped(alternative))
                    .append("\"></p>\n");
        }
        findings(content);
        list("Changed since the version before", content.changes());
        workbook(content, place);
        if (content.contact() != null) {
            heading("Questions");
            paragraph("margin:0;", "", "Ask " + content.contact() + ".");
        }
        paragraph("margin:20px 0 0;font-size:13px;color:#5a6270;", "quiet", content.fingerprint() + " Sent by Trueup.");
        html.append("</div>\n</body>\n</html>\n");
    }

    private void accounts(List<Row> rows) {
        if (rows.isEmpty()) {
            paragraph("margin:12px 0;", "", "No account has any figure for this month.");
            return;
        }
        html.append(
                "<table style=\"border-collapse:collapse;width:100%;margin:12px 0;"
                        + "font-size:14px;\">\n<caption style=\"text-align:left;font-weight:600;padding:0 0 4px;\">Accounts</caption>\n<thead><tr>");
        for (String title : List.of("Account", "Estimate", "Invoiced", "Variance")) {
            html.append("<th scope=\"col\" class=\"head\" style=\"text-align:")
                    .append(title.equals("Account") ? "left" : "right")
                    .append(";padding:6px 4px;border-bottom:2px solid #8b929d;color:#4a5260;\">")
                    .append(title)
                    .append("</th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        rows.forEach(this::account);
        html.append("</tbody></table>\n");
    }

    /** Two rows, since six columns do not fit on a telephone: the figures, and below them what they mean. */
    private void account(Row row) {
        html.append("<tr><th scope=\"row\" style=\"text-align:left;font-weight:600;")
                .append(CELL)
                .append("overflow-wrap:anywhere;\">")
                .append(escaped(row.account()))
                .append("</th>");
        for (String figure : List.of(row.estimate(), row.invoiced(), row.variance())) {
            html.append("<td style=\"text-align:right;font-variant-numeric:tabular-nums;")
                    .append(CELL)
                    .append("\">")
                    .append(escaped(figure))
                    .append("</td>");
        }
        html.append("</tr>\n<tr><td colspan=\"4\" class=\"cell\" style=\"")
                .append(LAST_CELL)
                .append("\"><span class=\"quiet\" style=\"color:#5a6270;\">Spend ")
                .append(escaped(row.spend()))
                .append(":</span> <span")
                .append(row.exception() ? " class=\"wrong\" style=\"font-weight:600;color:#a11212;\"" : "")
                .append(">")
                .append(escaped(row.verdict()))
                .append("</span></td></tr>\n");
    }

    private static final String CELL = "padding:6px 4px 0;vertical-align:top;";
    private static final String LAST_CELL = "text-align:left;padding:0 4px 6px;border-bottom:1px solid #d9dce1;";

    private void findings(Content content) {
        if (content.points().isEmpty()) {
            return;
        }
        heading("Findings");
        html.append("<ol style=\"margin:0;padding-left:24px;\">\n");
        for (Point point : content.points()) {
            html.append("<li style=\"margin:0 0 12px;overflow-wrap:anywhere;\"><strong")
                    .append(
                            point.severity().toLowerCase(Locale.ROOT).equals("error")
                                    ? " class=\"wrong\" style=\"color:#a11212;\""
                                    : "")
                    .append(">")
                    .append(escaped(TextPart.title(point)))
                    .append("</strong><br>")
                    .append(escaped(point.message()));
            if (point.evidence() != null) {
                html.append("<br><span class=\"quiet\" style=\"color:#5a6270;\">See ")
                        .append(escaped(point.evidence()))
                        .append("</span>");
            }
            html.append("<br><strong>Next:</strong> ")
                    .append(escaped(point.next()))
                    .append("</li>\n");
        }
        html.append("</ol>\n");
        if (content.others() != null) {
            paragraph("margin:0;", "", content.others());
        }
    }

    private void list(String title, List<String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        heading(title);
        html.append("<ul style=\"margin:0;padding-left:24px;\">\n");
        texts.forEach(text -> html.append("<li style=\"margin:0 0 4px;overflow-wrap:anywhere;\">")
                .append(escaped(text))
                .append("</li>\n"));
        html.append("</ul>\n");
    }

    private void workbook(Content content, Place place) {
        heading("The workbook");
        content.files().stream()
                .filter(line -> place.link() == null || !line.contains(place.link()))
                .forEach(line -> paragraph("margin:0 0 4px;overflow-wrap:anywhere;", "", line));
        if (place.link() != null) {
            html.append(
                            "<p style=\"margin:0;overflow-wrap:anywhere;\">It is kept at <a class=\"link\" style=\"color:#0b57d0;\" href=\"")
                    .append(escaped(place.link()))
                    .append("\">")
                    .append(escaped(place.path()))
                    .append("</a>; every version stays as it is.</p>\n");
        }
    }

    private void heading(String title) {
        html.append("<h2 style=\"margin:20px 0 6px;font-size:17px;\">")
                .append(escaped(title))
                .append("</h2>\n");
    }

    private void paragraph(String style, String name, String text) {
        html.append("<p")
                .append(name.isEmpty() ? "" : " class=\"" + name + "\"")
                .append(" style=\"")
                .append(style)
                .append("\">")
                .append(escaped(text))
                .append("</p>\n");
    }

    static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c);
            }
        }
        return safe.toString();
    }
}
