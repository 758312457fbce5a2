package dev.fovea.conformance.e2e;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** PDFs of one page with a text layer that differ by their invoice number: quick to read, and each has a known answer. */
final class UniqueInvoices {
    private UniqueInvoices() {}

    /** What stands on invoice {@code seed} as its number. */
    static String number(long seed) {
        return "INV-%07d".formatted(seed);
    }

    /** Invoice number {@code seed}. */
    static byte[] pdf(long seed) {
        return document(List.of(
                "Weatherby Instruments Ltd",
                "4 Foundry Lane, Leeds LS2 7EW, United Kingdom",
                "INVOICE",
                "Invoice number: " + number(seed),
                "Invoice date: 2026-03-02",
                "Bill to: Example Shipping Company, 9 Dock Road, Hull HU1 1AA",
                "One calibrated barometer as ordered by telephone on the second of February",
                "Subtotal: 100.00",
                "VAT: 20.00",
                "Total: 120.00",
                "Thank you for your custom. Please pay within thirty days of the date above."));
    }

    private static byte[] document(List<String> lines) {
        StringBuilder page = new StringBuilder("BT /F1 12 Tf 60 780 Td 22 TL\n");
        lines.forEach(line -> page.append('(').append(line).append(") Tj T*\n"));
        String content = page.append("ET").toString();
        List<String> objects = List.of(
                "<< /Type /Catalog /Pages 2 0 R >>",
                "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
                        + " /Resources << /Font << /F1 5 0 R >> >> >>",
                "<< /Length " + content.length() + " >>\nstream\n" + content + "\nendstream",
                "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        return file(objects).getBytes(StandardCharsets.US_ASCII);
    }

    private static String file(List<String> objects) {
        StringBuilder file = new StringBuilder("%PDF-1.4\n");
        StringBuilder offsets = new StringBuilder("0000000000 65535 f \n");
        for (int i = 0; i < objects.size(); i++) {
            offsets.append("%010d 00000 n \n".formatted(file.length()));
            file.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        int start = file.length();
        int entries = objects.size() + 1;
        return file.append("xref\n0 ")
                .append(entries)
                .append('\n')
                .append(offsets)
                .append("trailer\n<< /Size ")
                .append(entries)
                .append(" /Root 1 0 R >>\nstartxref\n")
                .append(start)
                .append("\n%%EOF\n")
                .toString();
    }
}
