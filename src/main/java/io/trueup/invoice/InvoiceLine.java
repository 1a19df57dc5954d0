package io.trueup.invoice;

import io.trueup.money.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One line of an invoice as printed, with the printed sign.
 *
 * @param description the wording, wrapped rows joined by a space
 * @param quantity null where blank
 * @param unitPrice null where blank (prorations, generation 1)
 * @param amount the line's amount
 * @param tax the tax cell as printed, such as {@code 18%}; null where blank
 * @param period the line's own period; null where none is printed (generation 1 prints one for the whole invoice)
 * @param section the section's heading (generation 1); null elsewhere
 * @param subject what the wording tells
 * @param place the row that carries the amount
 */
public record InvoiceLine(
        String description,
        @Nullable BigDecimal quantity,
        @Nullable Money unitPrice,
        Money amount,
        @Nullable String tax,
        @Nullable PrintedPeriod period,
        @Nullable String section,
        LineSubject subject,
        Place place) {}
