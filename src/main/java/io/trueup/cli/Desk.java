package io.trueup.cli;

/** What every command is handed: where it runs, and the rooms of the program that it calls on. */
record Desk(Surroundings surroundings, Rooms rooms) {}
