package io.trueup.console.api;

import io.trueup.console.month.Changes;

/**
 * What comes or goes, in the words of the page.
 *
 * @param isNew whether it comes
 */
record NoteChanged(boolean isNew, String what) {
    static NoteChanged of(Changes.Note note) {
        return new NoteChanged(note.isNew(), note.what());
    }
}
