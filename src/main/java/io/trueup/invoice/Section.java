package io.trueup.invoice;

import io.trueup.money.Money;

/** A section of a generation 1 invoice, such as {@code Input Tokens}, with its printed total. */
public record Section(String name, Money total, Place place) {}
