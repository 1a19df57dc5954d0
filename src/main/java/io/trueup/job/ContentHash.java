package io.trueup.job;

import io.trueup.store.Sha256;

/** A hash over many texts in their order, in constant memory: each step hashes the last hash with the next text. */
final class ContentHash {

    private String hash = "";

    void add(String text) {
        hash = Sha256.of(hash + text);
    }

    String told() {
        return hash;
    }
}
